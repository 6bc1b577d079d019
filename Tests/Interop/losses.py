"""What is lost: the values of a graph, feature by feature, and how many of them a reader finds in a file.

`FEATURES` is the one table: for each feature of the loss report the values that a graph has of it. A reader of a
format makes a `Graph` of what it finds; what the graph has and the reader has not is lost, and the report has to say
just that. What a reader finds and the graph has not would be invented, and fails.
"""

import collections
import json
import unicodedata
from dataclasses import dataclass, field

import products


@dataclass
class Evidence:
    """A piece of evidence; nothing is None."""

    document: str | None = None
    quote: str | None = None
    # What stands before and after: of the quote as it was given, and of its place in the document.
    context: tuple | None = None
    # `(start, end, exact)`.
    passages: list = field(default_factory=list)
    speaker: str | None = None
    stance: str | None = None
    state: str | None = None
    line: int | None = None


@dataclass
class Element:
    """An actor or a relation; attributes are `(name, (kind, text))`."""

    id: str | None = None
    name: str | None = None
    ends: tuple | None = None
    type: str | None = None
    aliases: list = field(default_factory=list)
    description: str | None = None
    same_as: list = field(default_factory=list)
    # `(date, start, end)`.
    time: tuple | None = None
    negative: bool = False
    attributes: list = field(default_factory=list)
    inferred: bool = False
    review: str | None = None
    # None stands for a piece that is not found.
    evidence: list = field(default_factory=list)


@dataclass
class Graph:
    """A graph, or what a reader has found of one, in the order of the file."""

    title: str | None = None
    base: str | None = None
    # Definitions as JSON lines spell them.
    vocabulary: list = field(default_factory=list)
    # Members as JSON lines spell them.
    documents: list = field(default_factory=list)
    actors: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    # Whether the reader can tell which document, actor and relation comes first.
    ordered: bool = True

    def labels(self, owner):
        """The labels of types or properties by their names."""
        found = [json.loads(members) for kind, members in self.vocabulary if kind == owner]
        return {one["name"]: one.get("label") for one in found}


# The table.


DESCRIPTION = ("title", "publisher", "author", "published", "url", "language")
FILE = ("file", "sha256")


def _present(value):
    return [] if value is None else [value]


def _documents(members):
    def values(graph):
        found = [[document.get(member) for member in members] for document in graph.documents]
        return [(place, json.dumps(value)) for place, value in enumerate(found) if value != [None] * len(members)]

    return values


def _of(elements, values):
    def each(graph):
        return [(place, value) for place, one in enumerate(getattr(graph, elements)) for value in values(one)]

    return each


def _of_both(values):
    def each(graph):
        return [(kind, *value) for kind in ("actors", "relations") for value in _of(kind, values)(graph)]

    return each


def _of_evidence(values):
    def each(relation):
        return [
            (place, value) for place, piece in enumerate(relation.evidence) if piece for value in values(piece)
        ]

    return _of("relations", each)


FEATURES = {
    "title": lambda graph: _present(graph.title),
    "base": lambda graph: _present(graph.base),
    "vocabulary": lambda graph: graph.vocabulary,
    "documents": _documents(DESCRIPTION),
    "documentFiles": _documents(FILE),
    "aliases": _of("actors", lambda actor: actor.aliases),
    "descriptions": _of("actors", lambda actor: _present(actor.description)),
    "sameAs": _of("actors", lambda actor: actor.same_as),
    "actorProperties": _of("actors", lambda actor: actor.attributes),
    "relationIdentifiers": _of("relations", lambda relation: _present(relation.id)),
    "dates": _of("relations", lambda relation: _present(relation.time)),
    "denials": _of("relations", lambda relation: ["negative"] if relation.negative else []),
    "relationProperties": _of("relations", lambda relation: relation.attributes),
    "inferences": _of_both(lambda one: ["inferred"] if one.inferred else []),
    "reviews": _of_both(lambda one: _present(one.review)),
    "quotes": _of_evidence(lambda piece: _present(piece.quote)),
    "contexts": _of_evidence(lambda piece: _present(piece.context)),
    "passages": _of_evidence(lambda piece: piece.passages),
    "speakers": _of_evidence(lambda piece: _present(piece.speaker)),
    "stances": _of_evidence(lambda piece: [piece.stance] if piece.stance not in (None, "asserts") else []),
    "lines": _of_evidence(lambda piece: _present(piece.line)),
    "furtherEvidence": _of(
        "relations", lambda relation: [place for place, piece in enumerate(relation.evidence) if piece][1:]),
    "order": lambda graph: ["order"] if graph.ordered and max(
        len(graph.documents), len(graph.actors), len(graph.relations)) > 1 else [],
}


