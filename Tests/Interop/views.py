"""One view of a graph, whatever file it was read from.

A view is a dictionary in the shape of the files that the Swift tests write beside generated graphs
(`GeneratedFilesTests.swift`). If two files hold the same graph, their views are equal.
"""

import json
import math
import urllib.parse

import pytest


def expected(product):
    """The view to which all others are held.

    For a generated graph it comes from the Swift tests. What is built from a case is held to its own
    JSON-LD, whose counts and quotes are checked against the case.
    """
    if product.is_generated:
        return product.expectation
    return product.once(from_jsonld)


def _without_nothing(view):
    """Absent values as None, as Swift's encoder leaves them out."""
    if isinstance(view, dict):
        return {key: _without_nothing(value) for key, value in view.items() if value is not None}
    if isinstance(view, list):
        return [_without_nothing(value) for value in view]
    return view


def comparable(view, *, names=True, iris=True, types=True, sort=False):
    """A view without what one of the files to compare cannot say.

    `names`: the names of properties, which JSON-LD says by their IRIs. `types`: the types of actors,
    where several share one IRI.
    """
    view = json.loads(json.dumps(_without_nothing(view)))
    for item in view["actors"] + view["relations"]:
        for attribute in item["attributes"]:
            if not names:
                attribute.pop("name", None)
            if not iris:
                attribute.pop("iri", None)
    for actor in view["actors"]:
        if not types:
            actor.pop("type", None)
            actor.pop("color", None)
    if sort:
        view["relations"].sort(key=lambda relation: relation["id"])
    return view


def assert_same(view, product):
    """Holds what a tool has read to what should be in the product."""
    # Views of a case are held to its JSON-LD, which has IRIs for the names of properties.
    options = {"names": product.is_generated}
    wanted = comparable(expected(product), **options)
    view = comparable(view, **options)
    if not product.is_generated:
        for item in view["actors"] + view["relations"] + wanted["actors"] + wanted["relations"]:
            item["attributes"].sort(key=lambda attribute: attribute["iri"])
    for ours, theirs in zip(wanted["actors"] + wanted["relations"], view["actors"] + view["relations"]):
        compare_numbers(ours["attributes"], theirs["attributes"])
    assert view == wanted


def assert_members_same(members, columns, frame):
    """Holds members of JSON to the columns of GraphML, in which lists and evidence are JSON text; numbers and truths
    are JSON's own. What is in `frame` says what an element is, or is for tools."""
    for name, value in members.items():
        # A text that is empty has no column in GraphML.
        if name in frame or value == "":
            continue
        column = columns[name]
        if isinstance(value, list):
            assert json.loads(column) == value
        elif isinstance(value, bool):
            assert str(column).lower() == str(value).lower()
        elif isinstance(column, str) and isinstance(value, str):
            assert column == value
        else:
            assert float(column) == pytest.approx(float(value))


def compare_numbers(expected, found):
    """What a tool has read as a number is compared as one: 0.90 is 0.9 there."""
    for ours, theirs in zip(expected, found):
        if isinstance(theirs["value"], (int, float)):
            ours["value"] = float(ours["value"])
            theirs["value"] = float(theirs["value"])


# JSON-LD, as jq sees it.

ACTOR_KEYS = {
    "type", "id", "identifier", "name", "alternateName", "description", "sameAs", "isInferred",
    "review",
}
RELATION_KEYS = {
    "type", "id", "identifier", "from", "predicate", "to", "date", "startDate", "endDate",
    "polarity", "footnote", "isInferred", "review", "evidence",
}


class Terms:
    """A context, looked up by hand: which IRI a term is, and whether it holds references."""

    def __init__(self, context):
        self.context = context

    def definition(self, term):
        definition = self.context[term]
        return {"@id": definition} if isinstance(definition, str) else definition

    def iri(self, term):
        """The IRI of a term, of a compact IRI, or of an IRI."""
        if term in self.context:
            value = self.definition(term)["@id"]
            return value if value == term else self.iri(value)
        prefix, colon, rest = term.partition(":")
        if colon and not rest.startswith("//"):
            definition = self.context.get(prefix)
            if isinstance(definition, dict) and definition.get("@prefix"):
                return definition["@id"] + rest
        return term

    def is_reference(self, term):
        return self.definition(term).get("@type") == "@id"


