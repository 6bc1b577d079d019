"""Cytoscape.js and node-link JSON: whole in NetworkX, and whole again after NetworkX and Cytoscape's desktop.

The desktop cannot be run here. Its importer (`CytoscapejsMapper`) and its exporter (`JsRowSerializer`, both of
cytoscape-impl's json-impl) are followed by hand: see `after_the_desktop`.
"""

import json
import re

import networkx
import products
import pytest
import views
from networkx.readwrite import json_graph
from test_reading import HARD, number, sorted_relations, view_of

ENDINGS = ["cyjs", "node-link.json"]

# Members of which the graph knows nothing: they are for tools, or say what an element is.
FRAME = {"id", "value", "key", "source", "target", "group", "identifier", "weight"}

# Columns that only GraphML has for its tools.
OF_GRAPHML = {
    "labelV", "labels", "labelE", "interaction", "uid", "r", "g", "b", "size", "weight", "symmetric",
    "evidence_count", "empty", "identifier", "footnote",
}


def path_of(product, ending):
    """The product in another format, converted from its GraphML."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}.{ending}"
    if not path.exists():
        products.redstring("convert", product.path("graphml"), path, "--to", ending, "--proposals")
    return path


def without_second_members(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), f"a member twice in {names}"
    return dict(pairs)


def tree_of(path, **options):
    return json.loads(path.read_text("utf-8"), object_pairs_hook=without_second_members, **options)


def graph_of(tree, ending):
    return json_graph.cytoscape_graph(tree) if ending == "cyjs" else json_graph.node_link_graph(tree)


def data_of(graph, ending):
    return json_graph.cytoscape_data(graph) if ending == "cyjs" else json_graph.node_link_data(graph)


def write(tree, path):
    path.write_text(json.dumps(tree), "utf-8")
    return path


def read_back(path, ending):
    """What Redstring reads, as a view; and what it says."""
    target = path.with_name("read.graphml")
    said = products.redstring("convert", path, target, "--from", ending, "--proposals")
    return view_of(target), said


@pytest.mark.parametrize("ending", ENDINGS)
def test_networkx_has_every_node_and_edge(product, ending):
    graph = graph_of(tree_of(path_of(product, ending)), ending)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.number_of_nodes() == product.counts["actors"]
    assert graph.number_of_edges() == product.counts["relations"]
    pieces = [evidence(data) for _, _, data in graph.edges(data=True)]
    assert sum(map(len, pieces)) == product.counts["evidence"]


def evidence(data):
    """Evidence is an array; in Cytoscape.js, whose desktop knows no objects, its text."""
    return json.loads(data["evidence"]) if isinstance(data["evidence"], str) else data["evidence"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_member_says_what_the_column_of_graphml_says(product, ending):
    graph = graph_of(tree_of(path_of(product, ending)), ending)
    other = networkx.read_graphml(product.path("graphml"), force_multigraph=True)
    nodes = {data.get("identifier", node): data for node, data in other.nodes(data=True)}
    edges = {data.get("identifier", key): data for _, _, key, data in other.edges(keys=True, data=True)}
    found_nodes = {data.get("identifier", node): data for node, data in graph.nodes(data=True)}
    found_edges = {
        data.get("identifier", data["id"]): data for _, _, data in graph.edges(data=True)
    }
    for found, columns in [(found_nodes, nodes), (found_edges, edges)]:
        assert found.keys() == columns.keys()
        for id, members in found.items():
            assert_same(members, columns[id])


def assert_same(members, columns):
    names = {name for name in columns if name not in OF_GRAPHML and not name.startswith("evidence_")}
    assert names <= members.keys()
    views.assert_members_same(members, columns, FRAME)


def test_tools_find_what_they_look_for(product):
    for node in tree_of(path_of(product, "cyjs"))["elements"]["nodes"]:
        data = node["data"]
        assert data["label"] == (data["name"] or data.get("identifier", data["id"]))
        assert re.fullmatch("#[0-9a-f]{6}", data["color"])
        assert data["id"] == data["value"]
    for edge in tree_of(path_of(product, "cyjs"))["elements"]["edges"]:
        assert edge["data"]["label"] == edge["data"]["interaction"]
        assert edge["data"]["weight"] == len(evidence(edge["data"]))
    tree = tree_of(path_of(product, "node-link.json"))
    for node in tree["nodes"]:
        assert node["group"] == node["type"]
        assert node["label"] == (node["name"] or node["id"])
    for edge in tree["edges"]:
        assert edge["key"] == edge["id"]
        assert edge["value"] == edge["weight"] == len(edge["evidence"])


@pytest.mark.parametrize("ending", ENDINGS)
def test_networkx_writes_ours_again(product, ending, tmp_path):
    # Decimals as they are spelled: to Python, 0.50 is 0.5.
    graph = graph_of(tree_of(path_of(product, ending), parse_float=str), ending)
    again = write(data_of(graph, ending), tmp_path / f"again.{ending}")
    view, said = read_back(again, ending)
    assert said == ""
    ours = sorted_relations(view_of(product.path("graphml")))
    if ending == "cyjs":
        # It calls nodes that have no name by their identifiers.
        for actor in ours["actors"]:
            actor["name"] = actor["name"] or graph_id(graph, actor["id"])
    assert sorted_relations(view) == ours


def graph_id(graph, identifier):
    return next(
        node for node, data in graph.nodes(data=True) if data.get("identifier", node) == identifier)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_order_of_members_does_not_count(product, ending, tmp_path):
    tree = tree_of(path_of(product, ending), parse_float=str)
    path = tmp_path / f"sorted.{ending}"
    path.write_text(json.dumps(tree, sort_keys=True, indent=2), "utf-8")
    target = tmp_path / "out.graphml"
    assert products.redstring("convert", path, target, "--from", ending, "--proposals") == ""
    assert target.read_bytes() == product.bytes("graphml")


def test_a_list_of_links_is_read_as_well(product, tmp_path):
    tree = tree_of(path_of(product, "node-link.json"), parse_float=str)
    tree["links"] = tree.pop("edges")
    path = write(tree, tmp_path / "links.node-link.json")
    target = tmp_path / "out.graphml"
    said = products.redstring("convert", path, target, "--from", "node-link.json", "--proposals")
    assert said == ""
    assert target.read_bytes() == product.bytes("graphml")


# Cytoscape's desktop.


def exported_name(column):
    if column in ("id", "source", "target"):
        return column + "_original"
    return re.sub("^[^a-zA-Z_]+|[^a-zA-Z_0-9]+", "_", column)


def after_the_desktop(tree):
    """What the desktop writes of a file that it has imported.

    The importer makes a column of every member but SUID and selected, of numbers as doubles, of lists by
    their first element, and of an object an empty text. The exporter numbers elements anew, writes their
    old identifiers as `id_original`, and makes `_` of what JavaScript does not allow in a name.
    """
    def value(entry):
        if isinstance(entry, list):
            return [value(element) for element in entry]
        if isinstance(entry, dict):
            return ""
        is_number = isinstance(entry, (int, float)) and not isinstance(entry, bool)
        return float(entry) if is_number else entry

    def row(data, suid):
        columns = {column for column in data if column not in ("SUID", "selected")}
        names = {exported_name(column): value(data[column]) for column in sorted(columns)}
        return {"SUID": suid, "selected": False} | names

    elements = tree["elements"]
    numbers = {node["data"]["id"]: str(100 + n) for n, node in enumerate(elements["nodes"])}
    return {
        "format_version": "1.0",
        "generated_by": "cytoscape-3.10.4",
        "target_cytoscapejs_version": "~2.1",
        "data": row(tree["data"], 52),
        "elements": {
            "nodes": [
                {"data": {"id": numbers[node["data"]["id"]], **row(node["data"], 100 + n)},
                 "position": {"x": 1.5, "y": -2.5}, "selected": False}
                for n, node in enumerate(elements["nodes"])
            ],
            "edges": [
                {"data": {
                    "id": str(100_000 + n), "source": numbers[edge["data"]["source"]],
                    "target": numbers[edge["data"]["target"]], **row(edge["data"], 100_000 + n)},
                 "selected": False}
                for n, edge in enumerate(elements["edges"])
            ],
        },
    }


def columns_of(elements):
    return {name for element in elements for name in element["data"]}


def test_the_desktop_writes_ours_again(product, tmp_path):
    tree = tree_of(path_of(product, "cyjs"))
    for elements in tree["elements"].values():
        columns = columns_of(elements)
        if len({exported_name(column) for column in columns}) < len(columns):
            pytest.skip("the desktop makes one column of two whose names differ in their signs only")
    tree = after_the_desktop(tree)
    view, said = read_back(write(tree, tmp_path / "again.cyjs"), "cyjs")
    assert said == ""
    ours = view_of(product.path("graphml"))
    # The desktop has doubles only: 1.50 is 1.5 to it.
    for either in (view, ours):
        for item in either["actors"] + either["relations"]:
            item["attributes"] = {name: number(value) for name, value in item["attributes"].items()}
    assert view == ours


# What NetworkX writes of graphs of its own.


def own_graph(kind):
    graph = kind(name="Hard & <labels>")
    nodes = [*HARD, 7, -1, (1, 2)]
    for place, node in enumerate(nodes):
        graph.add_node(
            node, label=f"{place}: {node}", rank=place, share=place / 7, seen=place % 2 == 0,
            note=HARD[place % len(HARD)], tags=["p", HARD[place % len(HARD)]])
    for place, (source, target) in enumerate(zip(nodes, nodes[1:] + nodes[:1])):
        graph.add_edge(source, target, relation="pays", since=2000 + place, note=HARD[place % len(HARD)])
    return graph


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "kind", [networkx.Graph, networkx.DiGraph, networkx.MultiGraph, networkx.MultiDiGraph])
def test_what_networkx_writes(kind, ending, tmp_path):
    graph = own_graph(kind)
    view, said = read_back(write(data_of(graph, ending), tmp_path / f"own.{ending}"), ending)
    assert said == ""
    assert view["title"] == "Hard & <labels>"

    def id_of(node):
        # A tuple is an array of JSON; Cytoscape.js has it in Python's spelling.
        return "[1,2]" if isinstance(node, tuple) and ending != "cyjs" else str(node)

    actors = {actor["id"]: actor for actor in view["actors"]}
    assert actors.keys() == {id_of(node) for node in graph}
    for node, data in graph.nodes(data=True):
        actor = actors[id_of(node)]
        assert actor["name"] == data["label"]
        expect_attributes(actor["attributes"], data, {"label"})
    assert len(view["relations"]) == graph.number_of_edges()
    relations = {(r["from"], r["to"], float(r["attributes"]["since"])): r for r in view["relations"]}
    for source, target, data in graph.edges(data=True):
        found = relations[id_of(source), id_of(target), data["since"]]
        assert found["type"] == "pays"
        assert found["symmetric"] is not graph.is_directed()
        expect_attributes(found["attributes"], data, {"relation"})
        [piece] = found["evidence"]
        assert piece["state"] == "file" and piece["line"] == 1


def expect_attributes(found, data, elsewhere):
    for name, value in data.items():
        if name in elsewhere:
            continue
        if isinstance(value, list):
            assert json.loads(found[name]) == value
        elif isinstance(value, bool):
            assert found[name].lower() == str(value).lower()
        elif isinstance(value, (int, float)):
            assert float(found[name]) == value
        else:
            assert found[name] == value
