"""Graph databases load what we write: ladybug, the successor of Kuzu, our tables and scripts; FalkorDB our scripts.

FalkorDB has labels and properties as Neo4j has them, and runs our scripts as they stand, but for constraints and
indexes, which it spells in another way. What it then holds is held to the graph in `test_data_losses.py`.

ladybug has tables with columns of a type each, which are declared here first. It reads our tables as they are. Of our
scripts it runs no statement as it stands; what is translated is said at `databases.Script`.
"""

import collections

import databases
import pytest
from losses import check_report
from test_csv import NUMBERS, Tables, convert, with_python
from test_data_losses import in_database

ladybug = pytest.importorskip("ladybug")


@pytest.fixture
def database():
    with ladybug.Database(":memory:") as database, ladybug.Connection(database) as connection:
        yield connection


# Tables.


TYPES = {"long": "INT64", "double": "DOUBLE", "boolean": "BOOLEAN"}
VALUES = {"INT64": int, "DOUBLE": float, "BOOLEAN": {"true": True, "false": False}.__getitem__, "STRING": str}


def gephi_type(header, cells):
    return "DOUBLE" if header in NUMBERS else "STRING"


def neo4j_type(header, cells):
    """Lists stay texts, because ladybug spells them in another way, and so do numbers with a plus, which are none to
    it."""
    _, colon, type = header.rpartition(":")
    return TYPES.get(type, "STRING") if colon and not any(cell.startswith("+") for cell in cells) else "STRING"


def typed(table, type_of):
    """The rows as they were written, in the types of their columns; an empty cell is no value."""
    header, *rows = with_python(table)
    types = [type_of(column, [row[place] for row in rows]) for place, column in enumerate(header)]
    return collections.Counter(
        tuple(VALUES[type](cell) if cell else None for cell, type in zip(row, types, strict=True)) for row in rows)


def held(rows):
    return collections.Counter(tuple(None if cell == "" else cell for cell in row) for row in rows)


def check_tables(connection, files, folder, type_of):
    (folder / "nodes.csv").write_bytes(files.nodes)
    (folder / "edges.csv").write_bytes(files.edges)
    headers = databases.copy_tables(connection, folder / "nodes.csv", folder / "edges.csv", type_of)
    found = databases.copied(connection, headers)
    for rows, table in zip(found, (files.nodes, files.edges), strict=True):
        assert held(rows) == typed(table, type_of)


def test_ladybug_copies_our_tables(product, database, tmp_path):
    check_tables(database, Tables(convert(product.path("graphml"), "csv")), tmp_path, gephi_type)


def test_ladybug_copies_neo4js_tables(product, database, tmp_path):
    if not product.is_generated:
        pytest.skip("only generated graphs have a file for Neo4j")
    check_tables(database, Tables(product.bytes("neo4j.csv")), tmp_path, neo4j_type)


# Scripts.


@pytest.mark.parametrize("profile", ["properties", "nodes"])
def test_ladybug_runs_our_script(some, profile, database):
    """It then holds the graph, but for what the loss report says."""
    script = databases.Script(databases.script(some, profile))
    if script.has_one_name_twice:
        pytest.skip("names that differ in their case only are one to ladybug")
    for statement in [*script.tables(), *script.statements]:
        database.execute(statement)
    check_report(some, "cypher", in_database(databases.held_by(database), profile), "--profile", profile)
