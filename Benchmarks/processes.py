"""Measurements, each in a process of its own."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from statistics import median

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / ".build" / "benchmarks"
MEASURE = BUILD / "swift" / "release" / "measure"
REDSTRING = HERE.parent / ".build" / "release" / "redstring"
TIME_LIMIT = float(os.environ.get("BENCH_TIMEOUT", "900"))

SCRIPT = "import igraph, sys; igraph.Graph.Read_GraphML(sys.argv[1]).write_dot(sys.argv[2])"


class Failed(Exception):
    """A process did not do what was asked, and why."""


@dataclass(frozen=True)
class Measurement:
    """One run: seconds, seconds of processor time, bytes read or written, most resident memory in bytes."""

    seconds: float
    cpu: float
    bytes: int
    peak: int


class Figure:
    """The same thing measured several times."""

    def __init__(self):
        self.runs = []
        self.failure = None

    def add(self, measure):
        """Measures once more, unless it has failed before."""
        if self.failure:
            return
        try:
            self.runs.append(measure())
        except Failed as error:
            self.failure = str(error)

    def all(self, name):
        return [getattr(run, name) for run in self.runs]

    def median(self, name="seconds"):
        """Nothing where a run failed."""
        return median(self.all(name)) if self.runs and not self.failure else None


@contextlib.contextmanager
def output():
    """The name of a file in memory that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="redstring-bench-", dir="/dev/shm") as folder:
        yield pathlib.Path(folder) / "output"


def _go_first_when_memory_is_short():
    pathlib.Path("/proc/self/oom_score_adj").write_text("1000")


def run(command):
    """What the process says, and what it took. Times out, and says why it failed."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        process = subprocess.Popen(
            list(map(str, command)), stdout=said, stderr=complained,
            preexec_fn=_go_first_when_memory_is_short)
        timer = threading.Timer(TIME_LIMIT, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complained.seek(0)
        if process.returncode != 0:
            if seconds >= TIME_LIMIT:
                raise Failed(f"not done after {TIME_LIMIT:.0f} s")
            lines = complained.read().decode(errors="replace").strip().splitlines()
            raise Failed(f"status {process.returncode}: {lines[-1] if lines else 'no word'}")
        return said.read().decode(), Measurement(
            seconds, usage.ru_utime + usage.ru_stime, 0, usage.ru_maxrss << 10)


def step(command, relations):
    """A process that measures its step itself and prints what it found."""
    said, _ = run(command)
    found = json.loads(said.splitlines()[-1])
    if found["edges"] not in (0, relations):
        raise Failed(f"{found['edges']} relations instead of {relations}")
    return Measurement(found["seconds"], found["cpu"], found["bytes"], found["peak"])


def whole(command, result):
    """A process that is measured from outside, and the file that it makes."""
    _, measured = run(command)
    return Measurement(measured.seconds, measured.cpu, result.stat().st_size, measured.peak)


def ours(work, folder, relations):
    with output() as file:
        if work == "convert":
            file = file.with_suffix(".dot")
            return whole([REDSTRING, "convert", folder / "graph.graphml", file], file)
        return step([MEASURE, work, folder, file], relations)


def of_peer(peer, work, folder, relations):
    with output() as file:
        if peer.kind == "script":
            return whole([sys.executable, "-c", SCRIPT, folder / "graph.graphml", file], file)
        if peer.kind == "python":
            command = [sys.executable, HERE / "peers.py", peer.name]
        else:
            command = [BUILD / "peers" / peer.name.removesuffix("-c")]
        return step([*command, work, folder, file], relations)


def start_up():
    return run([REDSTRING, "--version"])[1]


def prepare(folder, relations):
    """The data, unless they are there: what the generator makes. What we write of it is always written anew."""
    made = folder / "complete"
    scripts = [HERE / "generate.py", HERE / "vocabulary.py"]
    if not made.exists() or made.stat().st_mtime < max(file.stat().st_mtime for file in scripts):
        run([sys.executable, scripts[0], relations, folder])
        made.touch()
    for extension in ("jsonld", "graphml", "dot"):
        # Where we fail, the measurement says so.
        with contextlib.suppress(Failed):
            run([MEASURE, f"write-{extension}", folder, folder / f"redstring.{extension}"])