def counts(graph):
    """The values of each feature, each with how often it is there."""
    return {feature: collections.Counter(values(graph)) for feature, values in FEATURES.items()}


def check(found, graph, report):
    """Holds what the report says to what is really not to be found."""
    there, wanted = counts(found), counts(graph)
    # Of a description that is not all there, what is there is told apart below.
    whole = FEATURES.keys() - {"documents", "documentFiles"}
    invented = {feature: there[feature] - wanted[feature] for feature in whole}
    assert not any(invented.values()), {feature: values for feature, values in invented.items() if values}
    for ours, theirs in zip(graph.documents, found.documents):
        assert all(theirs.get(member) in (None, ours.get(member)) for member in (*DESCRIPTION, *FILE)), (ours, theirs)
    lost = {feature: wanted[feature] - there[feature] for feature in FEATURES}
    missing = {feature: values.total() for feature, values in lost.items() if values}
    detail = {
        feature: list(values)[:5] for feature, values in lost.items() if values.total() != report.get(feature, 0)
    }
    assert missing == report, f"what is lost is not what is said: {detail}"


# JSON lines, which carry everything.


def graph_of(product):
    """The product's graph."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}-losses.jsonl"
    products.redstring("convert", product.path("graphml"), path, "--proposals")
    # Python's splitlines also splits where JSON does not; decimals stay as they are spelled.
    lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    head, *records = [json.loads(line, parse_float=str) for line in lines]
    return from_records(
        head, *([line for line in records if line["redstring"] == kind] for kind in ("document", "actor", "relation")))


OWNERS = ("actor_type", "relation_type", "actor_property", "relation_property")


def from_records(head, documents, actors, relations):
    """The graph of flat records with the columns that JSON lines have."""
    def element(record, owner):
        return Element(
            id=record["id"], name=record.get("name"), type=record["type"],
            ends=(record["from"], record["to"]) if "from" in record else None,
            aliases=record.get("alias", []), description=record.get("description"),
            same_as=record.get("same_as", []), time=time(*(record.get(key) for key in ("date", "start", "end"))),
            negative=record.get("polarity") == "negative",
            attributes=[
                (each["name"], attribute(each, record))
                for each in head.get(owner, []) if each["key"] in record or each["key"] + "_actor" in record
            ],
            inferred=record.get("inferred", False), review=record.get("review"),
            evidence=[evidence_from(piece) for piece in record.get("evidence", [])],
        )

    return Graph(
        title=head.get("title"), base=head.get("base"),
        vocabulary=[(owner, json.dumps(one, sort_keys=True)) for owner in OWNERS for one in head.get(owner, [])],
        documents=documents, actors=[element(record, "actor_property") for record in actors],
        relations=[element(record, "relation_property") for record in relations],
    )


def time(date, start, end):
    return (date, start, end) if date or start or end else None


def attribute(definition, record):
    """What an attribute is, and its text; an actor by its identifier."""
    key = definition["key"]
    if key + "_actor" in record and "actor" in definition["kind"]:
        return "actor", record[key + "_actor"]
    kind = definition["kind"].removeprefix("actor or ")
    return kind, str(record[key]).lower() if kind == "boolean" else str(record[key])


def evidence_from(piece):
    context = (piece.get("prefix"), piece.get("suffix"), piece.get("before") or "", piece.get("after") or "")
    has_context = piece["state"] == "found" or context != (None, None, "", "")
    return Evidence(
        document=piece["document"], quote=piece.get("quote"), context=context if has_context else None,
        passages=[(one["start"], one["end"], one["exact"]) for one in piece.get("passage", [])],
        speaker=piece.get("speaker"), stance=piece["stance"], state=piece["state"], line=piece.get("line"),
    )


# Tables, such as GraphML's, in which lists are JSON text and an empty text has no column.


def from_columns(mark, nodes, edges):
    """The graph of a head as JSON text, of nodes `(id, columns)`, and of edges `(id, from, to, columns)`."""
    head = json.loads(mark)
    actor_of = {id: columns.get("identifier", id) for id, columns in nodes}

    def record(columns):
        found = {key: value for key, value in columns.items() if value not in (None, "") and value == value}
        found |= dict.fromkeys(filter(None, found.pop("empty", "").split(" ")), "")
        found |= {key: json.loads(found[key]) for key in ("alias", "same_as", "evidence") if key in found}
        return found | {"inferred": found.get("inferred") == "true"}

    return from_records(
        head, head.get("document", []), [{**record(columns), "id": actor_of[id]} for id, columns in nodes],
        [
            {**record(columns), "id": columns.get("identifier", id), "from": actor_of[source], "to": actor_of[target]}
            for id, source, target, columns in edges
        ],
    )


# The report.


def convert(product, ending, *options):
    """The product in another format, and what the report says is lost: the file's path, and counts by features."""
    name = "-".join([product.name.replace(":", "-"), *(option.strip("-") for option in options)])
    # A table's ending would make one file of its folder.
    path = products.temporary_folder() / (f"{name}-losses" if ending == "csv" else f"{name}-losses.{ending}")
    report = path.with_name(path.name + ".report")
    products.redstring(
        "convert", product.path("graphml"), path, "--to", ending, "--proposals", "--report", report, *options)
    said = json.loads(report.read_text("utf-8"))
    assert said["inputs"] == []
    losses = [loss for output in said["outputs"] for loss in output["losses"]]
    assert all("omissions" not in output for output in said["outputs"])
    assert len({loss["feature"] for loss in losses}) == len(losses)
    return path, {loss["feature"]: loss["count"] for loss in losses}


