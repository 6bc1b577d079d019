"""Formats for programs: the loss report says what a reader finds missing, and nothing else.

FollowTheMoney is in `test_ftm_losses.py`, because its library has an environment of its own.
"""

import collections
import json
import re

import databases
import losses
import lxml.etree
import networkx
import products
import pyoxigraph
import pytest
import test_csv
import test_cypher
import test_gexf
from losses import Element, Graph

# Tables.


def in_networkx(path, graph):
    found = networkx.read_graphml(path, force_multigraph=True)
    edges = [(key, source, target, data) for source, target, key, data in found.edges(keys=True, data=True)]
    order = {relation.id: place for place, relation in enumerate(graph.relations)}
    # NetworkX has edges by the nodes that they come from.
    edges.sort(key=lambda edge: order[edge[3].get("identifier", edge[0])])
    return as_spelled(losses.from_columns(found.graph["redstring"], list(found.nodes(data=True)), edges), graph)


def as_spelled(found, graph):
    """What has been read as a number, in the spelling of the graph: 0.90 is 0.9 there."""
    for theirs, ours in zip(found.actors + found.relations, graph.actors + graph.relations):
        spelled = {(name, float(value)): value for name, (kind, value) in ours.attributes if kind == "decimal"}
        theirs.attributes = [
            (name, (kind, spelled.get((name, float(value)), value) if kind == "decimal" else value))
            for name, (kind, value) in theirs.attributes
        ]
    return found


def in_csv(path, graph):
    def records(name):
        return list(test_csv.records((path / f"{name}.csv").read_bytes()))

    edges = [
        (edge["Id"], edge["Source"], edge["Target"], {**edge, "type": edge["Kind"]}) for edge in records("edges")
    ]
    mark = (path / "case.json").read_text("utf-8")
    return losses.from_columns(mark, [(node["Id"], node) for node in records("nodes")], edges)


def in_neo4js_csv(path, graph):
    """By the rules of its importer: a header is a name, and a type behind the last colon."""
    def records(name):
        header, *rows = test_csv.with_python((path / f"{name}.csv").read_bytes())
        return [dict(cell(*each) for each in zip(header, row)) for row in rows]

    def cell(header, value):
        name, _, type = header.rpartition(":")
        if type == "string[]":
            return name, json.dumps(value.split(";")) if value else ""
        return (name if type in test_csv.TYPES or header == "id:ID" else header), value

    mark = (path / "case.json").read_text("utf-8")
    return losses.from_columns(
        mark, [(node["id"], node) for node in records("nodes")],
        [(edge["id"], edge[":START_ID"], edge[":END_ID"], edge) for edge in records("edges")])


def in_gexf(path, graph):
    tree = lxml.etree.parse(path)
    [head] = tree.getroot().xpath("processing-instruction()")
    found = networkx.read_gexf(path)
    order = {edge.get("id"): place for place, edge in enumerate(tree.iter("{*}edge"))}
    edges = sorted(found.edges(data=True), key=lambda edge: order[edge[2]["id"]])
    nodes = [(id, test_gexf.columns(data)) for id, data in found.nodes(data=True)]
    return as_spelled(losses.from_columns(head.text, nodes, [
        (data["id"], source, target, test_gexf.columns(data)) for source, target, data in edges]), graph)


@pytest.mark.parametrize("ending, read, options", [
    pytest.param("graphml", in_networkx, (), id="graphml"), pytest.param("gexf", in_gexf, (), id="gexf"),
    pytest.param("csv", in_csv, (), id="gephi"), pytest.param("csv", in_neo4js_csv, ("--profile", "neo4j"), id="neo4j"),
])
def test_tables_have_everything(product, ending, read, options):
    losses.check_report(product, ending, read, *options)


def lossless():
    """The formats that say that they carry everything."""
    formats = json.loads(products.output("formats", "--format", "json"))["formats"]
    every = set(losses.FEATURES)
    assert all(set(format.get("carries", [])) <= every for format in formats)
    return [
        format["extensions"][0] for format in formats if format["writes"] and set(format.get("carries", [])) == every
    ]


@pytest.mark.parametrize("ending", lossless())
def test_where_nothing_is_lost_nothing_is_said(some, ending):
    assert losses.convert(some, ending)[1] == {}


# RDF, which is a set.


