#!/usr/bin/env python3
"""What yEd would not show of a GraphML file.

yEd is a desktop program. It shows what its own extension of GraphML says of nodes and edges, and nothing of
other data. A rule below is one habit of its importer: it looks at a file and says what goes wrong.

    python3 Tests/Interop/yed_lint.py FILE.yed.graphml ...

Exit status: 0 nothing found, 1 something found, 2 a file is no XML.
"""

import math
import re
import sys

from lxml import etree

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
Y = "{http://www.yworks.com/xml/graphml}"
SHAPES = {
    "rectangle", "roundrectangle", "ellipse", "parallelogram", "parallelogram2", "hexagon", "octagon",
    "diamond", "triangle", "trapezoid", "trapezoid2", "rectangle3d", "fatarrow", "fatarrow2",
}
LINES = {"line", "dashed", "dotted", "dashed_dotted"}
ARROWS = {
    "none", "standard", "plain", "delta", "white_delta", "diamond", "white_diamond", "circle",
    "transparent_circle", "short", "concave", "convex", "dash", "skewed_dash", "t_shape",
}
COLOR = re.compile("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")


class File:
    """A file as yEd meets it."""

    def __init__(self, source):
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self.root = etree.fromstring(source, parser)
        self.keys = list(self.root.iter(f"{GRAPHML}key"))
        self.nodes = list(self.root.iter(f"{GRAPHML}node"))
        self.edges = list(self.root.iter(f"{GRAPHML}edge"))
        self.node_key = self.graphics("node")
        self.edge_key = self.graphics("edge")

    def graphics(self, owner):
        """The id of the key of pictures of nodes or edges, where there is just one."""
        found = [
            key.get("id") for key in self.keys
            if key.get("for") == owner and key.get("yfiles.type") == f"{owner}graphics"
        ]
        return found[0] if len(found) == 1 else None

    def pictures(self, owner):
        """Each element with its picture, or None: what its one datum of graphics holds."""
        elements, key = (self.nodes, self.node_key) if owner == "node" else (self.edges, self.edge_key)
        for element in elements:
            found = [
                child for data in element.findall(f"{GRAPHML}data") if data.get("key") == key
                for child in data
            ]
            yield element, found[0] if len(found) == 1 else None

    def known(self, owner, name):
        """The ids of keys that yEd takes for a property that it has itself."""
        return [k.get("id") for k in self.keys if k.get("for") == owner and k.get("attr.name") == name]


RULES = []


def rule(function):
    RULES.append(function)
    return function


@rule
def graphics_are_declared(file):
    for owner, key in (("node", file.node_key), ("edge", file.edge_key)):
        if key is None:
            yield "keys", f"there is not one key of {owner}graphics"


@rule
def every_element_has_a_picture(file):
    for owner, name in (("node", "ShapeNode"), ("edge", "PolyLineEdge")):
        for element, picture in file.pictures(owner):
            if picture is None or picture.tag != Y + name:
                yield f"{owner} {element.get('id')}", f"has no y:{name}"


def drawn(file, owner):
    for element, picture in file.pictures(owner):
        if picture is not None:
            yield f"{owner} {element.get('id')}", picture


@rule
def parts_are_in_order(file):
    orders = {
        "node": ["Geometry", "Fill", "BorderStyle", "NodeLabel", "Shape"],
        "edge": ["Path", "LineStyle", "Arrows", "EdgeLabel", "BendStyle"],
    }
    for owner, order in orders.items():
        for where, picture in drawn(file, owner):
            names = [etree.QName(child).localname for child in picture]
            if names != sorted(names, key=lambda name: order.index(name) if name in order else -1):
                yield where, f"has {names}"
            if len(set(names)) != len(names):
                yield where, "has a part twice"


@rule
def nodes_have_a_place(file):
    for where, picture in drawn(file, "node"):
        geometry = picture.find(f"{Y}Geometry")
        try:
            x, y, width, height = (float(geometry.get(name)) for name in ("x", "y", "width", "height"))
        except (AttributeError, TypeError, ValueError):
            yield where, "has no place and size"
            continue
        if not all(map(math.isfinite, (x, y, width, height))) or width <= 0 or height <= 0:
            yield where, "has a place or size that cannot be drawn"


def boxes(file):
    for where, picture in drawn(file, "node"):
        geometry = picture.find(f"{Y}Geometry")
        if geometry is not None:
            yield where, [float(geometry.get(name)) for name in ("x", "y", "width", "height")]


@rule
def nodes_do_not_cover_each_other(file):
    try:
        found = sorted(boxes(file), key=lambda box: box[1][0])
    except (TypeError, ValueError):
        return
    open_boxes = []
    for where, (x, y, width, height) in found:
        open_boxes = [box for box in open_boxes if box[1][0] + box[1][2] > x]
        for other, (_, top, _, extent) in open_boxes:
            if y < top + extent and top < y + height:
                yield where, f"lies on {other}"
        open_boxes.append((where, (x, y, width, height)))


@rule
def nodes_have_a_label_that_fits(file):
    for where, picture in drawn(file, "node"):
        label = picture.find(f"{Y}NodeLabel")
        if label is None:
            yield where, "has no label"
            continue
        width = float(picture.find(f"{Y}Geometry").get("width"))
        longest = max((len(line) for line in (label.text or "").split("\n")), default=0)
        if longest * 6 > width:
            yield where, "has a label that is wider than its node"


@rule
def edges_have_a_label(file):
    for where, picture in drawn(file, "edge"):
        label = picture.find(f"{Y}EdgeLabel")
        if label is None:
            yield where, "has no label"


@rule
def names_are_known(file):
    for where, picture in drawn(file, "node"):
        shape = picture.find(f"{Y}Shape")
        if shape is None or shape.get("type") not in SHAPES:
            yield where, "has a shape that yEd does not know"
    for where, picture in drawn(file, "edge"):
        line, arrows = picture.find(f"{Y}LineStyle"), picture.find(f"{Y}Arrows")
        if line is None or line.get("type") not in LINES:
            yield where, "has a line that yEd does not know"
        if arrows is None or not {arrows.get("source"), arrows.get("target")} <= ARROWS:
            yield where, "has an arrow that yEd does not know"


@rule
def colors_are_colors(file):
    for owner, name in (("node", "Fill"), ("node", "BorderStyle"), ("edge", "LineStyle")):
        for where, picture in drawn(file, owner):
            part = picture.find(Y + name)
            if part is None or not COLOR.fullmatch(part.get("color") or ""):
                yield where, f"has a y:{name} without a colour"


@rule
def properties_are_declared_once(file):
    for owner in ("node", "edge"):
        for name in ("url", "description"):
            if len(file.known(owner, name)) > 1:
                yield "keys", f"{name} of {owner}s is declared twice"


@rule
def links_are_safe(file):
    for elements, owner in ((file.nodes, "node"), (file.edges, "edge")):
        keys = file.known(owner, "url")
        for element in elements:
            for data in element.findall(f"{GRAPHML}data"):
                if data.get("key") in keys and not re.match("https?://", data.text or ""):
                    yield f"{owner} {element.get('id')}", f"opens {data.text!r}"


def lint(source):
    """What is found in a file, in words."""
    file = File(source)
    return [f"{where}: {problem}" for rule in RULES for where, problem in rule(file)]


def main(paths):
    status = 0
    for path in paths:
        try:
            with open(path, "rb") as file:
                found = lint(file.read())
        except (OSError, etree.XMLSyntaxError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 2
        for problem in found:
            print(f"{path}: {problem}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
