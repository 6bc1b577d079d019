"""DOT: Graphviz reads it without a word, and finds everything."""

import json
import re
import subprocess

import pytest
import views

# What a label's backslashes stand for; the writer spells every string like one.
ESCAPES = {"\\": "\\", "n": "\n", "r": "\r"}


def dot(output, source):
    return subprocess.run(["dot", f"-T{output}"], input=source, capture_output=True, timeout=60)


def in_graphviz(product):
    """The graph as libcgraph has it, without a layout."""
    done = dot("dot_json", product.bytes("dot"))
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode("utf-8"), object_pairs_hook=first_name)


def first_name(pairs):
    """An object of Graphviz's JSON: a node's name comes before its attributes, of which one may be called so."""
    found = {}
    for key, value in pairs:
        if key == "name" and "name" in found:
            found["name attribute"] = value
        else:
            found.setdefault(key, value)
    return found


def plain(string):
    """What a string of ours stands for."""
    assert not re.search(r'(?<!\\)(\\\\)*\\[^\\nr]', string), f"a lone backslash in {string!r}"
    return re.sub(r"\\(.)", lambda match: ESCAPES[match[1]], string)


def attributes_of(object):
    found = {
        plain(key): plain(value) for key, value in object.items() if isinstance(value, str)
    }
    found["name"] = plain(object.get("name attribute", ""))
    return found


def test_dot_accepts_it_without_a_word(product):
    done = dot("canon", product.bytes("dot"))
    assert done.stderr.decode() == ""
    assert done.returncode == 0


@pytest.mark.parametrize("old, new", [
    (b"digraph ", b"digraf "),
    (b"];\n}", b"\n}"),
    (b'="', b"=\"\""),
    (b" -> ", b" -- "),
])
def test_dot_refuses_a_spoilt_file(small, old, new):
    source = small.bytes("dot")
    assert old in source
    done = dot("canon", source.replace(old, new, 1))
    assert done.returncode != 0 or done.stderr != b""


def test_counts_are_right(product):
    graph = product.once(in_graphviz)
    assert graph["directed"] is True
    assert graph["strict"] is False
    assert graph["_subgraph_cnt"] == 0
    assert len(graph.get("objects", [])) == product.counts["actors"]
    assert len(graph.get("edges", [])) == product.counts["relations"]
    # gc reads with libcgraph alone, and counts by itself.
    done = subprocess.run(
        ["gc", "-n", "-e"], input=product.bytes("dot"), capture_output=True, timeout=60)
    assert done.returncode == 0 and done.stderr == b""
    numbers = [int(word) for word in done.stdout.split()[:2]]
    assert numbers == [product.counts["actors"], product.counts["relations"]]


def records(attributes, prefix):
    """Numbered attributes as a list of dictionaries: `evidence_1_quote` is `[0]["quote"]`."""
    found = {}
    for key, value in attributes.items():
        match = re.fullmatch(re.escape(prefix) + r"_([0-9]+)_(.*)", key, re.S)
        if match:
            found.setdefault(int(match[1]), {})[match[2]] = value
    assert sorted(found) == list(range(1, len(found) + 1))
    return [found[number] for number in sorted(found)]


def texts(attributes, name):
    """Numbered attributes as a list of texts."""
    found = {}
    for key, value in attributes.items():
        match = re.fullmatch(re.escape(name) + r"_([0-9]+)", key)
        if match and value:
            found[int(match[1])] = value
    return [found.get(number, "") for number in range(1, max(found, default=0) + 1)]


