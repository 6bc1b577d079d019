"""What FollowTheMoney's library has of files of entities: one line of JSON for each, as `tools/__init__.py` says.

It runs with the Python of its own environment: followthemoney_reader.py ftm.json FILE…
"""

import json
import re
import sys

from followthemoney import model

# “sold the fuel” (the prosecutor alleges; The ledger; characters 14–27)
SENTENCE = re.compile(r"(?:“(?P<quote>.*)”|the file itself) \(.* (?P<stance>asserts|alleges|denies); (?P<where>.*)\)", re.S)
IN_DOCUMENT = re.compile("in the document “(.*)”; characters ", re.S)


def name(id):
    """The identifier of ours that ends one of theirs."""
    last = id.rsplit("--", 1)[1].encode()
    return re.sub(b"X([0-9A-F]{2})", lambda match: bytes.fromhex(match[1].decode()), last).decode()


def node(entity):
    return name(entity.id), {"label": entity.first("name"), "type": entity.first("keywords")}


def edge(entity):
    label = entity.first("role", quiet=True) or entity.first("relationship", quiet=True) or ""
    columns = {
        # Without the marks before it of what is no fact.
        "label": re.sub("^((not|inferred|proposed|rejected|alleged|denied)(, |: ))+", "", label),
        "date": entity.first("date"), "start": entity.first("startDate"), "end": entity.first("endDate"),
        "evidence": [piece(sentence) for sentence in entity.get("summary")],
    }
    [(source, target)] = entity.edgepairs()
    return name(entity.id), name(source), name(target), columns


def piece(sentence):
    match = SENTENCE.fullmatch(sentence)
    exact = IN_DOCUMENT.search(match["where"])
    places = re.findall("([0-9]+)–([0-9]+)", match["where"].rpartition("; characters ")[2])
    return {
        "text": exact[1] if exact else match["quote"], "stance": match["stance"],
        "start": int(places[0][0]) if places else None, "end": int(places[-1][1]) if places else None,
    }


def table(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        entities = [model.get_proxy(json.loads(line)) for line in file]
    nodes = [node(entity) for entity in entities if "--actor--" in entity.id]
    return {"directed": True, "nodes": nodes, "edges": [edge(entity) for entity in entities if entity.schema.edge]}


for path in sys.argv[2:]:
    try:
        print(json.dumps(table(path)))
    except Exception as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
