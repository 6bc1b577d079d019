"""Cypher, as databases hold it when they have run our script."""

import json

import databases

from tools import Table, Tool, Unreadable, package


def table(holding):
    """Actors and the relations between them."""
    nodes = [(node["id"], {**node, "label": node["name"]}) for node in holding.of_kind("Actor")]
    edges = [(source, target, columns(properties)) for source, _, target, properties in holding.relations]
    return Table(nodes, edges)


def columns(properties):
    """Of the quotes of all pieces of evidence GraphML has the first."""
    return {
        **properties, "evidence": json.loads(properties["evidence"]),
        "evidence_quote": properties["evidence_quote"][0],
    }


def in_falkordb(paths):
    return [table(holding) for holding in databases.in_falkordb([path.read_bytes().decode() for path in paths])]


def in_ladybug(path):
    import ladybug

    script = databases.Script(path.read_bytes().decode())
    if script.has_one_name_twice:
        raise Unreadable("two names differ in their case only")
    with ladybug.Database(":memory:") as database, ladybug.Connection(database) as connection:
        for statement in [*script.tables(), *script.statements]:
            connection.execute(statement)
        return table(databases.held_by(connection))


TOOLS = [
    Tool("FalkorDB", "cypher", databases.falkordb_version(), in_falkordb),
    package("ladybug", "cypher", in_ladybug),
]
