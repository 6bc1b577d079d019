"""What arrives of a graph in other people's programs: for each tool and format, which of its parts.

A part is counted as arrived where the tool has exactly what was put in.
"""

import collections
import functools
import json

import limits
import products
import views
from lxml import etree

from tools import (
    Table, Unreadable, csv, cypher, dot, followthemoney, gexf, graphml, json_graphs, jsonlines, markdown, rdf,
)

TOOLS = [
    tool
    for module in (graphml, gexf, dot, rdf, json_graphs, jsonlines, markdown, csv, cypher, followthemoney)
    for tool in module.TOOLS
]

# The formats with coordinates.
POSITIONED = ("graphml", "gexf", "dot", "cyjs", "node-link.json", "csv")
# The formats that are written into a folder.
FOLDERS = ("csv",)

FORMATS = {
    "graphml": "GraphML", "gexf": "GEXF", "dot": "DOT", "jsonld": "JSON-LD", "nq": "N-Quads", "nt": "N-Triples",
    "ttl": "Turtle", "cyjs": "Cytoscape.js", "node-link.json": "node-link JSON", "jsonl": "JSON lines",
    "md": "Markdown", "csv": "CSV", "cypher": "Cypher", "ftm.json": "FollowTheMoney",
}

ASPECTS = limits.EVERYTHING


@functools.cache
def written_formats():
    said = products.output("formats", "--format", "json")
    return {ending for format in json.loads(said)["formats"] if format["writes"] for ending in format["extensions"]}


def is_here(tool):
    """Whether a tool is installed, and Redstring writes what it reads."""
    return tool.version is not None and tool.format in written_formats()


# Files.


def file(product, format):
    """The product in a format, with coordinates where it has a place for them."""
    return product.once(_files(format))


@functools.cache
def _files(format):
    def convert(product):
        name = f"{product.name.replace(':', '-')}-matrix"
        path = products.temporary_folder() / (name if format in FOLDERS else f"{name}.{format}")
        options = ["--to", format, "--proposals"]
        # The generated graphs are many, and laid out elsewhere.
        if format in POSITIONED and not product.is_generated:
            options.append("--layout")
        products.redstring("convert", product.path("graphml"), path, *options)
        return path

    return convert


# What should be there.


def expected(product):
    """The table of what was put in."""
    return product.once(_expected)


def _expected(product):
    view = views.expected(product)
    nodes = [
        (actor["id"], {"label": actor["name"] or actor["id"], "type": actor["type"], "color": actor["color"]})
        for actor in view["actors"]
    ]
    if not product.is_generated:
        for (_, columns), place in zip(nodes, positions(product), strict=True):
            columns["x"], columns["y"] = place
    edges = [
        (relation["from"], relation["to"], {
            "label": relation["label"] or relation["type"],
            "weight": len(relation["evidence"]),
            "evidence": [{**piece, "passage": piece["passages"]} for piece in relation["evidence"]],
            **{key: relation.get(key) for key in ("type", "date", "start", "end")},
        })
        for relation in view["relations"]
    ]
    return Table(nodes, edges)


def positions(product):
    """The coordinates of a layout, as they are spelled in GraphML."""
    root = etree.parse(file(product, "graphml"))
    found = [
        [float(data.text) for data in node if data.get("key") in ("n_x", "n_y")]
        for node in root.iter("{*}node")
    ]
    assert len({tuple(place) for place in found}) == len(found), "two nodes in one place"
    return found


# What is there.


def piece(record, keys):
    """A piece of evidence by what identifies it."""
    passages = record.get("passage") or []
    text = " … ".join(passage["exact"] for passage in passages) or record.get("quote") or ""
    found = {"text": text, "start": None, "end": None, **record}
    if passages:
        found |= {"start": passages[0]["start"], "end": passages[-1]["end"]}
    return tuple(found.get(key) or None for key in keys)


def pieces(columns, keys):
    """The evidence; nothing where its JSON has been cut."""
    evidence = columns.get("evidence") or []
    try:
        evidence = json.loads(evidence) if isinstance(evidence, str) else evidence
    except json.JSONDecodeError:
        return ()
    return tuple(piece(record, keys) for record in evidence)


def quote(columns):
    flat = columns.get("evidence_quote")
    if flat is not None:
        return flat or None
    first = pieces(columns, ("text",))[:1]
    return first[0][0] if first else None


def number(value):
    try:
        return round(float(value), 2)
    except (TypeError, ValueError):
        return None


def text(value):
    return None if value is None or value != value or value == "" else str(value)


