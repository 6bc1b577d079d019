#!/usr/bin/env python3
"""page.py: how long the page of a large case takes to open in Chromium, and how smoothly its map moves; writes PAGE.md.

PAGE_SIZES are numbers of relations (1000 5000 20000). The page is opened from a file, without a network, three times; the map is
dragged for two seconds. Needs what `make test` installs: Debian's Chromium, and Playwright.
"""

import os
import pathlib
import platform
import statistics
import tempfile

import lines
import processes
import report
from playwright.sync_api import sync_playwright

SIZES = [int(size) for size in os.environ.get("PAGE_SIZES", "1000 5000 20000").split()]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DRAG = """() => new Promise((resolve) => {
  const map = document.querySelector("#map");
  const times = [];
  const fire = (type, x) => map.dispatchEvent(new PointerEvent(
    type, { pointerId: 1, clientX: x, clientY: 500, bubbles: true }));
  map.setPointerCapture = () => {};
  fire("pointerdown", 400);
  const step = (now) => {
    times.push(now);
    fire("pointermove", 400 + 300 * Math.sin(times.length / 20));
    if (now - times[0] < 2000) requestAnimationFrame(step);
    else { fire("pointercancel", 600); resolve(times); }
  };
  requestAnimationFrame(step);
})"""


def visit(browser, path):
    """Seconds until the page is ready, and until it has been painted; frames a second while the map is dragged, as a whole and
    zoomed in, and the longest time between two of them, in milliseconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(500)
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") / 1000
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    whole = page.evaluate(DRAG)
    for _ in range(4):
        page.click("#zoom-in")
        page.wait_for_timeout(400)
    near = page.evaluate(DRAG)
    context.close()
    rates = [1000 * (len(times) - 1) / (times[-1] - times[0]) for times in (whole, near)]
    return ready, painted, *rates, max(after - before for times in (whole, near) for before, after in zip(times, times[1:]))


def rows(browser, relations, folder):
    source, path = folder / "graph.jsonl", folder / "graph.html"
    lines.write(relations, source)
    processes.run([processes.REDSTRING, "convert", source, path])
    found = list(zip(*(visit(browser, path) for _ in range(3))))
    ready, painted, whole, near, longest = (statistics.median(values) for values in found)
    map = "canvas" if "<canvas" in path.read_text() else "SVG"
    return (
        f"{relations:,}", map, report.megabytes(path.stat().st_size), f"{ready:.2f}", f"{painted:.2f}", f"{whole:.0f}",
        f"{near:.0f}", f"{longest:.0f}")


def main():
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="redstring-page-") as folder:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        found = [rows(browser, size, pathlib.Path(folder)) for size in SIZES]
        version = browser.version
        browser.close()
    header = [
        "relations", "map", "page (MB)", "ready (s)", "painted (s)", "frames a second", "zoomed in", "longest frame (ms)"]
    report.write(
        "PAGE.md", "Pages in a browser", "bench-page",
        f"{platform.system()}, Chromium {version} without a graphics card; medians of three", header, found)
    print((processes.HERE / "PAGE.md").read_text())


if __name__ == "__main__":
    main()