def from_dot(product):
    """A view in which an empty text is none: libcgraph knows no difference."""
    graph = product.once(in_graphviz)
    top = attributes_of({**graph, "name attribute": ""})
    properties = {
        owner: records(top, f"{owner}_property") for owner in ("actor", "relation")
    }
    colors = {type["name"]: type["color"] for type in records(top, "actor_type")}
    types = {type["name"]: type for type in records(top, "relation_type")}
    objects = graph.get("objects", [])
    ids = [plain(object["name"]) for object in objects]

    def attributes(found, owner):
        result = []
        for property in properties[owner]:
            actor = found.get(property["key"] + "_actor")
            value = actor or found.get(property["key"])
            if value:
                result.append({
                    "name": property["name"], "iri": property["iri"], "value": value,
                    "isActor": bool(actor),
                })
        return sorted(result, key=lambda attribute: attribute["name"].encode())

    def actor(id, object):
        found = attributes_of(object)
        return {
            "id": id,
            "name": found["name"],
            "type": found["type"],
            "color": colors[found["type"]],
            "aliases": texts(found, "alias"),
            "description": found.get("description"),
            "sameAs": texts(found, "same_as"),
            "inferred": found.get("inferred") == "true",
            "review": found.get("review"),
            "attributes": attributes(found, "actor"),
        }

    def evidence(record):
        keys = ("document", "quote", "prefix", "suffix", "speaker", "stance", "state")
        return {
            **{key: record.get(key) for key in keys},
            "line": int(record["line"]) if record.get("line") else None,
            "passages": [
                {"start": int(p["start"]), "end": int(p["end"]), "exact": p["exact"]}
                for p in records(record, "passage") if any(p.values())
            ],
            "before": record.get("before"),
            "after": record.get("after"),
        }

    def relation(edge):
        found = attributes_of(edge)
        return {
            "id": found["id"],
            "from": ids[edge["tail"]],
            "type": found["type"],
            "to": ids[edge["head"]],
            "label": types[found["type"]].get("label", ""),
            "symmetric": types[found["type"]].get("symmetric") == "true",
            "date": found.get("date"),
            "start": found.get("start"),
            "end": found.get("end"),
            "negative": found.get("polarity") == "negative",
            "inferred": found.get("inferred") == "true",
            "review": found.get("review"),
            "attributes": attributes(found, "relation"),
            "evidence": [
                evidence(record) for record in records(found, "evidence") if any(record.values())
            ],
        }

    return {
        "name": plain(graph["name"]),
        "title": top.get("title"),
        "documents": [
            {"id": document["id"], "title": document.get("title")}
            for document in records(top, "document")
        ],
        "actors": [actor(id, object) for id, object in zip(ids, objects)],
        "relations": [relation(edge) for edge in graph.get("edges", [])],
    }


def without_empty_texts(view):
    """The view without what libcgraph does not keep: empty texts, and those that end a list."""
    if isinstance(view, dict):
        return {
            key: without_empty_texts(value) for key, value in view.items()
            if value not in (None, "") or key == "label"
        }
    if isinstance(view, list):
        while view and view[-1] == "":
            view = view[:-1]
        return [without_empty_texts(value) for value in view]
    return view


def test_graphviz_has_everything(product):
    options = {"names": product.is_generated, "sort": True}
    found = views.comparable(from_dot(product), **options)
    expected = views.comparable(views.expected(product), **options)
    for view in (found, expected):
        for item in view["actors"] + view["relations"]:
            item["attributes"] = [a for a in item["attributes"] if a["value"] != ""]
            item["attributes"].sort(key=lambda a: (a["iri"], a.get("name", "")))
    assert without_empty_texts(found) == without_empty_texts(expected)


def test_what_other_readers_of_dot_do_not_know_is_not_there(product):
    source = product.bytes("dot")
    assert source.startswith(b'digraph "')
    text = source.decode("utf-8")
    strings = r'"(?:[^"\\]|\\.)*"'
    bare = re.sub(strings, '""', text, flags=re.S)
    assert not re.search(r"\b(subgraph|strict)\b|//|/\*|<|\n#", bare)
    # A string is joined only where it is too long for Graphviz's own reader.
    for string in re.findall(rf'(?:{strings} \+ )+{strings}', text, flags=re.S):
        assert len(string.encode("utf-8")) > 16_000
    for run in re.findall(r'[^"\\]+', text):
        assert len(run.encode("utf-8")) < 16_384


def test_nothing_is_fetched_or_included(product):
    graph = product.once(in_graphviz)
    for object in [graph, *graph.get("objects", []), *graph.get("edges", [])]:
        keys = {key.lower() for key in object}
        assert not keys & {"image", "shapefile", "fontpath", "imagepath", "headport", "tailport"}
        for key in keys & {"url", "href", "edgeurl", "edgehref"}:
            assert re.match(r"https?:|mailto:|#", object[key])
