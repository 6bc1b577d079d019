"""Graph databases load what we write: ladybug, the successor of Kuzu, our tables and scripts; FalkorDB our scripts.

FalkorDB has labels and properties as Neo4j has them, and runs our scripts as they stand, but for constraints and
indexes, which it spells in another way. What it then holds is held to the graph in `test_losses.py`.

ladybug has tables with columns of a type each, which are declared here first. It reads our tables as they are. Of our
scripts it runs no statement as it stands:

- it has no constraints and no indexes but the primary key;
- a list holds values of one type, so that each map with other keys has to be a list of its own;
- `SET n = row` is `SET n.name = row.name, …` there;
- a node has one label, that of its table: `SET n:Person` is left out;
- `Case` is a word of the language, and stands in backticks.

Nothing else is translated; each map stands as it does in our script.
"""

import collections
import re

import databases
import pytest
from test_csv import NUMBERS, Tables, convert, with_python
from test_losses import check, in_database

ladybug = pytest.importorskip("ladybug")


@pytest.fixture
def database():
    with ladybug.Database(":memory:") as database, ladybug.Connection(database) as connection:
        yield connection


# Tables.


READ = "(header = true, delim = ',', quote = '\"', escape = '\"', parallel = false)"
TYPES = {"long": "INT64", "double": "DOUBLE", "boolean": "BOOLEAN"}
VALUES = {"INT64": int, "DOUBLE": float, "BOOLEAN": {"true": True, "false": False}.__getitem__, "STRING": str}


def gephi_type(header, cells):
    return "DOUBLE" if header in NUMBERS else "STRING"


def neo4j_type(header, cells):
    """Lists stay texts, because ladybug spells them in another way, and so do numbers with a plus, which are none to
    it."""
    _, colon, type = header.rpartition(":")
    return TYPES.get(type, "STRING") if colon and not any(cell.startswith("+") for cell in cells) else "STRING"


def load(connection, files, folder, type_of):
    """The rows of nodes and of edges as ladybug has them. Columns have numbers: `k` and `K` are one name to it."""
    types = {}
    for name, table, frame in (("nodes", files.nodes, 1), ("edges", files.edges, 2)):
        (folder / f"{name}.csv").write_bytes(table)
        header, *rows = with_python(table)
        types[name] = [type_of(column, [row[place] for row in rows]) for place, column in enumerate(header)]
        columns = [f"c{place} {type}" for place, type in enumerate(types[name])]
        if name == "nodes":
            connection.execute(f"CREATE NODE TABLE nodes({', '.join(columns)}, PRIMARY KEY(c0))")
        else:
            connection.execute(f"CREATE REL TABLE edges({', '.join(['FROM nodes TO nodes', *columns[frame:]])})")
        connection.execute(f"COPY {name} FROM '{folder / name}.csv' {READ}")
    nodes = connection.execute(
        "MATCH (n:nodes) RETURN " + ", ".join(f"n.c{place}" for place in range(len(types["nodes"]))))
    edges = connection.execute("MATCH (a:nodes)-[r:edges]->(b:nodes) RETURN " + ", ".join(
        ["a.c0", "b.c0", *(f"r.c{place}" for place in range(2, len(types["edges"])))]))
    return nodes.get_all(), edges.get_all(), types


def typed(row, types):
    """A row as it was written, in the types of its columns; an empty cell is no value."""
    return tuple(VALUES[type](cell) if cell else None for cell, type in zip(row, types, strict=True))


def held(row):
    return tuple(None if cell == "" else cell for cell in row)


def check_tables(connection, files, folder, type_of):
    nodes, edges, types = load(connection, files, folder, type_of)
    for found, table, name in ((nodes, files.nodes, "nodes"), (edges, files.edges, "edges")):
        _, *rows = with_python(table)
        assert collections.Counter(map(held, found)) == collections.Counter(typed(row, types[name]) for row in rows)


def test_ladybug_copies_our_tables(product, database, tmp_path):
    check_tables(database, Tables(convert(product.path("graphml"), "csv")), tmp_path, gephi_type)


def test_ladybug_copies_neo4js_tables(product, database, tmp_path):
    if not product.is_generated:
        pytest.skip("only generated graphs have a file for Neo4j")
    check_tables(database, Tables(product.bytes("neo4j.csv")), tmp_path, neo4j_type)


# Scripts.


TOKEN = re.compile(r"'(?:\\.|[^'\\])*'|`(?:[^`]|``)*`|[A-Za-z_][A-Za-z_0-9]*|.", re.DOTALL)


