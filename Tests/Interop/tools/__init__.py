"""Programs that read what Redstring writes, and what each has of a file.

Whatever a tool is, what it has is a `Table`: rows of nodes and of edges, whose columns are called as in GraphML.
A module here asks the tools for the formats that it is called after. Tools that are no Python packages are asked
by programs in `readers/`, which write a line of JSON for each file.
"""

import functools
import importlib.metadata
import json
import pathlib
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

READERS = pathlib.Path(__file__).resolve().parent.parent / "readers"


class Unreadable(Exception):
    """A tool does not read a file."""


@dataclass
class Table:
    """What a tool has of a file."""

    # Rows `(id, columns)`; an id is a number where the tool keeps none: the node's place in the file.
    nodes: list
    # Rows `(source, target, columns)`.
    edges: list
    directed: bool = True
    # What can be had of a piece of evidence.
    evidence: tuple = ("document", "text", "stance", "speaker", "start", "end")
    # Whether the ids are names, for the file says no identifiers.
    by_name: bool = False


@dataclass(frozen=True)
class Tool:
    """A program that reads a format."""

    name: str
    format: str
    # What it is here; nothing where it is not installed.
    version: str | None
    # Makes of each path a `Table` or an `Unreadable`.
    read: Callable

    def __str__(self):
        return f"{self.name} on {self.format}"


def package(name, format, read, distribution=None):
    """A Python package; `read` makes a table of one path."""

    def read_all(paths):
        return [attempt(read, path) for path in paths]

    return Tool(name, format, importlib.metadata.version(distribution or name), read_all)


def program(name, format, version, command, table):
    """A program in `readers/`, which is run once for all files."""

    def read_all(paths):
        done = subprocess.run([*command(), format, *map(str, paths)], capture_output=True, timeout=300)
        lines = done.stdout.decode("utf-8").removesuffix("\n").split("\n")
        assert done.returncode == 0 and len(lines) == len(paths), done.stderr.decode("utf-8", "replace")
        return [attempt(_from_line, line, table) for line in lines]

    return Tool(name, format, version, read_all)


def attempt(read, *arguments):
    try:
        return read(*arguments)
    except Unreadable as error:
        return error


def _from_line(line, table):
    found = json.loads(line)
    if "error" in found:
        raise Unreadable(found["error"])
    return table(Table(
        [(id, columns) for id, columns in found["nodes"]],
        [(source, target, {"id": id, **columns}) for id, source, target, columns in found["edges"]],
        found["directed"],
    ))


@functools.cache
def debian_version(name):
    """The version of a Debian package; nothing where it is not installed."""
    if not shutil.which("dpkg-query"):
        return None
    command = ["dpkg-query", "-W", "-f=${db:Status-Abbrev}${Version}", name]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    return said.removeprefix("ii ").partition(":")[2] or said.removeprefix("ii ") if said.startswith("ii ") else None


def hexadecimal(color):
    """A color of three or four numbers as GraphML spells it."""
    return "#{:02x}{:02x}{:02x}".format(*color)
