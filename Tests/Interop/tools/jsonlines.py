"""JSON lines, as tools that know nothing of Redstring have them."""

import json
import shutil
import subprocess

import duckdb

from tools import Table, Tool, attempt, package


def table(lines):
    """The head, and the lines of actors and of relations, as dictionaries."""
    [head] = [line for line in lines if line["redstring"] not in ("actor", "relation")]
    colors = {type["name"]: type["color"] for type in head["actor_type"]}
    labels = {type["name"]: type.get("label") or type["name"] for type in head["relation_type"]}

    def node(line):
        return line["id"], {**line, "label": line["name"], "color": colors[line["type"]]}

    def edge(line):
        return line["from"], line["to"], {**line, "label": labels[line["type"]]}

    return Table(
        [node(line) for line in lines if line["redstring"] == "actor"],
        [edge(line) for line in lines if line["redstring"] == "relation"],
    )


def in_jq(path):
    command = ["jq", "-c", 'select(.redstring != "document")', path]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return table([json.loads(line) for line in done.stdout.removesuffix("\n").split("\n")])


def jq_version():
    if not shutil.which("jq"):
        return None
    said = subprocess.run(["jq", "--version"], capture_output=True, text=True).stdout
    return said.strip().removeprefix("jq-")


def in_duckdb(path):
    """With the types that DuckDB finds by itself."""
    rows = duckdb.connect().execute(
        "select * replace (redstring ->> '$' as redstring) from read_json(?, format = 'newline_delimited')",
        [str(path)])
    names = [column[0] for column in rows.description]
    lines = [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in rows.fetchall()
    ]
    return table([line for line in lines if line["redstring"] != "document"])


TOOLS = [
    Tool("jq", "jsonl", jq_version(), lambda paths: [attempt(in_jq, path) for path in paths]),
    package("DuckDB", "jsonl", in_duckdb, "duckdb"),
]
