"""What the peers are given, taken from our built site: the YAML as it is, and ready pieces where we compute.

The peers' templates make each page from the variation's YAML. What our generator computes for a page (drawings, the
plan, the numbered reasons, its place among the others) they get as finished text or HTML, which is to their advantage.
"""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.papers import PAPERS

PHASES = ("set_up", "descent", "drive", "lockout")


def variations(root: Path) -> list[tuple[str, str]]:
    """The movement's and the variation's id of each variation of a project."""
    paths = sorted((root / "content/movements").glob("*/variations/*.yml"))
    return [(path.parts[-3], path.stem) for path in paths]


def technique(site: Path, movement: str, id_: str) -> str:
    """A built technique page."""
    return (site / movement / id_ / "index.html").read_text("utf-8")


def card(site: Path, movement: str, id_: str) -> str:
    """A built page of a card."""
    return (site / movement / id_ / "card/index.html").read_text("utf-8")


def between(text: str, pattern: str) -> str:
    """The one group of a pattern; a page that hasn't got it has changed, and so must this."""
    found = re.search(pattern, text, re.DOTALL)
    if not found:
        raise SystemExit(f"our pages have no {pattern!r} any more; change benchmarks/build/ready.py")
    return found[1]


@dataclass
class Ready:
    """The ready pieces; what several pages share is kept once."""

    shared: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def once(self, text: str) -> str:
        """The key of a shared piece; links to a page's own numbers lead to its list of reasons instead."""
        text = re.sub(r"#own-\d+|, reason \d+", lambda found: "#own" if found[0][0] == "#" else "", text)
        key = self.keys.setdefault(text, f"k{len(self.keys)}")
        self.shared[key] = text
        return key

    def page(self, site: Path, movement: str, id_: str) -> dict[str, Any]:
        """The pieces of the two pages of a variation."""
        own, printed = technique(site, movement, id_), card(site, movement, id_)
        name = between(own, "<h1>(.*?)</h1>")
        plan, after = between(own, '<section aria-labelledby="plan">(.*?)</section>').split(f" with the {name}:")
        note, table = after.split("</caption>")
        ladder = between(own, r'<p class="lede">.*?</p>\n(?:<p class="also">.*?</p>\n)?(.*?)<div class="papers">')
        return {
            "movement": movement,
            "id": id_,
            "rank": int(between(own, r"Level (\d+) of")),
            "count": int(between(own, r"Level \d+ of (\d+)")),
            "ladder": self.once(ladder.replace(' aria-current="true"', "").replace('"./"', f'"../{id_}/"')),
            "plan": [self.once(plan), note, self.once(f"</caption>{table}")],
            "curve": self.once(between(own, '<figure class="tension">\n?(<svg.*?</svg>)')),
            "own": list(_reasons(own)),
            "qr": between(printed, 'class="card-sheet__qr".*?(<svg.*?</svg>)'),
            "session": self.once(between(printed, '(<ol class="card-sheet__session">.*?</ol>)')),
            "note": self.once(between(printed, '(<p class="card-sheet__note">.*?</p>)')),
            "table": self.once(
                between(printed, '(<table class="card-sheet__plan".*?)<div class="card-sheet__columns">')
            ),
            "stop": self.once(between(printed, '(<p class="card-sheet__stop">.*?</p>)')),
            "foot": self.once(between(printed, r"· (Card of .*?)\n?</p>")),
            "card_own": list(_reasons(printed)),
        }


def _reasons(page: str) -> Iterator[str]:
    for found in re.findall(r'<span class="notes__no">\d+</span> (.*?)</li>', page, re.DOTALL):
        yield html.unescape(found)