def check_report(product, ending, read, *options):
    """Holds the report of a conversion to what `read` finds in the file, of which it is told the graph."""
    graph = product.once(graph_of)
    path, report = convert(product, ending, *options)
    check(read(path, graph), graph, report)


# Formats that say things in words, for people.


def names(graph):
    """What actors are called by their identifiers. That two may be called alike is not counted."""
    return {actor.id: actor.name or actor.id for actor in graph.actors}


def explained(text, wanted, words=()):
    """Which of `wanted`, each a list of texts that belong together, stand in a text.

    Each text is taken out once, the longest first, because a short one may stand in a long one; then the format's own
    `words`. What remains has to be punctuation: nothing else is said.
    """
    texts = [(part, place) for place, parts in enumerate(wanted) for part in parts]
    texts += [(word, None) for word in words]
    missing = set()
    remains = text
    for part, place in sorted(texts, key=lambda each: len(each[0]), reverse=True):
        if part in remains:
            remains = remains.replace(part, "\0", 1)
        else:
            missing.add(place)
    assert all(map(_is_punctuation, remains)), f"{remains!r} is said in {text!r}, and is nothing of {wanted}"
    return [place not in missing for place in range(len(wanted))]


def _is_punctuation(letter):
    return letter == "\0" or letter.isspace() or unicodedata.category(letter)[0] == "P"


def selected(values, is_there):
    return [value for value, there in zip(values, is_there, strict=True) if there]


def when(time):
    """A time in words."""
    date, start, end = time
    if date:
        return date
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}"
