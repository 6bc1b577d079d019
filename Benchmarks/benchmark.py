#!/usr/bin/env python3
"""Runs every measurement and writes RESULTS.md; `make bench` installs what it needs and calls it.

In each round everything is measured once, so that what else the machine does falls on all alike.
"""

import os
import sys
from datetime import datetime, timezone

import machine
import processes
import report
import works
from processes import Figure

DATA = processes.BUILD / "data"
SETTINGS = ("BENCH_SIZES", "BENCH_RUNS", "BENCH_WORKS", "BENCH_GROWTH", "BENCH_TIMEOUT")

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "10000 100000 1000000").split()]
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
WORKS = os.environ.get("BENCH_WORKS", " ".join(works.WORKS)).split()
START_UPS = 20


class Results:
    """The figures: by number of relations, work, and who did it."""

    def __init__(self):
        self.figures = {}
        self.growth = {}
        self.start_up = Figure()
        self.input_bytes = {}

    def figure(self, relations, work, who):
        return self.figures.setdefault((relations, work, who), Figure())


def say(text):
    print(text, file=sys.stderr, flush=True)


def data(relations):
    folder = DATA / str(relations)
    say(f"data of {relations:,} relations")
    processes.prepare(folder, relations)
    return folder


def measure(results, relations):
    folder = data(relations)
    results.input_bytes[relations] = (folder / "graph.graphml").stat().st_size
    for round in range(RUNS):
        for work in WORKS:
            say(f"{relations:,} relations, round {round + 1} of {RUNS}: {work}")
            results.figure(relations, work, works.OURS).add(
                lambda: processes.ours(work, folder, relations))
            for peer in works.peers(work, relations):
                results.figure(relations, work, peer.name).add(
                    lambda: processes.of_peer(peer, work, folder, relations))


def measure_growth(results):
    for relations in works.GROWTH_SIZES:
        folder = data(relations)
        for work in WORKS:
            say(f"growth, {relations:,} relations: {work}")
            figure = results.growth.setdefault((work, relations), Figure())
            for _ in range(RUNS):
                figure.add(lambda: processes.ours(work, folder, relations))


def command():
    given = [f'{name}="{os.environ[name]}"' for name in SETTINGS if name in os.environ]
    return " ".join([*given, "make bench"])


def publish(results, start, load):
    """Writes what there is so far; a run of some works is not kept."""
    facts = {
        "date": f"{start:%Y-%m-%d %H:%M} UTC", "commit": machine.commit(), "command": f"`{command()}`",
        **machine.facts(),
        "load": f"{load[0]:.1f} before, {os.getloadavg()[0]:.1f} after; what else ran shows in the maxima",
    }
    text = report.markdown(results, facts, RUNS)
    if WORKS == list(works.WORKS):
        (processes.HERE / "RESULTS.md").write_text(text, "utf-8")
    return text


def main():
    results = Results()
    load = os.getloadavg()
    start = datetime.now(timezone.utc)
    for _ in range(START_UPS):
        results.start_up.add(processes.start_up)
    for relations in SIZES:
        measure(results, relations)
        publish(results, start, load)
    if os.environ.get("BENCH_GROWTH"):
        measure_growth(results)
    print(publish(results, start, load))


if __name__ == "__main__":
    main()