def nodes(tree, kind):
    return [node for node in tree["@graph"] if kind in node["type"]]


def from_jsonld(product):
    tree = product.json
    terms = Terms(tree["@context"])
    actor_of = {node["id"]: node["identifier"] for node in nodes(tree, "Actor")}
    document_of = {node["id"]: node["identifier"] for node in nodes(tree, "Document")}
    actor_types = {}
    for node in nodes(tree, "ActorType"):
        actor_types.setdefault(node["id"], node)
    relation_types = {node["identifier"]: node for node in nodes(tree, "RelationType")}
    [dataset] = nodes(tree, "Dataset")

    def plain(value):
        """A value that is no reference, as text."""
        if isinstance(value, dict):
            return value["@value"]
        return {True: "true", False: "false"}[value] if isinstance(value, bool) else value

    def attributes(node, known):
        found = []
        for key, value in node.items():
            # A direct triple is a reference by its term, an attribute that is an actor by its value.
            if key in known or terms.is_reference(key):
                continue
            is_actor = isinstance(value, dict) and "id" in value
            text = actor_of[value["id"]] if is_actor else plain(value)
            found.append({"iri": terms.iri(key), "value": text, "isActor": is_actor})
        return found

    def date(node, key):
        return plain(node[key]) if key in node else None

    def relation_type(term):
        """A relation type's name by its term, of which each has its own."""
        if term in relation_types and terms.iri(term) == relation_types[term]["id"]:
            return relation_types[term]
        candidates = [
            node for name, node in relation_types.items()
            if node["id"] == terms.iri(term)
            and term.endswith(urllib.parse.quote(name, safe="-._~"))
        ]
        return max(candidates, key=lambda node: len(node["identifier"]))

    def actor(node):
        known = [actor_types[terms.iri(t)] for t in node["type"] if terms.iri(t) in actor_types]
        return {
            "id": node["identifier"],
            "name": node["name"],
            "type": known[0]["identifier"],
            "color": known[0]["color"],
            "aliases": node.get("alternateName", []),
            "description": node.get("description"),
            "sameAs": node.get("sameAs", []),
            "inferred": node.get("isInferred", False),
            "review": node.get("review"),
            "attributes": attributes(node, ACTOR_KEYS),
        }

    def evidence(node):
        selectors = node.get("selector", [])
        quotes = [s for s in selectors if s["type"] == "TextQuoteSelector"]
        places = [s for s in selectors if s["type"] == "TextPositionSelector"]
        return {
            "document": document_of[node["document"]],
            "quote": node.get("quote"),
            "prefix": node.get("quotePrefix"),
            "suffix": node.get("quoteSuffix"),
            "speaker": actor_of[node["speaker"]] if "speaker" in node else None,
            "stance": node["stance"],
            "state": node["state"],
            "line": node.get("line"),
            "passages": [
                {"start": place["start"], "end": place["end"], "exact": quote["exact"]}
                for quote, place in zip(quotes, places, strict=True)
            ],
            "before": quotes[0].get("prefix", "") if quotes else "",
            "after": quotes[-1].get("suffix", "") if quotes else "",
        }

    def relation(node):
        type = relation_type(node["predicate"])
        return {
            "id": node["identifier"],
            "from": actor_of[node["from"]],
            "type": type["identifier"],
            "to": actor_of[node["to"]],
            "label": type["label"],
            "symmetric": type.get("isSymmetric", False),
            "date": date(node, "date"),
            "start": date(node, "startDate"),
            "end": date(node, "endDate"),
            "negative": node.get("polarity") == "negative",
            "inferred": node.get("isInferred", False),
            "review": node.get("review"),
            "attributes": attributes(node, RELATION_KEYS),
            "evidence": [evidence(item) for item in node["evidence"]],
        }

    return {
        "name": dataset["identifier"],
        "title": dataset.get("name"),
        "documents": [
            {"id": node["identifier"], "title": node.get("name")}
            for node in nodes(tree, "Document")
        ],
        "actors": [actor(node) for node in nodes(tree, "Actor")],
        "relations": [relation(node) for node in nodes(tree, "Relation")],
    }


