"""Cytoscape.js and node-link JSON, as their readers have them."""

import json

import rustworkx
from networkx.readwrite import json_graph

from tools import Table, Unreadable, package


def table(graph):
    nodes = [(columns.get("identifier", id), columns) for id, columns in graph.nodes(data=True)]
    names = {id: columns.get("identifier", id) for id, columns in graph.nodes(data=True)}
    edges = [(names[source], names[target], columns) for source, target, columns in graph.edges(data=True)]
    return Table(nodes, edges, graph.is_directed())


def cytoscape_in_networkx(path):
    tree = json.loads(path.read_text("utf-8"))
    found = table(json_graph.cytoscape_graph(tree))
    return found


def node_link_in_networkx(path):
    return table(json_graph.node_link_graph(json.loads(path.read_text("utf-8"))))


def node_link_in_rustworkx(path):
    try:
        graph = rustworkx.from_node_link_json_file(str(path))
    except Exception as error:
        raise Unreadable(error) from None
    nodes = [(index, graph[index] or {}) for index in graph.node_indices()]
    edges = [(source, target, columns or {}) for source, target, columns in graph.weighted_edge_list()]
    return Table(nodes, edges, isinstance(graph, rustworkx.PyDiGraph))


TOOLS = [
    package("NetworkX", "cyjs", cytoscape_in_networkx),
    package("NetworkX", "node-link.json", node_link_in_networkx),
    package("rustworkx", "node-link.json", node_link_in_rustworkx),
]