def phases(root: Path, site: Path, movement: str, id_: str) -> list[dict[str, str]]:
    """What a movement says of each phase of its variations: title and tempo, and its own statements as HTML."""
    made = between(technique(site, movement, id_), '<ol class="phases">(.*?)</ol>\n</section>')
    shared = yaml.safe_load((root / f"content/movements/{movement}/movement.yml").read_text("utf-8"))["execution"]
    own = yaml.safe_load((root / f"content/movements/{movement}/variations/{id_}.yml").read_text("utf-8"))["execution"]
    found = []
    for name in (name for name in PHASES if shared.get(name) or own.get(name)):
        step, _, made = made.partition("</ul>")
        items = re.findall("<li>.*?</li>", step, re.DOTALL)[: len(shared.get(name, ()))]
        tempo = between(step, '<p class="phase__tempo">(.*?)</p>')
        title = between(step, "<h3>(.*?)</h3>")
        found.append({"field": name, "title": title, "tempo": tempo, "shared": "\n".join(items)})
    return found


ARTICLE = re.compile(
    r'(<article class="md-content__inner.*?>)(.*?)((?:<footer class="turn">.*?)?</article>\s*</div>\s*</div>)',
    re.DOTALL,
)
"""An article's begin, what it says, and its end with the links to other pages, which are the shell's."""


def articles(site: Path) -> Iterator[tuple[str, str, str]]:
    """The address of each page that we built, its title, and what its article says, in HTML without an empty line."""
    for path in sorted(site.rglob("index.html")):
        page = path.read_text("utf-8")
        if found := ARTICLE.search(page):
            lines = (line for line in found[2].split("\n") if line.strip())
            address = path.parent.relative_to(site).as_posix()
            yield (
                "" if address == "." else address,
                html.unescape(between(page, "<title>(.*?)</title>")),
                "\n".join(lines),
            )


def finished(title: str, address: str, body: str) -> str:
    """A page as a file that every engine reads: what it needs to know of it, and finished HTML."""
    front: dict[str, Any] = {"title": title, "type": "other", "permalink": f"/{address}/index.html".replace("//", "/")}
    if "/choose/" in address:
        front["search"] = {"exclude": True}
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items())
    return "\n".join(["---", *lines, "---", "", "<div>", body, "</div>", ""])


def shell(page: str) -> str:
    """A page without its article and its own words, which stand as @@NAME@@."""
    page = ARTICLE.sub(r"\1\n@@ARTICLE@@\n\3", page)
    for pattern, name in (
        ("<title>(.*?)</title>", "TITLE"),
        ('property="og:title" content="(.*?)"', "TITLE"),
        ('name="description" content="(.*?)"', "DESCRIPTION"),
        ('property="og:description" content="(.*?)"', "DESCRIPTION"),
        ('rel="canonical" href="(.*?)"', "URL"),
        ('property="og:url" content="(.*?)"', "URL"),
    ):
        if found := re.search(pattern, page):
            page = f"{page[: found.start(1)]}@@{name}@@{page[found.end(1) :]}"
    return page


def write_ready(root: Path, site: Path, folder: Path) -> None:
    """Writes ready.json, the YAML of the variations, all pages as finished HTML, and both shells."""
    of_all, ready = variations(root), Ready()
    equipment = yaml.safe_load((root / "content/equipment.yml").read_text("utf-8"))["items"]
    first = dict(reversed(of_all))
    data = {
        "site": "https://pull-through.example/",
        "items": {item["id"]: item["name"] for item in equipment},
        "papers": [{"id": paper.id, "name": paper.name} for paper in PAPERS.values()],
        "phases": {movement: phases(root, site, movement, id_) for movement, id_ in first.items()},
        "pages": [ready.page(site, movement, id_) for movement, id_ in of_all],
        "shared": ready.shared,
    }
    folder.mkdir(parents=True)
    (folder / "ready.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    for movement in first:
        shutil.copytree(root / f"content/movements/{movement}/variations", folder / "variations" / movement)
    of_variations = {f"{movement}/{id_}{page}" for movement, id_ in of_all for page in ("", "/card")}
    for address, title, body in articles(site):
        place = folder / ("articles" if address in of_variations else "others") / f"{address or 'index'}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(finished(title, address, body), encoding="utf-8")
    (folder / "technique.html").write_text(shell(technique(site, *of_all[-1])), encoding="utf-8")
    (folder / "card.html").write_text(shell(card(site, *of_all[-1])), encoding="utf-8")
