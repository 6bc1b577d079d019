"""The files that are checked, and where they come from.

A product is what `redstring build` writes for one case, or what the Swift tests wrote for one
generated graph. It is made once, when pytest collects the tests, because each is a parameter of them.
"""

import functools
import json
import os
import pathlib
import re
import subprocess
import tempfile
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

TEXT_FORMATS = ("dot", "graphml", "jsonld")
PICTURES = ("svg", "png", "pdf")

_temporary = None


def temporary_folder():
    """A folder that is gone when the process ends."""
    global _temporary
    if _temporary is None:
        _temporary = tempfile.TemporaryDirectory(prefix="redstring-interop-")
    return pathlib.Path(_temporary.name)


def binary():
    path = pathlib.Path(os.environ.get("REDSTRING_BINARY", ".build/release/redstring"))
    path = path if path.is_absolute() else REPOSITORY / path
    if not path.is_file():
        raise RuntimeError(f"there is no {path}: run `swift build -c release`, or set REDSTRING_BINARY")
    return path


def redstring(*arguments):
    """Runs the binary in the repository, and returns what it says to standard error."""
    return _run(arguments).stderr


def output(*arguments):
    """Runs the binary in the repository, and returns what it writes to standard output."""
    return _run(arguments).stdout


def _run(arguments):
    command = [str(binary()), *map(str, arguments)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} gave {done.returncode}:\n{done.stderr}")
    return done


@dataclass(frozen=True)
class Product:
    """One graph in several files that differ in their ending only."""

    name: str
    stem: pathlib.Path
    counts: dict = field(compare=False, hash=False)
    # Where its documents may be; none for a generated graph.
    folders: tuple = ()

    def path(self, ending):
        return self.stem.with_name(f"{self.stem.name}.{ending}")

    def bytes(self, ending):
        return self.path(ending).read_bytes()

    @property
    def is_generated(self):
        return not self.folders

    @functools.cached_property
    def _cache(self):
        return {}

    def once(self, make):
        """What `make` makes of the product, made once."""
        if make not in self._cache:
            self._cache[make] = make(self)
        return self._cache[make]

    @property
    def json(self):
        """The JSON-LD as plain JSON."""
        return self.once(_json)

    @property
    def expectation(self):
        """What the Swift tests say is in the graph; nothing where it was built from a case."""
        return self.once(_expectation)


def _json(product):
    return json.loads(product.bytes("jsonld").decode("utf-8"))


def _expectation(product):
    return json.loads(product.bytes("json").decode("utf-8")) if product.is_generated else None


SUMMARY = re.compile(
    r"^(?P<case>[a-z0-9-]+): (?P<documents>\d+) documents?, (?P<actors>\d+) actors?, "
    r"(?P<relations>\d+) relations?, (?P<evidence>\d+) pieces? of evidence",
    re.MULTILINE,
)


def build(name, case, documents=None):
    """The products of every case in the folder `case`; `documents` is a folder with more of them."""
    output = temporary_folder() / name
    options = ["--documents", documents] if documents else []
    said = redstring("build", case, "--output", output, *options)
    products = []
    for match in SUMMARY.finditer(said):
        counts = {key: int(match[key]) for key in ("documents", "actors", "relations", "evidence")}
        slug = match["case"]
        folder = next(
            (file.parent for file in [case / "case.yaml", *sorted(case.glob("*/case.yaml"))]
             if file.is_file() and re.search(rf"^case: *{slug} *$", file.read_text("utf-8"), re.M)),
            case,
        )
        folders = (folder, documents) if documents else (folder,)
        products.append(Product(f"{name}:{slug}", output / slug, counts, folders))
    if not products:
        raise RuntimeError(f"no summary of a case in what redstring said:\n{said}")
    return products


@functools.cache
def seeds():
    return build("seeds", REPOSITORY / "seeds")


@functools.cache
def fresh():
    """The case that `redstring init` begins: small, and always there."""
    case = temporary_folder() / "fresh-case"
    redstring("init", case)
    return build("init", case)


def reference_folder():
    folder = os.environ.get("REDSTRING_REFERENCE_CASE")
    return pathlib.Path(folder).resolve() if folder else None


@functools.cache
def reference():
    return build("reference", reference_folder()) if reference_folder() else []


@functools.cache
def seeds_with_article():
    """Our case with the article that only some have beside it."""
    if not reference_folder():
        return []
    return build("with-article", REPOSITORY / "seeds", documents=reference_folder())


@functools.cache
def generated():
    folder = os.environ.get("REDSTRING_GENERATED")
    if not folder:
        return []
    products = []
    # Not `00.node-link.json`, which is a graph.
    for file in sorted(pathlib.Path(folder).resolve().glob("[0-9][0-9].json")):
        graph = json.loads(file.read_text("utf-8"))
        counts = {key: len(graph[key]) for key in ("documents", "actors", "relations")}
        counts["evidence"] = sum(len(relation["evidence"]) for relation in graph["relations"])
        products.append(Product(f"generated:{file.stem}", file.with_suffix(""), counts))
    if not products:
        raise RuntimeError(f"REDSTRING_GENERATED names {folder}, which holds no generated graphs")
    return products
