#!/usr/bin/env python3
"""What GraphML importers that cannot be run here would lose or refuse.

Gephi, Cytoscape, TinkerPop, Neo4j's APOC and yEd are desktop programs or servers; NetworKit, Boost,
graph-tool, rustworkx, JGraphT and Tulip are heavy. Each has habits of its own, known from its importer's
source. A rule below is one such habit: it looks at a file and says what goes wrong, and for whom.

    python3 Tests/Interop/consumer_lint.py FILE.graphml ...

Exit status: 0 nothing found, 1 something found, 2 a file is no XML.
"""

import collections
import math
import re
import sys
from dataclasses import dataclass, field

from lxml import etree

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
# XML 1.0, production 4a; a name token is one or more of these.
NAME_TOKEN = re.compile(
    "[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]+"
)
WHOLE_NUMBER = re.compile(r"[-+]?[0-9]+")


@dataclass(frozen=True)
class Finding:
    consumers: str
    where: str
    problem: str

    def __str__(self):
        return f"{self.consumers}: {self.where}: {self.problem}"


@dataclass
class Key:
    id: str
    owner: str | None
    name: str | None
    type: str | None
    has_default: bool


@dataclass
class Item:
    """A node or an edge, or the graph itself; `data` in the file's order."""

    kind: str
    element: object
    id: str
    first_child: str | None = None
    data: list = field(default_factory=list)

    @property
    def where(self):
        return f"{self.kind} {self.id!r}"


class File:
    """A GraphML file as a reader meets it."""

    def __init__(self, source):
        self.source = source
        parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
        self.root = etree.fromstring(source, parser)
        self.document_type = self.root.getroottree().docinfo.doctype
        self.encoding = self.root.getroottree().docinfo.encoding
        self.keys = [
            Key(e.get("id"), e.get("for"), e.get("attr.name"), e.get("attr.type"),
                e.find(self.tag("default")) is not None)
            for e in self.root.iter(self.tag("key"))
        ]
        self.key = {key.id: key for key in self.keys}
        self.graphs = list(self.root.iter(self.tag("graph")))
        self.items = [self._item(e) for e in self.root.iter(self.tag("node"), self.tag("edge"))]
        self.nodes = [item for item in self.items if item.kind == "node"]
        self.edges = [item for item in self.items if item.kind == "edge"]

    @staticmethod
    def tag(name):
        return f"{{{NAMESPACE}}}{name}"

    def _item(self, element):
        item = Item(etree.QName(element).localname, element, element.get("id") or "")
        children = [child for child in element if isinstance(child.tag, str)]
        if children:
            item.first_child = etree.QName(children[0]).localname
        item.data = [
            (child.get("key"), "".join(child.itertext()))
            for child in children if child.tag == self.tag("data")
        ]
        return item

    def named(self, owner):
        """The names of the columns of nodes, or of edges."""
        return {key.name for key in self.keys if key.owner in (owner, "all", None)}

    def ids(self, owner):
        return {key.id for key in self.keys if key.owner in (owner, "all", None)}


RULES = []


def rule(consumers):
    """Makes a rule of a function that yields pairs: where, and what is wrong."""

    def enter(function):
        RULES.append((consumers, function))
        return function

    return enter


# The file as a whole.


@rule("every reader")
def is_graphml(file):
    if file.root.tag != File.tag("graphml"):
        yield "root", f"is {file.root.tag}, not graphml in the namespace {NAMESPACE}"


@rule("Cytoscape")
def namespace_is_early(file):
    if NAMESPACE.encode() not in b"\n".join(file.source.split(b"\n", 20)[:20]):
        yield "file", "does not name the namespace in its first 20 lines, by which the file is recognised"


@rule("yEd, Gephi")
def is_plain_utf8(file):
    if (file.encoding or "UTF-8").upper() != "UTF-8" or file.source.startswith(b"\xef\xbb\xbf"):
        yield "file", "is not UTF-8 without a byte order mark"


@rule("TinkerPop, APOC")
def has_no_document_type(file):
    if file.document_type:
        yield "file", "has a document type, which safe parsers refuse"


@rule("igraph, Tulip")
def has_no_cdata(file):
    # Outside of CDATA no `<` stands for itself, so that this cannot be text.
    if b"<![CDATA[" in file.source:
        yield "file", "has a CDATA section"


@rule("rustworkx, JGraphT, NetworkX")
def has_one_flat_graph(file):
    if len(file.graphs) != 1:
        yield "file", f"has {len(file.graphs)} graphs, nested ones counted, not 1"


