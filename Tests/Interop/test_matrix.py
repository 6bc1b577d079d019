"""The matrix of tools and formats: everything arrives but for what `limits.py` names, and the page says so.

`REDSTRING_UPDATE_MATRIX=1`, or `make matrix`, writes the page anew.
"""

import collections
import os

import limits
import matrix
import matrix_page
import products
import pytest

BY_NAME = [pytest.param(tool, id=str(tool)) for tool in matrix.TOOLS]
GRAPHML = [parameter for parameter in BY_NAME if parameter.values[0].format == "graphml"]


def required(tool):
    if tool.format not in matrix.written_formats():
        pytest.skip(f"{tool.format} is not written yet")
    if tool.version is None:
        pytest.skip(f"{tool.name} is not installed")


def seeds():
    [product] = products.seeds()
    return product


@pytest.fixture(scope="session")
def arrived():
    """The cells of the shipped case for each tool that is here, once."""
    return {tool: matrix.arrivals(tool, [seeds()])[0] for tool in matrix.TOOLS if matrix.is_here(tool)}


def check(cells, tool):
    """Holds cells to the limits: what is named does not arrive, and all else does."""
    known = limits.of_format(tool.format) | limits.of_tool(tool)
    missing = {aspect for aspect, cell in cells.items() if cell not in ("yes", "none")}
    assert missing - known.keys() == set(), f"new limits of {tool}: {cells}"
    return set() if (tool.name, tool.format) in limits.BY_CHANCE else known.keys() - missing


@pytest.mark.parametrize("tool", BY_NAME)
def test_of_our_case_all_but_the_limits_arrives(arrived, tool):
    required(tool)
    assert check(arrived[tool], tool) == set(), f"{tool} has what limits.py says it has not: {arrived[tool]}"
    assert "none" not in arrived[tool].values(), "our case should have something of everything"


@pytest.mark.parametrize("tool", BY_NAME)
def test_of_other_cases_all_but_the_limits_arrives(tool, reference):
    required(tool)
    [cells] = matrix.arrivals(tool, [reference])
    check(cells, tool)


@pytest.mark.parametrize("tool", GRAPHML)
def test_of_hostile_texts_all_but_the_limits_arrives(tool):
    required(tool)
    if not products.generated():
        pytest.skip("REDSTRING_GENERATED names no folder; see README.md")
    known = limits.of_format(tool.format) | limits.of_tool(tool)
    hostile = limits.of_tool_with_hostile_texts(tool)
    missing = collections.defaultdict(list)
    for product, cells in zip(products.generated(), matrix.arrivals(tool, products.generated()), strict=True):
        for aspect, cell in cells.items():
            if cell not in ("yes", "none") and aspect not in known:
                missing[aspect].append((product.name, cell))
    assert missing.keys() == hostile.keys(), dict(missing)


def test_the_limits_are_of_tools_that_are_asked():
    asked = {(tool.name, tool.format) for tool in matrix.TOOLS}
    named = {(name, format) for name, format, *_ in limits.TOOLS + limits.HOSTILE}
    assert named <= asked
    for *_, aspects, _ in limits.FORMATS + limits.TOOLS + limits.HOSTILE:
        assert set(aspects) <= set(matrix.ASPECTS)


def test_the_page_says_what_arrives(arrived):
    """Rows of tools that are not here, and all versions, stay as they are on the page."""
    committed = matrix_page.committed_rows()
    found = {
        tool: matrix_page.row(tool, matrix_page.version(tool.version), cells) for tool, cells in arrived.items()
    }
    rows = {tool: found.get(tool, committed.get(tool)) for tool in matrix.TOOLS if tool in found or tool in committed}
    written = products.REPOSITORY / ".build/matrix.md"
    written.write_text(matrix_page.page(rows), "utf-8")
    if os.environ.get("REDSTRING_UPDATE_MATRIX"):
        matrix_page.PAGE.write_text(matrix_page.page(rows), "utf-8")
    rows |= {
        tool: committed[tool] for tool, line in found.items()
        if matrix_page.without_version(committed.get(tool, "")) == matrix_page.without_version(line)
    }
    page = matrix_page.PAGE.read_text("utf-8") if matrix_page.PAGE.exists() else ""
    assert matrix_page.page(rows) == page, "the page is not what arrives: run `make matrix`, and read the difference"
