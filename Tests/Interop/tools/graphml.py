"""GraphML, as its readers have it."""

import warnings

import igraph
import networkx
import rustworkx
import views

from tools import Table, Unreadable, debian, hexadecimal, package, program


def identified(table):
    """With the identifiers of `uid`, where the tool keeps none but that."""
    def name(id, columns):
        if "uid" not in columns:
            return id
        return columns.get("identifier") or views.last_segment(columns["uid"])

    names = {id: name(id, columns) for id, columns in table.nodes}
    table.nodes = [(names[id], columns) for id, columns in table.nodes]
    table.edges = [(names[source], names[target], columns) for source, target, columns in table.edges]
    return table


def in_networkx(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    return identified(Table(list(graph.nodes(data=True)), list(graph.edges(data=True)), graph.is_directed()))


def in_igraph(path):
    graph = igraph.Graph.Read_GraphML(str(path))
    nodes = [(vertex["id"], vertex.attributes()) for vertex in graph.vs]
    edges = [(nodes[edge.source][0], nodes[edge.target][0], edge.attributes()) for edge in graph.es]
    return identified(Table(nodes, edges, graph.is_directed()))


def in_networkit(path):
    import networkit

    # It tells people what it finds.
    networkit.setLogLevel("ERROR")
    graph = networkit.graphio.GraphMLReader().read(str(path))
    nodes = [(node, {}) for node in graph.iterNodes()]
    edges = [(source, target, {"weight": weight}) for source, target, weight in graph.iterEdgesWeights()]
    return Table(nodes, edges, graph.isDirected())


def in_rustworkx(path):
    try:
        [graph] = rustworkx.read_graphml(str(path))
    except Exception as error:
        raise Unreadable(error) from None
    nodes = [(index, graph[index]) for index in graph.node_indices()]
    edges = [(source, target, columns) for source, target, columns in graph.weighted_edge_list()]
    return identified(Table(nodes, edges, isinstance(graph, rustworkx.PyDiGraph)))


def in_tulip(path):
    return identified(tulip_table("GraphML", path))


def tulip_table(plugin, path):
    """What Tulip has, and of labels, colors and positions what it draws."""
    from tulip import tlp

    parameters = tlp.getDefaultPluginParameters(plugin)
    parameters["filename"] = parameters["file::filename"] = str(path)
    with warnings.catch_warnings():
        # Its own importer calls what it has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = tlp.importGraph(plugin, parameters)
    if graph is None:
        raise Unreadable(f"{plugin} gives no graph")
    properties = {name: graph[name] for name in graph.getProperties()}

    def columns(element):
        found = {name: values[element] for name, values in properties.items() if not name.startswith("view")}
        found["label"] = properties["viewLabel"][element] or found.get("label")
        found["color"] = hexadecimal(properties["viewColor"][element])
        return found

    def node(element):
        x, y, _ = properties["viewLayout"][element]
        return element.id, {**columns(element), "x": x, "y": y}

    nodes = [node(element) for element in graph.getNodes()]
    edges = [
        (graph.source(element).id, graph.target(element).id, columns(element)) for element in graph.getEdges()
    ]
    return Table(nodes, edges)


TOOLS = [
    package("NetworkX", "graphml", in_networkx),
    package("igraph", "graphml", in_igraph),
    package("NetworKit", "graphml", in_networkit),
    package("rustworkx", "graphml", in_rustworkx),
    package("Tulip", "graphml", in_tulip, "tulip-python"),
    program("graph-tool", "graphml", debian.graph_tool_version(), debian.graph_tool, identified),
    program("Boost", "graphml", debian.boost_version(), debian.boost, identified),
    program("JGraphT", "graphml", debian.jgrapht_version(), debian.jgrapht, identified),
]
