#!/usr/bin/env python3
"""lines.py RELATIONS FILE: the graph of generate.py as Redstring's JSON lines, for conversions that take no memory.

The quotes are evidence here, in one document; everything else is a property that the head declares. More than a
million relations are copies of that million, each with ids of its own.
"""

import json
import pathlib
import sys
import tempfile

import vocabulary
from generate import EDGE_KEYS, NODE_KEYS, Generator

KINDS = {"string": "text", "int": "integer", "double": "decimal", "boolean": "boolean"}
# What is no property: a field of the element, or its evidence.
FIELDS = {"label", "type", "description", "quote"}


def type(name, prefix, **more):
    return {"name": name, "label": name, "iri": f"urn:redstring:{prefix}:{name}", **more}


def property(name, kind):
    return {
        "key": name, "name": name, "kind": KINDS[kind], "label": name,
        "iri": f"urn:redstring:property:{name}",
    }


def renamed(name):
    """Names that Redstring keeps for itself stand behind `its-`."""
    return f"its-{name}" if name in {"source", "date"} else name


def head():
    return {
        "redstring": 1, "case": "benchmark",
        "actor_type": [
            type(name, "actor-type", color="#77aadd", shape="ellipse") for name in vocabulary.TYPES
        ],
        "relation_type": [type(name, "vocabulary") for name in vocabulary.RELATIONS],
        "actor_property": [property(renamed(n), k) for n, k in NODE_KEYS if n not in FIELDS],
        "relation_property": [property(renamed(n), k) for n, k in EDGE_KEYS if n not in FIELDS],
    }


def actor(id, name, type, description, source, mentions, score, verified):
    return {
        "redstring": "actor", "id": id, "name": name, "type": type, "description": description,
        "its-source": source, "mentions": mentions, "score": score, "verified": verified,
    }


def relation(number, start, end, type, quote, confidence, date):
    return {
        "redstring": "relation", "from": start, "to": end, "id": f"e{number}", "type": type,
        "confidence": confidence, "its-date": date,
        "evidence": [
            {"document": "archive", "quote": quote, "stance": "asserts", "state": "unchecked"}
        ],
    }


MOST = 1_000_000


def copy(line, number):
    """A line of the copy with that number: ids begin with a letter, and now with the number behind it."""
    for key in (b'"id":"', b'"from":"', b'"to":"'):
        place = line.find(key)
        # The keys stand before every text that could hold them.
        if place >= 0:
            place += len(key) + 1
            line = b"%b%d-%b" % (line[:place], number, line[place:])
    return line


def write(relations, path):
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    generator = Generator(min(relations, MOST))
    with tempfile.TemporaryFile(dir=path.parent) as actors, \
            tempfile.TemporaryFile(dir=path.parent) as edges, path.open("wb") as file:
        for node in generator.nodes():
            actors.write(encode(actor(*node)).encode() + b"\n")
        for number, edge in enumerate(generator.edges()):
            edges.write(encode(relation(number, *edge)).encode() + b"\n")
        for record in head(), {"redstring": "document", "id": "archive", "title": "The archive"}:
            file.write(encode(record).encode() + b"\n")
        for elements in actors, edges:
            for number in range(max(1, relations // MOST)):
                elements.seek(0)
                file.writelines(copy(line, number) for line in elements)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
