"""What the build adds for readers without a network: the worker's list, the icons, the zip, the scripts for a disk."""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from PIL import Image
from projects import ROOT, real_site

from generator.icons import ICONS, IRON, icons
from generator.offline import offline_files
from generator.printing import finished
from generator.site import Site
from generator.takeaway import Takeaway, archive_name
from generator.worker import HASH_LETTERS, NOT_KEPT, address_of, digest, kept_names, worker_script

HREF = re.compile(r"""<(a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]+)\"""")
ZIP = "pull-through-primer.zip"


AT_HAND = ["index.html", "a/index.html", "a/cable/index.html", "a/b/cable/index.html", "a/b/index.html", "a/card.pdf"]
AT_HAND += ["a/b/choose/index.html", "a/b/card.pdf", "a/b/a/b.c/index.html"]


def for_the_disk(page: str, online: str | None = None) -> str:
    """What becomes of a page of the folder a/b/ in the zip."""
    packed = io.BytesIO()
    with closing(Takeaway(packed, "x.zip", {*AT_HAND, "a/b/index.html"}, online)) as zipped:
        zipped.add("a/b/index.html", page.encode())
    return zipfile.ZipFile(packed).read("x/a/b/index.html").decode()


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a built site, by its name."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    """The files of the built site."""
    return files_of(real_site())


@pytest.fixture(scope="module")
def kept(built: dict[str, bytes]) -> dict[str, str]:
    """The hashes in the built worker, by address."""
    listed = re.match(r"const FILES = (\{.*?\});", built["sw.js"].decode(), re.DOTALL)
    assert listed
    hashes: dict[str, str] = json.loads(listed[1])
    return hashes


@pytest.fixture(scope="module")
def zipped(built: dict[str, bytes]) -> dict[str, bytes]:
    """What is in the zip, by names below its one folder."""
    with zipfile.ZipFile(io.BytesIO(built[ZIP])) as file:
        assert file.testzip() is None
        folders = {name.partition("/")[0] for name in file.namelist()}
        assert folders == {"pull-through-primer"}
        return {name.partition("/")[2]: file.read(name) for name in file.namelist()}


# The list


def test_each_kept_file_is_there_as_it_is_told(built: dict[str, bytes], kept: dict[str, str]) -> None:
    """With one wrong hash nothing would ever be kept."""
    for address, told in kept.items():
        name = f"{address}index.html" if address in {"", f"{address.rstrip('/')}/"} else unquote(address)
        assert hashlib.sha256(built[name]).hexdigest()[:HASH_LETTERS] == told, address


def test_nothing_is_forgotten(built: dict[str, bytes], kept: dict[str, str]) -> None:
    """A page, a card, or an asset would be missing in the basement."""
    left_out = {name for name in built if address_of(name) not in kept}
    shown = {name for name in left_out if name.endswith((".html", ".pdf", ".png", ".css", ".woff2"))}
    assert {name for name in shown if Path(name).name != "picture.png"} == set()  # those are for links elsewhere
    for name in left_out:
        assert any(re.fullmatch(pattern, name) for pattern, _ in NOT_KEPT), name


def test_what_pages_show_and_lead_to_is_kept(built: dict[str, bytes], kept: dict[str, str]) -> None:
    """A link of a kept page would end at a page that says that there is no such page."""
    allowed = re.compile(r"api/v1/.*|feed\.xml|[^/]+\.zip")
    for address in kept:
        if address and not address.endswith("/"):
            continue
        for _, href in HREF.findall(built[f"{address}index.html"].decode()):
            parts = urlsplit(urljoin(f"http://site/{address}", href))
            target = parts.path.lstrip("/")
            if parts.netloc == "site" and not allowed.fullmatch(target):
                assert target in kept, f"{address} leads to {target}"


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in NOT_KEPT])
def test_each_exception_is_needed(built: dict[str, bytes], pattern: str) -> None:
    """A pattern that fits nothing would hide the next file of that name."""
    sometimes = ["admin/index.html", "_redirects", "robots.txt"]
    assert any(re.fullmatch(pattern, name) for name in [*built, *sometimes])


def test_former_addresses_are_not_kept() -> None:
    """Thousands of small pages that lead on would be fetched by everybody."""
    assert kept_names(["index.html", "old/index.html", "new/index.html"], ["old/"]) == ["index.html", "new/index.html"]


def test_the_worker_changes_with_a_byte_and_only_then() -> None:
    """A change would never arrive, or everybody would be told of one where there is none."""
    one = worker_script({"index.html": digest(b"a"), "x y.txt": digest(b"b")})
    assert worker_script({"x y.txt": digest(b"b"), "index.html": digest(b"a")}) == one
    assert worker_script({"index.html": digest(b"a"), "x y.txt": digest(b"c")}) != one
    assert '"x%20y.txt"' in one


# The zip


def test_every_link_of_the_zip_leads_to_a_file(zipped: dict[str, bytes]) -> None:
    """On a disk a link to a folder shows a list of files, where there is no script to help."""
    pages = [name for name in zipped if name.endswith(".html")]
    assert len(pages) > 50
    for page in pages:
        for tag, href in HREF.findall(zipped[page].decode()):
            parts = urlsplit(urljoin(f"http://zip/{page}", href))
            target = unquote(parts.path).lstrip("/")
            assert parts.netloc != "zip" or target in zipped, f"{page}: <{tag}> to {href}"


def test_the_zip_says_what_the_site_says(zipped: dict[str, bytes], built: dict[str, bytes]) -> None:
    """A page would have been mangled on its way into the zip."""
    tags = re.compile(r"<(?:a|link|script|form|p|div)\b[^>]*>")
    sizes = re.compile(r'(<span data-size="\w+">)[^<]*')
    for name, data in zipped.items():
        if name.endswith(".html"):
            there, here = (sizes.sub(r"\1", tags.sub("", text.decode())) for text in (data, built[name]))
            assert there == here, name
        elif name in built:
            assert data == built[name], name


def test_no_module_and_no_preload_in_the_zip(zipped: dict[str, bytes]) -> None:
    """Browsers refuse both on a disk, and a page would do nothing."""
    for name, data in zipped.items():
        if name.endswith(".html"):
            assert not re.search(rb'type="module"|rel="preload"|rel="manifest"', data), name


@pytest.mark.parametrize(
    ("name", "expected"), [("Pull Through Primer", ZIP), ("Ö!", "site.zip"), ("", "site.zip"), ("A/../B", "a-b.zip")]
)
def test_the_zip_is_called_like_the_site(name: str, expected: str) -> None:
    """A name with a slash would land in another folder."""
    assert archive_name(name) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../cable/", "../cable/index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("cable/#load", "cable/index.html#load"),
        ("choose/?from=x", "choose/index.html?from=x"),
        ("card.pdf", "card.pdf"),
        ("../card.pdf#page=2", "../card.pdf#page=2"),
        ("#page", "#page"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("a/b.c/", "a/b.c/index.html"),
    ],
)
def test_links_to_folders_lead_to_pages(href: str, expected: str) -> None:
    """A reader of the copy would see a list of files."""
    page = f'<p title="a href=&quot;x/&quot;"><a class="b" href="{href}">x/</a> <br><!-- <a href="x/"> -->'
    assert for_the_disk(page) == page.replace(f'"b" href="{href}"', f'"b" href="{expected}"')


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../api/v1/index.json", "https://lantern.example.org/sub/api/v1/index.json"),
        ("../gone/?a=1&amp;b=2#c", "https://lantern.example.org/sub/a/gone/?a=1&amp;b=2#c"),
        ("../../sp%20ace.zip", "https://lantern.example.org/sub/sp%20ace.zip"),
    ],
)
def test_what_is_not_in_the_zip_is_online(href: str, expected: str) -> None:
    """A link would end at an error of the browser; where the site has no address, it isn't one."""
    page = f'<a class="x" href="{href}" download>x</a>'
    assert for_the_disk(page, "https://lantern.example.org/sub/") == page.replace(href, expected)
    assert for_the_disk(page) == '<a class="x" download>x</a>'