# GraphML, as a table of nodes and one of edges.


def from_table(mark, nodes, edges):
    """The view of rows: of nodes `(id, columns)`, of edges `(id, from, to, columns)`.

    A column that a row lacks is not in it, or holds None, NaN or an empty text: no datum of ours is
    empty.
    """
    mark = json.loads(mark)
    relation_types = {type["name"]: type for type in mark.get("relation_type", [])}

    def filled(columns):
        return {
            name: value for name, value in columns.items()
            if value not in (None, "") and not (isinstance(value, float) and math.isnan(value))
        }

    nodes = [(id, filled(columns)) for id, columns in nodes]
    edges = [(id, source, target, filled(columns)) for id, source, target, columns in edges]
    actor_of = {id: columns.get("identifier", id) for id, columns in nodes}
    name_of = {actor_of[id]: columns.get("name", "") for id, columns in nodes}

    def text(columns, key):
        if key in columns.get("empty", "").split(" "):
            assert key not in columns, f"{key} is both empty and not"
            return ""
        return columns.get(key)

    def texts(columns, key):
        return json.loads(columns[key]) if key in columns else []

    def attributes(columns, properties):
        found = []
        for property in properties:
            key = property["key"]
            actor = columns.get(key + "_actor")
            value = text(columns, key)
            if actor is not None and "actor" in property["kind"]:
                assert value == name_of[actor], f"{key} does not name the actor {actor}"
                value = actor
            elif value is None:
                continue
            found.append({
                "name": property["name"], "iri": property["iri"], "value": value,
                "isActor": actor is not None and "actor" in property["kind"],
            })
        return sorted(found, key=lambda attribute: attribute["name"].encode())

    def actor(id, columns):
        return {
            "id": actor_of[id],
            "name": text(columns, "name"),
            "type": columns["type"],
            "color": columns["color"],
            "aliases": texts(columns, "alias"),
            "description": text(columns, "description"),
            "sameAs": texts(columns, "same_as"),
            "inferred": columns.get("inferred") == "true",
            "review": columns.get("review"),
            "attributes": attributes(columns, mark.get("actor_property", [])),
        }

    def evidence(record):
        keys = ("document", "quote", "prefix", "suffix", "speaker", "stance", "state", "line")
        unknown = record.keys() - {*keys, "passage", "before", "after"}
        assert not unknown, f"evidence has {unknown}"
        return {
            **{key: record.get(key) for key in keys},
            "passages": record.get("passage", []),
            "before": record.get("before", ""),
            "after": record.get("after", ""),
        }

    def relation(id, source, target, columns):
        label = relation_types[columns["type"]]["label"]
        assert columns["label"] == (label or columns["type"])
        return {
            "id": columns.get("identifier", id),
            "from": actor_of[source],
            "type": columns["type"],
            "to": actor_of[target],
            "label": label,
            "symmetric": columns.get("symmetric") == "true",
            "date": columns.get("date"),
            "start": columns.get("start"),
            "end": columns.get("end"),
            "negative": columns.get("polarity") == "negative",
            "inferred": columns.get("inferred") == "true",
            "review": columns.get("review"),
            "attributes": attributes(columns, mark.get("relation_property", [])),
            "evidence": [evidence(record) for record in json.loads(columns["evidence"])],
        }

    return {
        "name": mark["case"],
        "title": mark.get("title"),
        "documents": [
            {"id": document["id"], "title": document.get("title")}
            for document in mark.get("document", [])
        ],
        "actors": [actor(*row) for row in nodes],
        "relations": [relation(*row) for row in edges],
    }


def last_segment(iri):
    """The identifier that ends an IRI of ours."""
    return urllib.parse.unquote(iri.rpartition("/")[2].rpartition(":")[2])
