"""DOT, as its readers have it."""

import json
import re
import shutil
import subprocess

import networkx
import pydot
import pygraphviz
import rustworkx
import test_dot

from tools import Table, Tool, Unreadable, attempt, debian, package, program
from tools.gexf import bare
from tools.graphml import tulip_table


def named(table, plain=test_dot.plain):
    """With columns called as in GraphML; `plain` is what a string in the file stands for."""

    def columns(found):
        found = {plain(key): plain(str(value)) for key, value in found.items() if value not in (None, "")}
        # A label is broken into lines, and may be cut short where it is long.
        label = re.sub(r"\s+", " ", found.get("label", ""))
        result = {**found, "label": bare(label), "color": found.get("fillcolor")}
        if "pos" in found:
            result["x"], result["y"] = found["pos"].split(",")
        result["evidence"] = [piece(record) for record in test_dot.records(found, "evidence")]
        return result

    def piece(record):
        passages = [passage for passage in test_dot.records(record, "passage") if any(passage.values())]
        return {**record, "passage": [
            {"exact": passage["exact"], "start": int(passage["start"]), "end": int(passage["end"])}
            for passage in passages
        ]}

    def name(id):
        return plain(id) if isinstance(id, str) else id

    table.nodes = [(name(id), columns(found)) for id, found in table.nodes]
    table.edges = [(name(source), name(target), columns(found)) for source, target, found in table.edges]
    return table


def as_it_is(text):
    return text


def in_graphviz(path):
    done = test_dot.dot("dot_json", path.read_bytes())
    if done.returncode or done.stderr:
        raise Unreadable(done.stderr.decode())
    graph = json.loads(done.stdout.decode("utf-8"), object_pairs_hook=test_dot.first_name)
    names = [node["name"] for node in graph.get("objects", [])]
    nodes = [(node["name"], texts(node)) for node in graph.get("objects", [])]
    edges = [(names[edge["tail"]], names[edge["head"]], texts(edge)) for edge in graph.get("edges", [])]
    return named(Table(nodes, edges, graph["directed"]))


def texts(columns):
    return {key: value for key, value in columns.items() if isinstance(value, str)}


def in_gc(path):
    done = subprocess.run(["gc", "-n", "-e", path], capture_output=True, text=True, timeout=60, check=True)
    nodes, edges = map(int, done.stdout.split()[:2])
    return Table([(place, {}) for place in range(nodes)], [(None, None, {})] * edges, False)


def in_pydot(path):
    try:
        [graph] = pydot.graph_from_dot_file(path)
    except TypeError as error:
        raise Unreadable(error) from None
    nodes = [(unquoted(node.get_name()), unquoted_all(node)) for node in graph.get_nodes()]
    edges = [
        (unquoted(edge.get_source()), unquoted(edge.get_destination()), unquoted_all(edge))
        for edge in graph.get_edges()
    ]
    return named(Table(nodes, edges, graph.get_type() == "digraph"))


def unquoted(text):
    return text[1:-1].replace('\\"', '"') if text.startswith('"') else text


def unquoted_all(element):
    return {unquoted(key): unquoted(str(value)) for key, value in element.get_attributes().items()}


def in_networkx(path):
    try:
        graph = networkx.nx_pydot.read_dot(path)
    except TypeError as error:
        raise Unreadable(error) from None
    nodes = [(unquoted(id), columns) for id, columns in graph.nodes(data=True)]
    edges = [(unquoted(s), unquoted(t), columns) for s, t, columns in graph.edges(data=True)]
    return named(Table(nodes, edges, graph.is_directed()))


def in_pygraphviz(path):
    graph = pygraphviz.AGraph(str(path))
    nodes = [(str(node), dict(node.attr)) for node in graph.nodes()]
    # Not by their keys, which ours do not have: it would take any of several parallel edges for each.
    edges = [(str(edge[0]), str(edge[1]), dict(edge.attr)) for edge in graph.edges()]
    return named(Table(nodes, edges, graph.is_directed()))


def in_rustworkx(path):
    try:
        graph = rustworkx.from_dot(path.read_text("utf-8"))
    except Exception as error:
        raise Unreadable(error) from None

    def node(index):
        found = graph[index]
        return (index, found) if isinstance(found, dict) else (found, {})

    names = {index: node(index)[0] for index in graph.node_indices()}
    nodes = [node(index) for index in graph.node_indices()]
    edges = [(names[source], names[target], found) for source, target, found in graph.weighted_edge_list()]
    return named(Table(nodes, edges, isinstance(graph, rustworkx.PyDiGraph)))


def in_tulip(path):
    table = tulip_table("graphviz", path)
    for _, columns in table.nodes:
        columns["fillcolor"] = columns["color"]
        columns["pos"] = "{x},{y}".format_map(columns)
    return named(table, as_it_is)


def from_boost(table):
    names = {place: columns.pop("id of node") for place, columns in table.nodes}
    table.nodes = [(names[place], columns) for place, columns in table.nodes]
    table.edges = [(names[source], names[target], columns) for source, target, columns in table.edges]
    return named(table)


def graphviz_version():
    if not shutil.which("dot"):
        return None
    said = subprocess.run(["dot", "-V"], capture_output=True, text=True).stderr
    return re.search(r"version (\S+)", said)[1]


def graphviz(name, read):
    return Tool(name, "dot", graphviz_version(), lambda paths: [attempt(read, path) for path in paths])


TOOLS = [
    graphviz("Graphviz", in_graphviz),
    graphviz("Graphviz gc", in_gc),
    package("pygraphviz", "dot", in_pygraphviz),
    package("pydot", "dot", in_pydot),
    package("NetworkX", "dot", in_networkx),
    package("rustworkx", "dot", in_rustworkx),
    package("Tulip", "dot", in_tulip, "tulip-python"),
    program("graph-tool", "dot", debian.graph_tool_version(), debian.graph_tool, named),
    program("Boost", "dot", debian.boost_version(), debian.boost, from_boost),
    program("JGraphT", "dot", debian.jgrapht_version(), debian.jgrapht, named),
]
