"""The results as Markdown."""

import datetime
import os
from statistics import median

import processes
import works


def write(name, title, target, conditions, header, rows):
    """Writes a page with one table of figures, and under which conditions they were taken."""
    (processes.HERE / name).write_text(
        f"# {title}\n\n"
        f"Made by `make {target}`; [README.md](README.md) says what is measured and how.\n\n"
        f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d}, {os.cpu_count()} cores, {conditions}.\n\n"
        + table(header, rows) + "\n")


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def spread(values):
    """Minimum, median, maximum."""
    return " / ".join(seconds(value) for value in (min(values), median(values), max(values)))


def megabytes(value):
    return f"{value / 1e6:,.1f}" if value < 1e8 else f"{value / 1e6:,.0f}"


def verdict(is_met):
    return "met" if is_met else "**missed**"


def ratio(ours, other, name="seconds"):
    """How many times as fast as the other we are, by medians; nothing where one failed."""
    if ours is None or other is None or not ours.median(name) or not other.median(name):
        return None
    return other.median(name) / ours.median(name)


def times(value):
    if value is None:
        return "–"
    return f"{value:.2f} ×" if value < 10 else f"{value:.0f} ×"


def goal_rows(results, sizes):
    for relations in sizes:
        for goal in works.GOALS:
            ours = results.figures.get((relations, goal.work, works.OURS))
            other = results.figures.get((relations, goal.work, goal.peer))
            if ours is None or other is None:
                continue
            reached = ratio(ours, other)
            yield [
                f"{relations:,}", works.WORKS[goal.work], works.title(goal.peer),
                ours.failure or spread(ours.all("seconds")),
                other.failure or spread(other.all("seconds")),
                times(reached), times(ratio(ours, other, "cpu")), f"≥ {goal.ratio:.2f} ×",
                "no figure" if reached is None else verdict(reached >= goal.ratio),
            ]


def memory_rows(results, sizes):
    for relations in sizes:
        figure = results.figures.get((relations, "convert", works.OURS))
        peak = figure.median("peak") if figure else None
        if peak is None:
            continue
        size = results.input_bytes[relations]
        yield [
            f"{relations:,}", megabytes(size), megabytes(peak), times(peak / size),
            f"≤ {works.CONVERT_MEMORY} ×", verdict(peak <= works.CONVERT_MEMORY * size),
        ]


def start_up(results):
    figure = results.start_up
    if figure.failure:
        return f"`redstring --version` failed: {figure.failure}"
    low, middle, high = (
        f"{value * 1000:.1f}" for value in (
            min(figure.all("seconds")), figure.median(), max(figure.all("seconds"))))
    return (
        f"`redstring --version` takes {low} / {middle} / {high} ms (minimum, median, maximum of "
        f"{len(figure.runs)}), {figure.median('cpu') * 1000:.1f} ms of processor time. Goal: "
        f"≤ {works.START_UP * 1000:.0f} ms: {verdict(figure.median() <= works.START_UP)}.")


def figure_rows(results, relations):
    for work, title in works.WORKS.items():
        ours = results.figures.get((relations, work, works.OURS))
        for (size, done, who), figure in results.figures.items():
            if (size, done) != (relations, work):
                continue
            name = "**redstring**" if who == works.OURS else works.title(who)
            if figure.failure:
                yield [title, name, f"failed: {figure.failure}", "", "", "", "", ""]
                continue
            bytes = figure.median("bytes")
            yield [
                title, name, spread(figure.all("seconds")), seconds(figure.median("cpu")),
                megabytes(bytes), f"{bytes / 1e6 / figure.median():,.0f}",
                megabytes(figure.median("peak")),
                "" if who == works.OURS else times(ratio(ours, figure)),
            ]


def growth_rows(results):
    first = works.GROWTH_SIZES[0]
    for (work, relations), figure in results.growth.items():
        line = results.growth[work, first]
        row = [works.WORKS[work], f"{relations:,}"]
        if figure.failure or line.failure:
            yield [*row, figure.failure or line.failure, "", "", "", ""]
            continue
        over = {}
        for name in ("seconds", "cpu", "peak"):
            over[name] = figure.median(name) / relations / (line.median(name) / first) - 1
        yield [
            *row, f"{figure.median() / relations * 1e6:.2f}", f"{over['seconds']:+.0%}",
            f"{over['cpu']:+.0%}", f"{figure.median('peak') / relations:,.0f}", f"{over['peak']:+.0%}",
            verdict(max(over["seconds"], over["peak"]) <= works.GROWTH),
        ]


def markdown(results, facts, runs):
    sizes = list(results.input_bytes)
    parts = [
        "# Results",
        "Made by `make bench`; [README.md](README.md) says what is measured and how.",
        "\n".join(f"- {name}: {value}" for name, value in facts.items()),
        f"Seconds are minimum / median / maximum of {runs} runs. A ratio says how many times as fast as the "
        "other we are, by medians: of time, and of processor time (all cores together).",
        "## Goals",
        table(["relations", "work", "against", "ours (s)", "theirs (s)", "ratio", "by processor time",
               "goal", ""], goal_rows(results, sizes)),
        start_up(results),
        "Peak memory of `redstring convert graph.graphml x.dot` against the size of what it reads:",
        table(["relations", "GraphML (MB)", "peak (MB)", "ratio", "goal", ""],
              memory_rows(results, sizes)),
    ]
    if results.growth:
        parts += [
            "## Growth",
            f"Against the straight line through the figure at {works.GROWTH_SIZES[0]:,} relations. "
            f"Goal: at most {works.GROWTH:.0%} over it.",
            table(["work", "relations", "µs per relation", "time over the line", "processor time",
                   "bytes per relation", "memory over the line", ""], growth_rows(results)),
        ]
    for relations in sizes:
        parts += [
            f"## {relations:,} relations",
            table(["work", "who", "seconds", "processor time (s)", "MB", "MB/s", "peak (MB)",
                   "we are"], figure_rows(results, relations)),
        ]
    return "\n\n".join(parts) + "\n"
