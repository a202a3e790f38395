"""Content → pages: nothing is lost on the way, everything says what it rests on, and text stays text."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from difflib import unified_diff
from functools import cache
from itertools import islice

import golden
import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from markupsafe import Markup
from pages import MARK, flat, ids, is_choice, links, marked_text, parse_body, skeleton, spaced, text_of
from samples import SITE, Room, changed, real_content, reworded_content, sample_content, sample_variation, texts_of

from generator.content import Content
from generator.export import export_files
from generator.model import LONGEST_WORD, MAX_TEXT, UNBROKEN, Footed, Statement, one_line
from generator.page import Page
from generator.printing import printed
from generator.render import render_site
from generator.written import RenderedPage
from generator.yaml_reader import hidden_characters

NASTY = (
    "<script>alert(1)</script> </title> <!-- x -->",
    "{{ 7*7 }} {% raw %} {# c #}",
    "[x](javascript:alert(1)) ![y](z) [w][v] :smile: **b** `c`",
    "&lt;b&gt; &amp; &#60; \"q\" 'q' ]]> </div>",
    "\u00a0blanks that\u2003count\u00a0",
    "* a --- # b | c | $x^2$ \\* { .d } ^e^ 1. f",
)
FRAGMENTS = [*" <>&\"'`*_{}[]()#|\\/=:!-", *" ".join(NASTY).split(), "\u00a0", "é", "中", "🏮"]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.characters(), min_size=1, max_size=20).map("".join)

ANY = settings(max_examples=12, deadline=None, phases=set(Phase) - {Phase.shrink})
"""Pages take a while to render; to find the shortest text that breaks them takes minutes."""


@cache
def pages_of(which: str) -> list[RenderedPage]:
    """The generated pages of the site, or those of the sample."""
    return render_site(real_content() if which == "real" else sample_content(), SITE)


@pytest.fixture(params=["real", "sample"])
def which(request: pytest.FixtureRequest) -> str:
    """What must hold for the real content holds for any."""
    name: str = request.param
    return name


@pytest.fixture
def content(which: str) -> Content:
    """What the pages are made from."""
    return real_content() if which == "real" else sample_content()


@pytest.fixture
def pages(which: str) -> list[RenderedPage]:
    """What it was made into."""
    return pages_of(which)


def footings(content: Content) -> list[Footed]:
    """Everything in the content that has to say what it rests on, but for what only the sources page shows."""
    return [footed for doc in content.documents() for _, footed in doc.footed()]


def marks(footed: Footed) -> str:
    """What stands behind a statement."""
    return MARK.format(" ".join([*footed.facts, *(["ours"] if footed.default else [])]))


# Pages as they are


def test_pages_are_as_kept() -> None:
    """A change of a template would change pages that nobody looked at."""
    kept, now = golden.kept(), golden.rendered()
    lines = [
        line
        for name in sorted({*kept, *now})
        for line in unified_diff(
            kept.get(name, "").splitlines(), now.get(name, "").splitlines(), f"kept/{name}", f"now/{name}", lineterm=""
        )
    ]
    shown = "\n".join(islice(lines, 60))
    assert not lines, f"pages differ from tests/fixtures/golden; if they should, run {golden.COMMAND}\n{shown}"


def test_same_content_same_pages() -> None:
    """Two builds would differ, or a page would carry something over from an earlier one."""
    assert render_site(sample_content(), SITE) == render_site(sample_content(), SITE)


def test_nothing_is_written() -> None:
    """Rendering would leave files behind; it is the caller who decides where they go."""
    written: list[object] = []
    listening = True

    def watch(event: str, args: tuple[object, ...]) -> None:
        if listening and (event in {"os.mkdir", "os.rename", "os.remove"} or (event == "open" and args[1] != "r")):
            written.append(args[0])

    sys.addaudithook(watch)  # stays to the end of the process, so it is told when to stop
    render_site(sample_content(), SITE)
    listening = False
    apart = [path for path in written if "__pycache__" not in str(path)]  # compiled templates, as modules are
    assert [path for path in apart if not str(path).endswith(".html")] == []


def test_links_resolve(content: Content, pages: list[RenderedPage]) -> None:
    """A link of a generated page would lead nowhere, or past the section it names."""
    anchors = {page.address: ids(parse_body(page.body)) for page in pages}
    anchors |= {order.address: set() for order in printed(content, SITE)}
    targets = {target for page in pages for target in links(parse_body(page.body), page.address)}
    assert len(targets) > 50
    lost = {t for t in targets if t.partition("#")[0] not in anchors}
    lost |= {t for t in targets - lost if "#" in t and t.partition("#")[2] not in anchors[t.partition("#")[0]]}
    assert lost == set()


def test_no_anchor_is_there_twice() -> None:
    """A link would lead to the wrong one of two faults whose ids are alike."""
    brass = sample_variation("brass")
    faults = tuple(changed(fault, id=id_) for fault, id_ in zip(brass.faults, ("grip", "grip-name"), strict=True))
    content = sample_content()
    folder = content.movements["lantern-swing"]
    doc = replace(folder.variations["brass"], value=changed(brass, faults=faults))
    folder = replace(folder, variations={**folder.variations, "brass": doc})
    for page in render_site(replace(content, movements={folder.id: folder}), SITE):
        anchors = re.findall(r'\bid="([^"]+)"', page.body)
        assert sorted(set(anchors)) == sorted(anchors), page.address


# What the content says is on the pages


def test_every_text_is_shown(content: Content, pages: list[RenderedPage]) -> None:
    """A maintainer would write a sentence that no reader ever sees."""
    shown = "\n".join(text_of(parse_body(page.body)) for page in pages)
    texts = [text for doc in content.documents() for text in texts_of(doc.value)]
    assert len(texts) > 100
    assert [text for text in texts if spaced(text).casefold() not in shown.casefold()] == []


def test_every_statement_has_its_marks(content: Content, pages: list[RenderedPage]) -> None:
    """A reader could not tell what a sentence rests on."""
    shown = "\n".join(marked_text(parse_body(page.body)) for page in pages)
    statements = [footed for footed in footings(content) if isinstance(footed, Statement)]
    assert len(statements) > 30
    assert [s.text for s in statements if f"{spaced(s.text)}{marks(s)}" not in shown] == []


def test_everything_with_a_footing_is_marked(
    content: Content, pages: list[RenderedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader could not tell whose word a range, a level or a piece of equipment is."""
    marked: list[Footed] = []
    mark = Page.mark

    def listen(page: Page, *footed: Footed) -> Markup:
        marked.extend(footed)
        return mark(page, *footed)

    monkeypatch.setattr(Page, "mark", listen)
    assert render_site(content, SITE) == pages
    places = {id(footed) for footed in marked}
    assert [repr(footed) for footed in footings(content) if id(footed) not in places] == []