@rule("NetworkX, Boost, Gephi")
def is_directed(file):
    for graph in file.graphs:
        if graph.get("edgedefault") != "directed":
            yield "graph", "has an edgedefault that is not 'directed'"
    for edge in file.edges:
        if edge.element.get("directed") is not None:
            yield edge.where, "sets its own direction, which few readers mix with the graph's"


@rule("NetworkX, rustworkx, Gephi")
def has_nodes_and_edges_only(file):
    for name in ("hyperedge", "port", "locator", "endpoint"):
        if next(file.root.iter(File.tag(name)), None) is not None:
            yield "file", f"has a <{name}>"


@rule("Cytoscape, TinkerPop, NetworKit, Tulip")
def is_in_order(file):
    rank = {"data": 0, "node": 1, "edge": 2}
    for graph in file.graphs:
        highest = 0
        for child in graph:
            if not isinstance(child.tag, str):
                continue
            now = rank.get(etree.QName(child).localname, highest)
            if now < highest:
                yield "graph", "is not in the order data, nodes, edges"
                break
            highest = now


# Keys.


@rule("every reader")
def key_ids_are_unique(file):
    for id, count in collections.Counter(key.id for key in file.keys).items():
        if count > 1:
            yield f"key {id!r}", f"is declared {count} times"


@rule("igraph, Tulip, APOC")
def keys_have_one_owner(file):
    for key in file.keys:
        if key.owner not in ("node", "edge", "graph"):
            yield f"key {key.id!r}", f"is for {key.owner or 'nothing in particular'}"


@rule("NetworKit, rustworkx, graph-tool, Boost, JGraphT")
def keys_have_name_and_type(file):
    for key in file.keys:
        if not key.name or not key.type:
            yield f"key {key.id!r}", "has no attr.name or no attr.type"


@rule("the schema")
def key_names_are_tokens(file):
    for key in file.keys:
        if key.name and not NAME_TOKEN.fullmatch(key.name):
            yield f"key {key.id!r}", f"has the name {key.name!r}, which is no NMTOKEN"


@rule("Cytoscape, DuckDB")
def columns_differ_by_more_than_case(file):
    for owner in ("node", "edge", "graph"):
        names = collections.Counter((k.name or "").lower() for k in file.keys if k.owner == owner)
        for name, count in names.items():
            if count > 1:
                yield f"{owner} column {name!r}", f"is declared {count} times, case aside"


@rule("igraph, Gephi")
def no_column_is_called_id(file):
    for key in file.keys:
        if (key.name or "").lower() == "id":
            yield f"key {key.id!r}", "is called id, which hides the element's own"


@rule("Boost, rustworkx")
def no_key_is_boolean(file):
    for key in file.keys:
        if key.type == "boolean":
            yield f"key {key.id!r}", "is boolean, for which there is no spelling that both read"


@rule("yEd, Tulip, rustworkx")
def key_types_are_common(file):
    for key in file.keys:
        if key.type not in (None, "boolean", "string", "int", "double"):
            yield f"key {key.id!r}", f"has the type {key.type!r}"


@rule("NetworkX, Cytoscape")
def no_key_has_a_default(file):
    for key in file.keys:
        if key.has_default:
            yield f"key {key.id!r}", "has a <default>, which is ignored"


@rule("Gephi before 0.9.6")
def no_key_is_taken_for_the_label(file):
    for key in file.keys:
        if (key.owner, key.id) in (("node", "d3"), ("edge", "d7")):
            yield f"key {key.id!r}", "is taken for the label, whatever its name"


@rule("TinkerPop")
def tinkerpop_finds_labels(file):
    if file.nodes and "labelV" not in file.ids("node"):
        yield "keys", "no node key has the id labelV: every vertex is a 'vertex'"
    if file.edges and "labelE" not in file.ids("edge"):
        yield "keys", "no edge key has the id labelE: edges have no label"


@rule("APOC")
def apoc_finds_labels(file):
    if file.nodes and "labels" not in file.ids("node"):
        yield "keys", "no node key has the id labels: nodes have none"
    if file.edges and "label" not in file.ids("edge"):
        yield "keys", "no edge key has the id label: every relationship is RELATED"


@rule("Gephi, Tulip, igraph")
def gephi_finds_labels(file):
    for owner, items in (("node", file.nodes), ("edge", file.edges)):
        if items and "label" not in file.named(owner):
            yield "keys", f"no {owner} column is called label: ids are shown"


@rule("Cytoscape")
def cytoscape_finds_labels(file):
    if file.nodes and "name" not in file.named("node"):
        yield "keys", "no node column is called name: ids are shown"
    if file.edges and "interaction" not in file.named("edge"):
        yield "keys", "no edge column is called interaction: each edge shows '-'"


# Nodes, edges and their data.