def members(map):
    """The keys and the values of a map, as they are spelled."""
    found, depth, key, start, place = [], 0, None, None, 0
    for match in TOKEN.finditer(map):
        token = match[0]
        depth += (token in "{[(") - (token in "}])")
        if depth == 1 and token == ":" and key is None:
            key, start = map[place:match.start()].strip(), match.end()
        elif (depth == 1 and token == "," or depth == 0) and key is not None:
            found.append((key, map[start:match.start()].strip()))
            key, place = None, match.end()
        elif depth == 1 and token == "{":
            place = match.end()
    return found


def type_of(value):
    """The type of a column that holds a value."""
    if value.startswith("["):
        return type_of(value[1:].strip() or "'") + "[]"
    if value.startswith("'"):
        return "STRING"
    if value in ("true", "false"):
        return "BOOLEAN"
    return "DOUBLE" if re.search(r"[.eE]", value) else "INT64"


class Script:
    """Our script for ladybug: tables to declare, and a statement for each map."""

    SETTING = re.compile(r"SET (\w) = (row(?:\.\w+)?)(, n:(?:`[^`]+`|\w+))?")
    # The tables of what is set, and of what has no properties.
    TABLE = re.compile(r"\((?:n|e):(`[^`]+`|\w+) |-\[r:(`[^`]+`|\w+) ")
    ENDS = {"IN_DOCUMENT": ("Evidence", "Document"), "SAID_BY": ("Evidence", "Actor")}

    def __init__(self, script):
        # Columns by tables, of which each has a node's primary key; the ends of relationships.
        self.columns = collections.defaultdict(dict)
        self.ends = {}
        self.statements = []
        for statement in databases.run(script):
            first, *maps, rest = re.split(r"^  (?=\{)|\n\] AS row\n", statement, flags=re.MULTILINE)
            assert first == "UNWIND [\n"
            for map in maps:
                self.take(map.removesuffix(",\n"), rest.replace("(n:Case ", "(n:`Case` "))

    def take(self, map, rest):
        _, row, _ = self.SETTING.search(rest).groups()
        node, relationship = self.TABLE.search(rest[rest.index("MERGE"):]).groups()
        if relationship:
            self.ends[relationship] = ("Actor", "Actor")
        for type in re.findall(r"\[:(\w+)\]", rest):
            self.ends[type] = self.ENDS[type]
        given = dict(members(map))
        given = dict(members(given[row.removeprefix("row.")])) if row != "row" else given
        columns = self.columns[node or relationship]
        for key, value in given.items():
            known = columns.setdefault(key, type_of(value))
            assert known == type_of(value), (key, known, value)

        def setting(match):
            settings = [f"{match[1]}.{key} = {row}.{key}" for key in given if key != "id"]
            return f"SET {', '.join(settings)}" if settings else ""

        self.statements.append(f"UNWIND [\n  {map}\n] AS row\n{self.SETTING.sub(setting, rest)}")

    def tables(self):
        for table in [*(self.columns.keys() - self.ends.keys()), *self.ends]:
            declared = [f"{key} {type}" for key, type in self.columns[table].items()]
            if table in self.ends:
                source, target = self.ends[table]
                yield f"CREATE REL TABLE {table}({', '.join([f'FROM {source} TO {target}', *declared])})"
            else:
                yield f"CREATE NODE TABLE {table}({', '.join(declared)}, PRIMARY KEY(id))"

    @property
    def has_one_name_twice(self):
        """Whether two properties or types differ in their case only."""
        names = [self.columns, *self.columns.values()]
        return any(len({name.lower() for name in each}) < len(each) for each in names)


def number(internal):
    return internal["table"], internal["offset"]


def filled(element):
    """The properties of a node or a relationship that has them."""
    return {key: value for key, value in element.items() if not key.startswith("_") and value is not None}


def held_by(connection):
    nodes = [node for [node] in connection.execute("MATCH (n) RETURN n").get_all()]
    edges = [edge for [edge] in connection.execute("MATCH (a)-[r]->(b) RETURN r").get_all()]
    return databases.Holding({
        "nodes": [(number(node["_ID"]), [node["_LABEL"]], filled(node)) for node in nodes],
        "relationships": [
            (number(edge["_SRC"]), edge["_LABEL"], number(edge["_DST"]), filled(edge)) for edge in edges
        ],
    })


@pytest.mark.parametrize("profile", ["properties", "nodes"])
def test_ladybug_runs_our_script(some, profile, database):
    """It then holds the graph, but for what the loss report says."""
    script = Script(databases.script(some, profile))
    if script.has_one_name_twice:
        pytest.skip("names that differ in their case only are one to ladybug")
    for statement in [*script.tables(), *script.statements]:
        database.execute(statement)
    check(some, "cypher", in_database(held_by(database), profile), "--profile", profile)