def reversed_copy(product):
    """The product as JSON lines, each kind of thing in the order of the other end."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}-reversed.jsonl"
    products.redstring("convert", product.path("graphml"), path, "--proposals")
    head, *lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    kinds = collections.defaultdict(list)
    for line in lines:
        kinds[json.loads(line)["redstring"]].append(line)
    turned = [line for kind in ("document", "actor", "relation") for line in reversed(kinds[kind])]
    path.write_text("\n".join([head, *turned]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("ending", ["nq", "nt", "ttl"])
def test_no_triple_of_rdf_tells_the_order_and_the_report_says_so(some, ending):
    """That all else is in the triples is held in `test_rdf.py` and `test_jsonld.py`."""
    path, report = losses.convert(some, ending)
    turned = path.with_name(f"reversed-{path.name}")
    products.redstring("convert", some.once(reversed_copy), turned, "--proposals")
    # But for the numbers of the footnotes, which begin anew in any order.
    found, other = (
        {str(triple) for triple in pyoxigraph.parse(path=str(each)) if "term:footnote" not in str(triple.predicate)}
        for each in (path, turned))
    graph = some.once(losses.graph_of)
    has_order = max(len(graph.documents), len(graph.actors), len(graph.relations)) > 1
    assert found == other
    assert report == ({"order": 1} if has_order else {})


# Cypher, in a database.

# What our nodes and relationships have besides what the graph has.
FRAME = {
    "id", "uid", "case_place", "name", "type", "evidence_count", "evidence_document", "evidence_quote",
    "evidence_speaker", "evidence_stance",
}


def in_database(holding, profile):
    def read(path, graph):
        [case] = holding.of_kind("Case")
        assert not case.keys() - {"id", "title", "base"}
        pieces = evidence_nodes(holding) if profile == "nodes" else None
        return Graph(
            title=case.get("title"), base=case.get("base"), documents=holding.of_kind("Document"),
            actors=[
                in_node(node, actor) for node, actor in zip(holding.of_kind("Actor"), graph.actors, strict=True)
            ],
            relations=[
                in_relationship(found, relation, pieces)
                for found, relation in zip(holding.relations, graph.relations, strict=True)
            ],
        )

    return read


def in_node(node, actor):
    rest = {key: value for key, value in node.items() if key not in FRAME}
    assert node["id"] == actor.id
    return Element(
        aliases=rest.pop("alias", []), description=rest.pop("description", None), same_as=rest.pop("same_as", []),
        inferred=rest.pop("inferred", False), review=rest.pop("review", None), attributes=own(rest, actor),
    )


def in_relationship(found, relation, pieces):
    source, _, target, properties = found
    rest = {key: value for key, value in properties.items() if key not in FRAME}
    assert (source, target) == relation.ends
    pieces = pieces[properties["id"]] if pieces is not None else [
        losses.evidence_from(piece) for piece in json.loads(rest.pop("evidence"))]
    assert properties["evidence_count"] == len(pieces)
    return Element(
        id=properties["id"], time=losses.time(*(rest.pop(key, None) for key in ("date", "start", "end"))),
        negative=rest.pop("polarity", None) == "negative", inferred=rest.pop("inferred", False),
        review=rest.pop("review", None), attributes=own(rest, relation), evidence=pieces,
    )


def own(rest, element):
    """The attributes that are among the properties; nothing else may be there."""
    found = []
    for name, (kind, value) in element.attributes:
        written = re.sub("[^A-Za-z0-9.:_-]", "_", name)
        keys = [key for key in rest if re.fullmatch(rf"(attribute\.)?{re.escape(written)}(\.\d+)?", key)]
        # `k_actor` has the actors of a property `k`, and a property `k_actor` is `attribute.k_actor`.
        key = max(keys, key=len, default=None)
        held = rest.pop(f"{key}_actor", None) if kind == "actor" else rest.get(key)
        rest.pop(key, None)
        if held is not None and test_cypher.is_said(held, value):
            found.append((name, (kind, value)))
    assert not rest, f"{rest} is of nothing"
    return found


def evidence_nodes(holding):
    """The pieces of evidence by the relations that they are of, in their order."""
    ends = collections.defaultdict(dict)
    for (kind, id), type, (_, target), _ in holding.relationships:
        if kind == "Evidence":
            ends[id][type] = target
    found = collections.defaultdict(list)
    for node in sorted(holding.of_kind("Evidence"), key=lambda node: node["number"]):
        keys = ("start", "end", "exact")
        passages = [dict(zip(keys, values, strict=True)) for values in zip(*(node.get(key, []) for key in keys))]
        found[node["relation"]].append(losses.evidence_from({
            **node, "document": ends[node["id"]]["IN_DOCUMENT"], "speaker": ends[node["id"]].get("SAID_BY"),
            "passage": passages,
        }))
    return found


@pytest.mark.skipif(not databases.falkordb_version(), reason=databases.NO_FALKORDB)
@pytest.mark.parametrize("profile", ["properties", "nodes"])
def test_what_a_database_does_not_hold_is_said(product, profile):
    """FalkorDB runs our scripts as they stand, but for constraints and indexes."""
    holding = databases.all_in_falkordb(profile)[product.name]
    losses.check_report(product, "cypher", in_database(holding, profile), "--profile", profile)