def test_every_reason_is_given(content: Content, pages: list[RenderedPage]) -> None:
    """A mark "ours" would lead to no reason, or to another's."""
    reasons = {footed.default for footed in footings(content) if footed.default}
    for page in pages:
        root = parse_body(page.body)
        numbers = [int(link.rpartition("-")[2]) for link in links(root, page.address) if "#own-" in link]
        listed = [element for element in root.iter() if element.get("id", "").startswith("own-")]
        assert sorted(set(numbers)) == list(range(1, len(listed) + 1)), page.address
        told = [text_of(element) for element in listed]
        assert {text.partition(" ")[2] for text in told} <= {spaced(reason) for reason in reasons}
    shown = "\n".join(text_of(parse_body(page.body)) for page in pages)
    assert [reason for reason in reasons if spaced(reason) not in shown] == []


def test_sources_page_knows_who_carries_a_fact(content: Content, pages: list[RenderedPage]) -> None:
    """The sources page would send a reader to a section that doesn't rest on the fact, or leave one out."""
    roots = {page.address: parse_body(page.body) for page in pages}
    for fact in content.facts():
        target = f"sources/#fact-{fact.lower()}"
        entry = next(element for element in roots["sources/"].iter() if f"sources/#{element.get('id')}" == target)
        places = links(entry, "sources/")
        assert places, fact
        carriers = {address for address, root in roots.items() if target in links(root, address)}
        assert {place.partition("#")[0] for place in places} == {a for a in carriers if not is_choice(a)}
        for place in places:
            address, _, anchor = place.partition("#")
            sections = [part for part in roots[address].iter() if not anchor or part.get("aria-labelledby") == anchor]
            assert any(target in links(section, address) for section in sections), place


# Text stays text