def parts(table, evidence, names):
    """The parts of each aspect: what is counted, of nodes and of edges.

    `names` are the nodes in the order of the file, for tools that only number them.
    """
    def name(id):
        return names[id] if isinstance(id, int) and id < len(names) else id

    nodes = [(name(id), columns) for id, columns in table.nodes]
    edges = [(name(source), name(target), columns) for source, target, columns in table.edges]

    def of_nodes(value):
        found = [(id, value(columns)) for id, columns in nodes]
        return collections.Counter(each for each in found if any_in(each[1]))

    def of_edges(value):
        found = [(source, target, value(columns)) for source, target, columns in edges]
        return collections.Counter(each for each in found if any_in(each[2]))

    ways = collections.Counter((source, target) for source, target, _ in edges if source is not None)
    parallel = collections.Counter({way: count for way, count in ways.items() if count > 1})
    return {
        "nodes": {"nodes": collections.Counter(nodes=len(nodes))},
        "edges": {"edges": collections.Counter(edges=len(edges))},
        "direction": {"edges": ways if table.directed else collections.Counter()},
        "parallel edges": {"edges": parallel},
        "labels": {
            "nodes": of_nodes(lambda row: text(row.get("label"))),
            "edges": of_edges(lambda row: text(row.get("label"))),
        },
        "types": {
            "nodes": of_nodes(lambda row: text(row.get("type"))),
            "edges": of_edges(lambda row: text(row.get("type"))),
        },
        "colours": {"nodes": of_nodes(lambda row: text(row.get("color")))},
        "weights": {"edges": of_edges(lambda row: number(row.get("weight")))},
        "positions": {"nodes": of_nodes(lambda row: (number(row.get("x")), number(row.get("y"))))},
        "dates": {"edges": of_edges(lambda row: tuple(text(row.get(key)) for key in ("date", "start", "end")))},
        "quote": {"edges": of_edges(lambda row: text(quote(row)))},
        "all evidence": {"edges": of_edges(lambda row: pieces(row, evidence))},
    }


def any_in(value):
    return any(each is not None for each in value) if isinstance(value, tuple) else value is not None


# How much of it.


def cell(found, wanted):
    """`yes`, `no`, which of nodes and edges, or how many; `none` where there is nothing to arrive."""
    scores = {part: ((found[part] & wanted[part]).total(), wanted[part].total()) for part in wanted}
    scores = {part: score for part, score in scores.items() if score[1]}
    extra = sum((found[part] - wanted[part]).total() for part in ("nodes", "edges") if list(wanted) == [part])
    if not scores:
        return "none"
    if all(got == all_of_it for got, all_of_it in scores.values()):
        [(got, total), *more] = scores.values()
        return f"{got + extra} of {total}" if extra and not more else "yes"
    if all(got == 0 for got, _ in scores.values()):
        return "no"
    if all(got in (0, all_of_it) for got, all_of_it in scores.values()):
        return " and ".join(part for part, score in scores.items() if score[0])
    got, total = (sum(numbers) for numbers in zip(*scores.values()))
    return f"{got} of {total}"


def cells(found, product):
    """What of a product has arrived in a tool's table, by aspects."""
    if isinstance(found, Unreadable):
        return dict.fromkeys(ASPECTS, "no")
    table = expected(product)
    if found.by_name:
        table = named(table)
    names = [id for id, _ in table.nodes]
    wanted = parts(table, found.evidence, names)
    arrived = parts(mirrored(found, table), found.evidence, names)
    return {aspect: cell(arrived[aspect], wanted[aspect]) for aspect in ASPECTS}


def named(table):
    """With the nodes' names as their ids."""
    names = {id: columns["label"] for id, columns in table.nodes}
    nodes = [(names[id], columns) for id, columns in table.nodes]
    return Table(nodes, [(names[source], names[target], columns) for source, target, columns in table.edges])


def mirrored(table, wanted):
    """With y upwards, as it is wanted, where a format counts it from the top."""
    def pairs(table):
        return {id: number(columns.get("y")) for id, columns in table.nodes}

    found, wanted = pairs(table), pairs(wanted)
    sums = {round(found[id] + wanted[id], 2) for id in wanted if None not in (found.get(id), wanted[id])}
    if len(sums) == 1 and len(wanted) > 1:
        [height] = sums
        table.nodes = [(id, {**columns, "y": height - found[id]}) for id, columns in table.nodes]
    return table


def arrivals(tool, products):
    """The cells of a tool for each of the products."""
    tables = tool.read([file(product, tool.format) for product in products])
    return [cells(table, product) for table, product in zip(tables, products, strict=True)]