def test_text_is_left_alone() -> None:
    """Data, code, and comments would be rewritten with the links."""
    data = """<div data-rules='{"a": "<a href=\\"x/\\">"}'>&lt;a href="x/"&gt; ä</div>"""
    page = f"""<script>let a = '<a href="x/">';</script>{data}"""
    assert for_the_disk(page) == page


def test_what_is_true_online_only_is_hidden_on_a_disk() -> None:
    """The copy would say of itself what holds for the site."""
    page = """<p data-online>Kept.</p><p data-disk hidden>A copy.</p><code>&lt;p data-online></code>"""
    assert for_the_disk(page) == """<p hidden>Kept.</p><p>A copy.</p><code>&lt;p data-online></code>"""


def test_a_site_without_our_theme_has_a_worker_and_a_zip() -> None:
    """Another theme brings other files, and no scripts of ours."""
    packed = io.BytesIO()
    made = offline_files({"index.html": b"<a href='x'>", "404.html": b""}, Site("Lantern"), [], packed)
    assert set(made) == {"sw.js"}
    assert zipfile.ZipFile(packed).namelist() == ["lantern/index.html"]


# Installed


def test_the_manifest_names_icons_that_are_there(built: dict[str, bytes]) -> None:
    """A device would offer no installation, and not say why."""
    manifest = json.loads(built["manifest.webmanifest"])
    assert {"name", "short_name", "start_url", "scope", "display", "icons"} <= set(manifest)
    assert len(manifest["short_name"]) <= 12
    for icon in manifest["icons"]:
        width, height = struct.unpack(">II", built[icon["src"]][16:24])
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert "maskable" in {icon.get("purpose") for icon in manifest["icons"]}


