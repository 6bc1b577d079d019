"""GEXF, as its readers have it."""

import re

import networkx

from tools import Table, debian, hexadecimal, package, program
from tools.graphml import identified


def bare(label):
    """A label without what stands before it of what is proposed, rejected or not so."""
    return re.sub("^(proposed: |rejected: )?(not: )?", "", label)


def labelled(table):
    for _, _, columns in table.edges:
        if "label" in columns:
            columns["label"] = bare(columns["label"])
    return identified(table)


def in_networkx(path):
    graph = networkx.read_gexf(path)
    for _, columns in graph.nodes(data=True):
        shown = columns.pop("viz", {})
        if "color" in shown:
            columns["color"] = hexadecimal([shown["color"][part] for part in "rgb"])
        columns |= shown.get("position", {})
    return labelled(Table(list(graph.nodes(data=True)), list(graph.edges(data=True)), graph.is_directed()))


TOOLS = [
    package("NetworkX", "gexf", in_networkx),
    program("JGraphT", "gexf", debian.jgrapht_version(), debian.jgrapht, labelled),
]
