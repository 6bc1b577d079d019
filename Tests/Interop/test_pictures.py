"""Pictures: sound, harmless, complete, and the same from the same case."""

import re
import shutil
import subprocess
import zlib

import products
import pytest
from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def svg_of(source):
    # Graphviz writes a document type; nothing of it is fetched.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(source, parser)


def groups(root, name):
    return [g for g in root.iter(SVG + "g") if name in (g.get("class") or "").split()]


def dangers(root):
    """What would run, or fetch, when somebody opens the picture."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            if element.tag is etree.ProcessingInstruction or element.tag is etree.Entity:
                yield f"{element}"
            continue
        name = etree.QName(element).localname.lower()
        if name in ("script", "foreignobject", "iframe", "image", "use", "animate", "set", "style"):
            yield f"<{name}>"
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname.lower()
            if attribute.startswith("on"):
                yield f"{attribute}="
            if re.sub(r"[\s\x00-\x1f]", "", value).lower().startswith(("javascript:", "data:", "vbscript:")):
                yield f"{attribute}={value!r}"
            if attribute == "href" and not re.match(r"https?:|mailto:|#", value):
                yield f"href={value!r}"


def test_svg_is_complete(built):
    root = svg_of(built.bytes("svg"))
    assert root.tag == SVG + "svg"
    assert len(groups(root, "actor")) == built.counts["actors"]
    assert len(groups(root, "relation")) == built.counts["relations"]


def test_svg_shows_every_name(built):
    root = svg_of(built.bytes("svg"))
    shown = sorted(
        "".join("".join(text.itertext()) for text in group.iter(SVG + "text"))
        for group in groups(root, "actor"))
    names = sorted(
        actor["name"] for actor in built.json["@graph"] if "Actor" in actor["type"])

    def squeezed(text):
        return re.sub(r"\s+", "", text)

    assert sorted(map(squeezed, shown)) == sorted(map(squeezed, names))


def test_svg_is_harmless(built):
    assert list(dangers(svg_of(built.bytes("svg")))) == []


@pytest.mark.parametrize("danger", [
    b"<script/>", b'<g onclick="x()"/>', b'<a href=" JavaScript:x()"/>',
    b'<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:x()"/>',
    b'<a href="file:///etc/hosts"/>', b'<image href="https://example.org/x.png"/>', b"<foreignObject/>",
])
def test_a_danger_is_seen(small, danger):
    source = small.bytes("svg").replace(b"</svg>", danger + b"</svg>")
    assert len(list(dangers(svg_of(source)))) >= 1


INKSCAPE = shutil.which("inkscape")


def said(root):
    """What each actor and relation is, and says in words."""
    return {
        group.get("id"): [
            (etree.QName(child).localname, "".join(child.itertext()).strip())
            for child in group.iter(SVG + "title", SVG + "desc", SVG + "text")]
        for group in groups(root, "actor") + groups(root, "relation")}


@pytest.mark.skipif(INKSCAPE is None, reason="there is no Inkscape")
def test_inkscape_opens_it_without_loss(built, tmp_path):
    source, saved = tmp_path / "map.svg", tmp_path / "saved.svg"
    source.write_bytes(built.bytes("svg"))
    # A home of its own, as Inkscape writes down what it has opened.
    subprocess.run(
        [INKSCAPE, "--export-type=svg", "--export-plain-svg", "-o", saved, source],
        check=True, capture_output=True, timeout=120, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"})
    before, after = said(svg_of(built.bytes("svg"))), said(svg_of(saved.read_bytes()))
    assert len(before) == built.counts["actors"] + built.counts["relations"]
    assert after == before
    drawn = subprocess.run(
        [INKSCAPE, "--query-all", source], check=True, capture_output=True, text=True, timeout=120,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}).stdout
    sizes = {row.split(",")[0]: [float(number) for number in row.split(",")[3:5]] for row in drawn.splitlines()}
    assert {name for name in before if max(sizes.get(name, [0])) <= 0} == set(), "not drawn"


def test_png_is_whole(built):
    source = built.bytes("png")
    assert source.startswith(b"\x89PNG\r\n\x1a\n")
    kinds, place = [], 8
    while place < len(source):
        length = int.from_bytes(source[place:place + 4])
        kind, data = source[place + 4:place + 8], source[place + 8:place + 8 + length]
        assert int.from_bytes(source[place + 8 + length:place + 12 + length]) == zlib.crc32(kind + data)
        kinds.append(kind)
        place += length + 12
    assert kinds[0] == b"IHDR" and kinds[-1] == b"IEND" and b"IDAT" in kinds
    assert b"tIME" not in kinds, "a PNG with a clock"


def test_pdf_is_whole(built):
    source = built.bytes("pdf")
    assert re.match(rb"%PDF-1\.[0-9]\n", source)
    assert source.rstrip().endswith(b"%%EOF")


def test_two_builds_give_the_same_bytes(built):
    again = {
        "seeds": lambda: products.build("again", products.REPOSITORY / "seeds"),
        "init": lambda: products.build("again-init", built.folders[0]),
        "reference": lambda: products.build("again-reference", built.folders[0]),
        "with-article": lambda: products.build(
            "again-with-article", products.REPOSITORY / "seeds", documents=built.folders[-1]),
    }[built.name.partition(":")[0]]()
    [other] = [product for product in again if product.stem.name == built.stem.name]
    endings = [*products.TEXT_FORMATS, *products.PICTURES, "html"]
    written = {path.name for path in other.stem.parent.glob(f"{other.stem.name}.*")}
    assert written == {f"{other.stem.name}.{ending}" for ending in endings}
    for ending in endings:
        assert other.bytes(ending) == built.bytes(ending), f"another {ending} from the same case"
