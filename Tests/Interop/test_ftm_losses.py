"""FollowTheMoney: what its library does not find in our entities is what the loss report says.

It has an environment of its own; the other formats are in `test_data_losses.py`.
"""

import collections
import json
import re

import losses
import pytest
from losses import Element, Evidence, Graph, explained, when

pytest.importorskip("followthemoney", reason="followthemoney has an environment of its own; see README.md")

from followthemoney import model  # noqa: E402
from followthemoney.types import registry  # noqa: E402

# What stands on relations of their documents, for people and for lists of sources.
OF_DOCUMENTS = {"proof", "publisher", "sourceUrl"}
MARKS = {"not", "inferred", "proposed", "rejected", "alleged", "denied"}


class Values:
    """The values of an entity as the library holds them, which are sets; they are taken one by one."""

    def __init__(self, line):
        entity = model.get_proxy(json.loads(line))
        _, self.kind, id = entity.id.split("--")
        self.id = re.sub(b"X([0-9A-F]{2})", lambda match: bytes.fromhex(match[1].decode()), id.encode()).decode()
        self.schema = entity.schema
        self.values = collections.Counter((prop.name, value) for prop, value in entity.itervalues())

    def take(self, *places):
        """Whether a value is there, at one of `places`, each a property's name and a value."""
        place = next((place for place in places if self.values[place]), None)
        self.values[place] -= place is not None
        return place is not None

    def take_if(self, name, is_meant):
        """The first value of a property that is meant."""
        for place, count in self.values.items():
            if count and place[0] == name and is_meant(place[1]):
                self.values[place] -= 1
                return place[1]
        return None

    def close(self, *without):
        """Nothing else may be there."""
        rest = [place for place in +self.values if place[0] not in without]
        assert not rest, f"{rest} of {self.kind} {self.id} is of nothing"


def in_followthemoney(path, graph):
    lines = path.read_text("utf-8").removesuffix("\n").split("\n") if path.stat().st_size else []
    entities = [Values(line) for line in lines]
    of = {kind: [one for one in entities if one.kind == kind] for kind in ("document", "actor", "relation")}
    return Graph(
        documents=[document(*each) for each in zip(of["document"], graph.documents, strict=True)],
        actors=[actor(values, graph, each) for values, each in zip(of["actor"], graph.actors, strict=True)],
        relations=[
            relation(values, graph, each) for values, each in zip(of["relation"], graph.relations, strict=True)
        ],
    )


def document(values, record):
    """The members that are there."""
    assert values.id == record["id"]
    places = {
        "title": [("title", None)], "publisher": [("publisher", None)], "file": [("fileName", None)],
        "published": [("publishedAt", None), ("notes", "published")], "url": [("sourceUrl", None), ("notes", "URL")],
        "sha256": [("notes", "SHA-256")],
    }
    found = {}
    for member, where in places.items():
        value = record.get(member)
        if value is not None and values.take(*((name, f"{note}: {value}" if note else value) for name, note in where)):
            found[member] = value
    authors = record.get("author", [])
    if authors and all([values.take(("author", author)) for author in authors]):
        found["author"] = authors
    language = record.get("language")
    if language is not None and language_in(values, language):
        found["language"] = language
    values.close()
    return found


def language_in(values, tag):
    is_code = values.take(("language", registry.language.clean(tag)))
    return values.take(("notes", f"language: {tag}")) or is_code


def attributes(values, graph, owner, element, other):
    """Those that are there: as the schema's own property of that name, or in words."""
    labels, names = graph.labels(owner), losses.names(graph)
    found = []
    for name, (kind, value) in element.attributes:
        text = names[value] if kind == "actor" else value
        text = {"true": "yes", "false": "no"}[text] if kind == "boolean" else text
        own = re.sub("-+([^-])", lambda match: match[1].upper(), name)
        label = labels[name] if labels[name] is not None else name
        if values.take((own, text), (other, f"{label}: {text}")):
            found.append((name, (kind, value)))
    return found