@rule("the schema")
def ids_are_tokens(file):
    for item in file.items:
        if not NAME_TOKEN.fullmatch(item.id):
            yield item.where, "has an id that is no NMTOKEN"


@rule("every reader")
def ids_are_unique(file):
    for kind, items in (("node", file.nodes), ("edge", file.edges)):
        for id, count in collections.Counter(item.id for item in items).items():
            if count > 1:
                yield f"{kind} {id!r}", f"is there {count} times"


@rule("every reader")
def ends_exist(file):
    nodes = {node.id for node in file.nodes}
    for edge in file.edges:
        for end in ("source", "target"):
            if edge.element.get(end) not in nodes:
                yield edge.where, f"has the {end} {edge.element.get(end)!r}, which is no node"


@rule("every reader")
def data_is_declared_once(file):
    for item in file.items:
        for key, count in collections.Counter(key for key, _ in item.data).items():
            if key not in file.key:
                yield item.where, f"has data for {key!r}, which no key declares"
            elif file.key[key].owner not in (item.kind, "all", None):
                yield item.where, f"has data for {key!r}, which is for {file.key[key].owner}"
            elif count > 1:
                yield item.where, f"has data for {key!r} {count} times"


@rule("graph-tool, Boost, rustworkx")
def no_data_is_empty(file):
    for item in file.items:
        for key, value in item.data:
            if value == "":
                yield item.where, f"has empty data for {key!r}"


@rule("Tulip, igraph, JGraphT")
def data_is_text(file):
    for data in file.root.iter(File.tag("data")):
        if len(data):
            yield f"data {data.get('key')!r}", "holds elements or comments"


@rule("graph-tool, Boost, Gephi")
def numbers_are_numbers(file):
    for item in file.items:
        for key, value in item.data:
            type = file.key[key].type if key in file.key else None
            if type == "int":
                if not WHOLE_NUMBER.fullmatch(value) or not -(2**31) <= int(value) < 2**31:
                    yield item.where, f"has {value!r} for {key!r}, which is no int of 32 bits"
            elif type in ("double", "float"):
                try:
                    is_finite = math.isfinite(float(value))
                except ValueError:
                    is_finite = False
                if not is_finite:
                    yield item.where, f"has {value!r} for {key!r}, which is no finite number"


@rule("TinkerPop, APOC")
def every_item_has_its_label(file):
    for items, ids in ((file.nodes, ("labelV", "labels")), (file.edges, ("labelE",))):
        for id in ids:
            if id in file.key:
                for item in items:
                    if id not in dict(item.data):
                        yield item.where, f"has no {id}, while others have"


@rule("APOC")
def apoc_reads_the_label_first(file):
    for edge in file.edges:
        if edge.first_child != "data" or not edge.data or edge.data[0][0] != "label":
            yield edge.where, "does not begin with the data of the key 'label'"
    for node in file.nodes:
        for key, value in node.data:
            if key == "labels" and not re.fullmatch(r"(:[^:\s]+)+", value):
                yield node.where, f"has the labels {value!r}, not a colon before each"


@rule("Gephi, Cytoscape, Tulip")
def every_item_shows_a_name(file):
    for owner, items in (("node", file.nodes), ("edge", file.edges)):
        ids = {key.id for key in file.keys if key.owner == owner and key.name == "label"}
        if ids:
            for item in items:
                if not ids & dict(item.data).keys():
                    yield item.where, "has no label, while others have"


@rule("NetworKit")
def weights_are_on_all_or_none(file):
    ids = {key.id for key in file.keys if key.owner == "edge" and key.name == "weight"}
    weighted = [edge for edge in file.edges if ids & dict(edge.data).keys()]
    if 0 < len(weighted) < len(file.edges):
        yield "edges", f"{len(weighted)} of {len(file.edges)} have a weight; the others read as 0"


@rule("Gephi, NetworkX")
def colors_are_hexadecimal(file):
    ids = {key.id for key in file.keys if key.name == "color"}
    for item in file.items:
        for key, value in item.data:
            if key in ids and not re.fullmatch("#[0-9a-f]{6}", value):
                yield item.where, f"has the colour {value!r}, not #rrggbb"


def lint(source):
    """All that the rules find in a file's bytes."""
    file = File(source)
    return [
        Finding(consumers, where, problem)
        for consumers, check in RULES for where, problem in check(file)
    ]


def main(paths):
    if not paths:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    status = 0
    for path in paths:
        try:
            with open(path, "rb") as stream:
                findings = lint(stream.read())
        except (OSError, etree.XMLSyntaxError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 2
        for finding in findings:
            print(f"{path}: {finding}")
        if findings:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
