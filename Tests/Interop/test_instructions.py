"""How many instructions a conversion takes: what time cannot tell on a busy machine, counting can.

The graph is the one of `make bench`, with 1,000 relations. A count that is more than a bound over the stored
one says that something has become slower. Where counts rise for a reason, or fall for good, store them anew:

    .build/oracles/bin/python Tests/Interop/test_instructions.py
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys

import products
import pytest

STORED = products.HERE / "instructions.json"
GENERATOR = products.REPOSITORY / "Benchmarks" / "generate.py"
RELATIONS = 1_000
# Each is written from what the one before it wrote: every format is read once and written once.
CHAIN = ["graphml", "dot", "jsonld", "graphml"]
CONVERSIONS = [f"{source} to {target}" for source, target in zip(CHAIN, CHAIN[1:])]
# Compilers, C libraries and how work falls on threads make some difference; a mistake makes a large one.
BOUND = 1.30
RENEW = ".build/oracles/bin/python Tests/Interop/test_instructions.py"


def program(folder):
    """The binary without the notes for debuggers, which are newer than Valgrind may know."""
    stripped = folder / "redstring"
    tool = shutil.which("llvm-objcopy") or "objcopy"
    subprocess.run([tool, "--strip-debug", products.binary(), stripped], check=True, timeout=60)
    return stripped


def preloaded(folder):
    """A library that keeps Valgrind alive; `sigsuspend.c` says why."""
    library = folder / "sigsuspend.so"
    command = ["clang", "-shared", "-fPIC", "-o", library, products.HERE / "sigsuspend.c"]
    subprocess.run(command, check=True, timeout=60)
    return library


class Counter:
    """Counts the instructions that the binary executes, in all of its threads."""

    def __init__(self):
        self.folder = products.temporary_folder() / "instructions"
        self.folder.mkdir(exist_ok=True)
        self._program = program(self.folder)
        self._environment = {**os.environ, "LD_PRELOAD": str(preloaded(self.folder))}

    def count(self, *arguments):
        counts = self.folder / "counts"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", self._program]
        done = subprocess.run(
            [*command, *arguments], env=self._environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return int(re.search(r"^totals: (\d+)", counts.read_text("utf-8"), re.MULTILINE)[1])

    def conversions(self):
        """The instructions of every conversion of the chain."""
        generate = [sys.executable, GENERATOR, str(RELATIONS), self.folder]
        subprocess.run(generate, check=True, timeout=60)
        (self.folder / "graph.graphml").rename(self.folder / "0.graphml")
        found = {}
        for place, name in enumerate(CONVERSIONS):
            source, target = (
                self.folder / f"{place + step}.{CHAIN[place + step]}" for step in (0, 1))
            found[name] = self.count("convert", source, target)
        return found


@pytest.fixture(scope="module")
def counter():
    if not shutil.which("valgrind"):
        pytest.skip("instructions are counted with valgrind, which is not installed")
    return Counter()


@pytest.fixture(scope="module")
def found(counter):
    return counter.conversions()


@pytest.fixture(scope="module")
def stored():
    """The figures for this kind of processor."""
    figures = json.loads(STORED.read_text("utf-8")).get(platform.machine())
    if figures is None:
        pytest.skip(f"instructions.json has no figures for {platform.machine()}")
    return figures


@pytest.mark.parametrize("conversion", CONVERSIONS)
def test_takes_no_more_instructions_than_before(found, stored, conversion):
    now, before = found[conversion], stored[conversion]
    assert now <= before * BOUND, (
        f"{conversion} takes {now:,} instructions, {now / before - 1:.0%} over what is stored; "
        f"if that has to be: {RENEW}")


def test_counts_what_is_done(counter, found):
    """A count that does not follow the work would pass whatever happens."""
    start_up = counter.count("--version")
    assert all(count > 2 * start_up for count in found.values())


def renew():
    figures = json.loads(STORED.read_text("utf-8")) if STORED.exists() else {}
    figures["renewed by"] = RENEW
    figures[platform.machine()] = Counter().conversions()
    STORED.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    renew()
