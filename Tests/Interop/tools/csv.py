"""CSV, as tables of nodes and of edges."""

import databases
import duckdb
import pandas

from tools import Table, package
from tools.graphml import identified


def in_pandas(path):
    return table(*(
        pandas.read_csv(path / f"{name}.csv", dtype=str, keep_default_na=False).to_dict("records")
        for name in ("nodes", "edges")
    ))


def in_duckdb(path):
    def records(name):
        rows = duckdb.connect().execute("select * from read_csv(?, all_varchar = true)", [str(path / f"{name}.csv")])
        columns = [column[0] for column in rows.description]
        return [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]

    return table(records("nodes"), records("edges"))


def in_ladybug(path):
    """Under a schema with texts only; an empty cell is no value to it."""
    import ladybug

    with ladybug.Database(":memory:") as database, ladybug.Connection(database) as connection:
        headers = databases.copy_tables(connection, path / "nodes.csv", path / "edges.csv")
        return table(*(
            [dict(zip(header, row, strict=True)) for row in rows]
            for header, rows in zip(headers, databases.copied(connection, headers), strict=True)))


def lowered(record):
    """Columns as GraphML calls them, whatever the case of their first letters."""
    return {name.lower(): value for name, value in record.items()}


def table(nodes, edges):
    nodes, edges = map(lowered, nodes), map(lowered, edges)
    return identified(Table(
        [(node["id"], node) for node in nodes],
        # Gephi's `Type` is a direction, and its `Kind` what an edge says.
        [(edge["source"], edge["target"], {**edge, "type": edge["kind"]}) for edge in edges],
    ))


TOOLS = [
    package("pandas", "csv", in_pandas),
    package("DuckDB", "csv", in_duckdb, "duckdb"),
    package("ladybug", "csv", in_ladybug),
]