def actor(values, graph, wanted):
    assert values.id == wanted.id
    values.take(("name", wanted.name))
    values.take(("full", wanted.name))
    values.take(("title", wanted.name))
    label = graph.labels("actor_type")[wanted.type]
    values.take(("keywords", label if label is not None else wanted.type))
    item = "https?://www.wikidata.org/entity/"
    found = Element(
        aliases=[alias for alias in wanted.aliases if values.take(("alias", alias))],
        description=wanted.description if values.take(("description", wanted.description)) else None,
        same_as=[
            iri for iri in wanted.same_as
            if values.take(("wikidataId", re.sub(item, "", iri)), ("wikipediaUrl", iri), ("notes", f"same as: {iri}"))
        ],
        attributes=attributes(values, graph, "actor_property", wanted, "notes"),
        inferred=wanted.inferred and values.take(("notes", "inferred")),
        review=wanted.review if values.take(("notes", f"review: {wanted.review}")) else None,
    )
    values.close()
    return found


def relation(values, graph, wanted):
    found = Element(id=values.id)
    for end in (values.schema.edge_source, values.schema.edge_target):
        assert values.take_if(end, lambda id: "--actor--" in id)
    label = graph.labels("relation_type")[wanted.type]
    label = label if label is not None else wanted.type
    captions = [name for name in ("relationship", "role") if name in values.schema.properties]
    text = next(filter(None, (
        values.take_if(name, lambda text: text.endswith(label) and marks(text, label) is not None)
        for name in captions)), "")
    said = marks(text, label)
    found.negative, found.inferred = "not" in said, "inferred" in said
    found.review = next((review for review in ("proposed", "rejected") if review in said), None)
    if values.take(("description", "review: accepted")):
        found.review = "accepted"
    found.attributes = attributes(values, graph, "relation_property", wanted, "description")
    found.time = time(values, wanted.time) if wanted.time else None
    found.evidence = [evidence(values, graph, piece) for piece in wanted.evidence]
    values.close(*OF_DOCUMENTS)
    return found


def marks(text, label):
    """The marks before a label; None where something else stands there."""
    before = text[:len(text) - len(label)]
    said = set(before.removesuffix(": ").split(", ")) if before else set()
    return said if said <= MARKS else None


def time(values, wanted):
    if values.take(("description", when(wanted))):
        return wanted
    date, start, end = wanted
    places = [("date", date), ("startDate", start), ("endDate", end)]
    return wanted if all([values.take(place) for place in places if place[1]]) else None


def evidence(values, graph, piece):
    """A piece of evidence that a sentence of the summary says all of; None where there is none."""
    names = losses.names(graph)
    [title] = [one.get("title") or one["id"] for one in graph.documents if one["id"] == piece.document]
    exact = "“" + " … ".join(exact for _, _, exact in piece.passages) + "”"
    quote = f"“{piece.quote}”" if piece.quote is not None else "the file itself"
    # What is not the quote's own words stands beside it.
    exacts = [[exact]] if piece.passages and exact != quote else []
    parts = [
        [title], [quote], [piece.stance], [names[piece.speaker] if piece.speaker else "the document"],
        *([f"{start}–{end}"] for start, end, _ in piece.passages), *exacts,
        *([[f"line {piece.line}"]] if piece.line is not None else []),
    ]

    def is_meant(sentence):
        try:
            return all(explained(sentence, parts, ["unchecked", "characters", "in the document"]))
        except AssertionError:
            return False

    if values.take_if("summary", is_meant) is None:
        return None
    return Evidence(
        quote=piece.quote, passages=piece.passages, speaker=piece.speaker, stance=piece.stance, line=piece.line)


def test_what_followthemoney_does_not_have_is_said(product):
    losses.check_report(product, "ftm.json", in_followthemoney)