def test_colors_are_those_of_the_site(built: dict[str, bytes]) -> None:
    """The start screen would flash in another color than the page behind it."""
    tokens = (ROOT / "docs/assets/css/tokens.css").read_text("utf-8")
    told = dict(reversed(re.findall(r"--([\w-]+): (#[0-9a-f]+);", tokens)))  # the first of each, that of light
    manifest = json.loads(built["manifest.webmanifest"])
    assert (manifest["background_color"], manifest["theme_color"]) == (told["chalk"], told["iron"])
    assert told["iron"] == IRON
    assert f'<meta name="theme-color" content="{IRON}">' in built["index.html"].decode()


def test_icons_show_the_drawing() -> None:
    """An icon would be empty, cut by the device's mask, or see-through where iOS paints black."""
    drawing = (ROOT / "docs/assets/favicon.svg").read_bytes()
    made = {file.address: Image.open(io.BytesIO(file.data)).convert("RGBA") for file in finished(icons(drawing))}
    band, iron = (0xF2, 0x69, 0x1C), (0x17, 0x19, 0x1C)
    for icon in ICONS:
        image = made[f"assets/icons/{icon.name}.png"]
        assert image.size == (icon.width, icon.width)
        corner = image.getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert corner == (*iron, 255) if icon.filled else corner[3] == 0
        colored = [at for at in _pixels(image) if not _near(image.getpixel(at), iron)]
        assert any(_near(image.getpixel(at), band) for at in colored)
        if icon.name.startswith("maskable"):
            middle = icon.width / 2
            furthest = max((x - middle) ** 2 + (y - middle) ** 2 for x, y in colored) ** 0.5
            assert furthest <= 0.4 * icon.width


def _pixels(image: Image.Image) -> list[tuple[int, int]]:
    return [(x, y) for x in range(0, image.width, 2) for y in range(0, image.height, 2)]


def _near(pixel: object, color: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return pixel[3] < 255 or all(abs(a - b) < 24 for a, b in zip(pixel, color, strict=False))