TOKEN = re.compile("⟪([0-9]+) (name|text)⟫")
"""A word that could be no markup, and says for how much text there is room in its place."""


def fitted(text: str, room: Room) -> str:
    """What of a text the loader lets through in a place; never without a word."""
    line = str(one_line(text))
    plain = re.sub("[<>{}]", "", line) if room.is_name else line
    seen = "".join(char for char in plain if not any(hidden_characters(char)))
    if room.length < MAX_TEXT:  # all but whole sentences have words of a length that fits a phone
        seen = re.sub(f"{UNBROKEN}{{{LONGEST_WORD}}}(?={UNBROKEN})", r"\g<0> ", seen)
    cut = str(one_line(str(one_line(seen))[: room.length]))
    return cut if any(char.isalnum() for char in cut) else "x"


def pages_saying(text: str) -> list[RenderedPage]:
    """The sample's pages with the same text in every place."""
    return render_site(reworded_content(sample_content(), lambda _, room: fitted(text, room)), SITE)


@cache
def plain_pages() -> list[RenderedPage]:
    """The sample's pages with a token in every place."""

    def token(_: str, room: Room) -> str:
        return f"⟪{room.length} {'name' if room.is_name else 'text'}⟫"

    return render_site(reworded_content(sample_content(), token), SITE)


def filled(plain: str, text: str) -> str:
    """A plain page's text with another text in the places of the tokens."""
    return TOKEN.sub(lambda place: fitted(text, Room(int(place[1]), place[2] == "name")), plain)


def check_text_stays_text(text: str) -> None:
    """Pages with this text everywhere have the structure of plain ones, and the text in the plain text's places."""
    for page, plain in zip(pages_saying(text), plain_pages(), strict=True):
        root, plain_root = flat(parse_body(page.body)), flat(parse_body(plain.body))
        assert skeleton(root) == skeleton(plain_root)
        assert text_of(root).casefold() == spaced(filled(text_of(plain_root), text)).casefold()
        assert page.title == filled(plain.title, text)
        assert page.description == filled(plain.description, text)


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_a_text_shows(text: str) -> None:
    """A `<` in a sentence would become markup, a `{{` a template, or either would vanish."""
    check_text_stays_text(text)


@ANY
@given(text=TEXTS)
def test_any_text_stays_text(text: str) -> None:
    """Some text that the loader lets through would change a page's structure or itself."""
    check_text_stays_text(text)


# Export


def front_and_body(text: str) -> tuple[dict[str, str], str]:
    """The two parts of an exported file."""
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


def test_export_names_every_page() -> None:
    """Another site engine would miss a page, or put it at another address."""
    assert sorted(name for name in export_files(pages_of("sample"), []) if not is_choice(name)) == [
        "cards/index.md",
        "contribute/errors.md",
        "contribute/fields.md",
        "equipment/index.md",
        "glossary/index.md",
        "lantern-swing/brass.md",
        "lantern-swing/brass/card.md",
        "lantern-swing/choose.md",
        "lantern-swing/index.md",
        "lantern-swing/paper.md",
        "lantern-swing/paper/card.md",
        "lantern-swing/program.md",
        "lantern-swing/storm.md",
        "lantern-swing/storm/card.md",
        "primer/index.md",
        "sources/index.md",
    ]


def check_export(pages: list[RenderedPage]) -> None:
    """Front matter says the same as the page, and Markdown leaves the body as it is."""
    engine = Markdown(extensions=["md_in_html", "attr_list", "tables", "def_list", "toc"])
    for page, data in zip(pages, export_files(pages, []).values(), strict=True):
        front, body = front_and_body(data.decode())
        assert front == {"title": page.title, "description": page.description, "source": page.source}
        assert engine.reset().convert(body) == body.strip()
        assert page.body in body


def test_markdown_leaves_exported_pages_as_they_are(pages: list[RenderedPage]) -> None:
    """Another engine's Markdown would take an indented or a starred line of a page for its own."""
    check_export(pages)


@pytest.mark.parametrize("text", NASTY)
def test_markdown_leaves_markup_in_a_text_as_it_is(text: str) -> None:
    """A text would be Markdown after all, or break the front matter."""
    check_export(pages_saying(text))


@ANY
@given(text=TEXTS)
def test_markdown_leaves_any_text_as_it_is(text: str) -> None:
    """Some text that nobody thought of would."""
    check_export(pages_saying(text))
