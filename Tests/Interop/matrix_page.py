"""The page that shows the matrix: a DocC article with a table for each format."""

import re

import limits
import matrix
from products import REPOSITORY

PAGE = REPOSITORY / "Sources/KnowledgeGraph/KnowledgeGraph.docc/ToolMatrix.md"

HEAD = """# What arrives where

Which parts of a graph other people's programs have when they open what Redstring writes.

## Overview

The tests of Redstring write the case in `seeds/` in every format, let the programs read it, and compare what they
have with what was put in, value by value. A number says how many of the values arrive where not all do, `nodes`
and `edges` of which of them they all arrive; a dash says that the format has no place for something. Evidence is
there when its document, its words, its place, its stance and its speaker are.

`make matrix` writes this page, and `make test` fails when it is no longer true.
"""


def version(text):
    """The first two numbers of a version, so that a patch does not change the page."""
    return ".".join(re.findall("[0-9]+", text)[:2])


def row(tool, version, cells):
    absent = limits.of_format(tool.format)

    def shown(aspect):
        return "–" if aspect in absent and cells[aspect] == "no" else cells[aspect]

    return "| " + " | ".join([tool.name, version, *map(shown, matrix.ASPECTS)]) + " |"


def section(format, found):
    """The table of one format; `found` has rows by tools."""
    heads = ["program", "version", *matrix.ASPECTS]
    lines = [
        f"## {matrix.FORMATS[format]}", "", "| " + " | ".join(heads) + " |", "| " + "--- | " * len(heads),
    ]
    lines[-1] = lines[-1].rstrip()
    lines += [found[tool] for tool in matrix.TOOLS if tool in found]
    reasons = [("", aspects, reason) for name, aspects, reason in limits.FORMATS if name == format]
    reasons += [(f"{tool}: ", aspects, reason) for tool, name, aspects, reason in limits.TOOLS if name == format]
    notes = [(tool, words) for tool, name, words in limits.NOTES if name == format]
    if reasons or notes:
        lines.append("")
    lines += [f"- {tool}: {words}." for tool, words in notes]
    for who, aspects, reason in reasons:
        what = "everything" if list(aspects) == list(matrix.ASPECTS) else ", ".join(aspects)
        lines.append(f"- {who}{what}: {reason}.")
    return "\n".join(lines) + "\n"


def page(found):
    """The page of rows by tools."""
    formats = [format for format in matrix.FORMATS if any(tool.format == format for tool in found)]
    sections = [
        section(format, {tool: line for tool, line in found.items() if tool.format == format})
        for format in formats
    ]
    return "\n".join([HEAD, *sections])


def committed_rows():
    """The rows of the committed page, by tools."""
    names = {title: format for format, title in matrix.FORMATS.items()}
    tools = {(tool.format, tool.name): tool for tool in matrix.TOOLS}
    rows, format = {}, None
    for line in PAGE.read_text("utf-8").splitlines() if PAGE.exists() else []:
        if line.startswith("## "):
            format = names.get(line.removeprefix("## "))
        elif line.startswith("| "):
            tool = tools.get((format, line.split(" | ")[0].removeprefix("| ")))
            if tool:
                rows[tool] = line
    return rows


def without_version(line):
    return re.sub(r"^(\| [^|]+ \|) [^|]* \|", r"\1 |", line)
