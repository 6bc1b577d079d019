#!/usr/bin/env python3
"""generate.py RELATIONS FOLDER: a graph as benchmarks need it, the same bytes on every machine.

Writes what everyone starts from: `nodes.csv` and `edges.csv` for the peers that build a graph before they
write it, `graph.graphml` and `graph.dot` for readers. There are four relations to a node; few nodes have very
many, most have few; texts hold what formats trip over. Only `random.Random(seed).random()` is asked for
chance: its sequence is the same in every Python.
"""

import csv
import pathlib
import random
import sys
from xml.sax.saxutils import escape

import vocabulary

SEED = 3
NODE_KEYS = [
    ("label", "string"), ("type", "string"), ("description", "string"), ("source", "string"),
    ("mentions", "int"), ("score", "double"), ("verified", "boolean"),
]
EDGE_KEYS = [("type", "string"), ("quote", "string"), ("confidence", "double"), ("date", "string")]

# A node at place p of n, from 0 to 1, is drawn as often as p ** (1 / HUBS - 1): few hubs, a long tail.
HUBS = 3.6


class Generator:
    """Nodes and edges, one after the other; nothing is kept but who is a hub."""

    def __init__(self, relations, seed=SEED):
        self.chance = random.Random(seed).random
        self.relations = relations
        self.count = max(4, relations // 4)
        self.ranks = list(range(self.count))
        for last in range(self.count - 1, 0, -1):
            other = int(self.chance() * (last + 1))
            self.ranks[last], self.ranks[other] = self.ranks[other], self.ranks[last]

    def one(self, words):
        return words[int(self.chance() * len(words))]

    def words(self, count):
        return " ".join([self.one(vocabulary.WORDS) for _ in range(count)])

    def name(self, type):
        return self.one(vocabulary.NAMES[type]).format(
            first=self.one(vocabulary.FIRST_NAMES), last=self.one(vocabulary.LAST_NAMES),
            house=self.one(vocabulary.HOUSES), trade=self.one(vocabulary.TRADES),
            form=self.one(vocabulary.LEGAL_FORMS), place=self.one(vocabulary.PLACES),
            subject=self.one(vocabulary.SUBJECTS), number=1 + int(self.chance() * 90),
            year=1990 + int(self.chance() * 36),
        )

    def quote(self):
        """From 80 to 200 characters that read like a newspaper."""
        length = 80 + int(self.chance() * 121)
        text = f"{self.name('Person')} {self.one(vocabulary.VERBS)} {self.words(3)}"
        if self.chance() < 0.12:
            text = f'"{text}"'
        while len(text) < length:
            kind = self.chance()
            if kind < 0.25:
                text += f", {self.one(vocabulary.ASIDES)},"
            elif kind < 0.35:
                text += f" of {self.name('Organization')}"
            else:
                text += " " + self.words(4)
        return text[:200].rstrip()

    def nodes(self):
        types = list(vocabulary.TYPES)
        for number in range(self.count):
            kind = self.chance()
            type = next((type for type in types if kind < vocabulary.TYPES[type]), types[-1])
            yield (
                f"n{number}", self.name(type), type,
                f"{self.words(4)} {self.one(vocabulary.SUBJECTS)} {self.words(4)}",
                f"https://example.org/archive/{int(self.chance() * 1e6)}?page={number}&print=1",
                1 + int(1000 * self.chance() ** 6), round(self.chance(), 6), self.chance() < 0.7,
            )

    def place(self):
        return self.ranks[int(self.count * self.chance() ** HUBS)]

    def edges(self):
        for _ in range(self.relations):
            start = self.place()
            end = self.place() if self.chance() < 0.7 else int(self.count * self.chance())
            if end == start:
                end = (end + 1) % self.count
            date = f"{1995 + int(self.chance() * 31)}-{1 + int(self.chance() * 12):02}-{1 + int(self.chance() * 28):02}"
            yield (
                f"n{start}", f"n{end}", self.one(vocabulary.RELATIONS), self.quote(),
                round(0.3 + 0.7 * self.chance(), 4), date,
            )


def text(value):
    """A value as every file spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


class Table:
    """A file of comma-separated values."""

    def __init__(self, path, header):
        self.file = path.open("w", encoding="utf-8", newline="")
        self.rows = csv.writer(self.file)
        self.rows.writerow(header)

    def add(self, row):
        self.rows.writerow(map(text, row))


class GraphML:
    def __init__(self, path):
        self.file = path.open("w", encoding="utf-8")
        self.file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        )
        for element, prefix, keys in (("node", "n", NODE_KEYS), ("edge", "e", EDGE_KEYS)):
            for place, (name, type) in enumerate(keys):
                self.file.write(
                    f'  <key id="{prefix}{place}" for="{element}" attr.name="{name}" attr.type="{type}"/>\n'
                )
        self.file.write('  <graph id="benchmark" edgedefault="directed">\n')

    def _data(self, prefix, values):
        return "".join(
            f'      <data key="{prefix}{place}">{escape(text(value))}</data>\n'
            for place, value in enumerate(values)
        )

    def node(self, id, *values):
        self.file.write(f'    <node id="{id}">\n{self._data("n", values)}    </node>\n')

    def edge(self, number, start, end, *values):
        self.file.write(
            f'    <edge id="e{number}" source="{start}" target="{end}">\n'
            f'{self._data("e", values)}    </edge>\n'
        )

    def end(self):
        self.file.write("  </graph>\n</graphml>\n")


class DOT:
    def __init__(self, path):
        self.file = path.open("w", encoding="utf-8")
        self.file.write("digraph benchmark {\n")

    def _attributes(self, keys, values):
        return ", ".join(
            '{}="{}"'.format("label" if keys is EDGE_KEYS and name == "type" else name,
                             text(value).replace('"', '\\"'))
            for (name, _), value in zip(keys, values)
        )

    def node(self, id, *values):
        self.file.write(f"  {id} [{self._attributes(NODE_KEYS, values)}];\n")

    def edge(self, start, end, *values):
        self.file.write(f"  {start} -> {end} [{self._attributes(EDGE_KEYS, values)}];\n")

    def end(self):
        self.file.write("}\n")


def generate(relations, folder):
    folder.mkdir(parents=True, exist_ok=True)
    generator = Generator(relations)
    graphml, dot = GraphML(folder / "graph.graphml"), DOT(folder / "graph.dot")
    table = Table(folder / "nodes.csv", ["id", *(name for name, _ in NODE_KEYS)])
    for node in generator.nodes():
        table.add(node)
        graphml.node(*node)
        dot.node(*node)
    table = Table(folder / "edges.csv", ["source", "target", *(name for name, _ in EDGE_KEYS)])
    for number, edge in enumerate(generator.edges()):
        table.add(edge)
        graphml.edge(number, *edge)
        dot.edge(*edge)
    graphml.end()
    dot.end()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    generate(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
