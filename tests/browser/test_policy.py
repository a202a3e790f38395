"""The site under its content security policy: that of each page, and that of the headers, in two browsers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import harness
import pytest
from firefox import AS_SHIPPED, firefox
from firefox import NAMES as FIREFOX_NAMES
from harness import HOST, expect_none, probe
from hosting import sent
from playwright.sync_api import Browser
from projects import copy_project

TRIES, PAUSE = 200, 0.05
"""How often, and after how many seconds each, a page is asked whether it is as far."""


class Guarded(harness.StaticHandler):
    """A host that sends the headers of the file `_headers`."""

    def end_headers(self) -> None:
        """Put them below the other ones."""
        said = Path(self.directory, "_headers").read_text("utf-8")
        for name, value in sent(said, urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def guarding(site: Path) -> Iterator[str]:
    """Where a site is served with its headers meanwhile."""
    server = harness.Server((HOST, 0), partial(Guarded, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def guarded_url(site_dir: Path) -> Iterator[str]:
    """Where the site is served with its headers."""
    with guarding(site_dir) as url:
        yield url


class Tab(NamedTuple):
    """A browser's tab: open an address, run a function in it, and tell what the page said and asked for since."""

    open: Callable[[str], object]
    run: Callable[[str], Any]
    said: Callable[[], list[str]]
    asked: Callable[[], list[str]]


@contextmanager
def _chromium(browser: Browser) -> Iterator[Tab]:
    with harness.open_context(browser, harness.DESKTOP) as context:
        context.add_init_script(f"({probe('breaches')})()")
        page, said, asked = context.new_page(), list[str](), list[str]()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(error.message))
        page.on("request", lambda request: asked.append(request.url))
        yield Tab(page.goto, page.evaluate, lambda: _taken(said), lambda: _taken(asked))


def _taken(lines: list[str]) -> list[str]:
    """The lines, which are not told again."""
    found = lines.copy()
    lines.clear()
    return found


@contextmanager
def _firefox(_: Browser) -> Iterator[Tab]:
    try:
        program = harness.find_tool(FIREFOX_NAMES, "firefox-esr")
    except harness.MissingToolError as error:
        pytest.skip(str(error))
    with firefox(program, AS_SHIPPED) as fox:
        fox.before_each_page(probe("breaches"))
        fox.listen("log.entryAdded", "network.beforeRequestSent")

        def events(method: str) -> list[dict[str, Any]]:
            found = [event["params"] for event in fox.events if event["method"] == method]
            fox.events[:] = [event for event in fox.events if event["method"] != method]
            return found

        yield Tab(
            fox.open,
            fox.evaluate,
            lambda: [entry["text"] for entry in events("log.entryAdded")],
            lambda: [event["request"]["url"] for event in events("network.beforeRequestSent")],
        )


BROWSERS: dict[str, Callable[[Browser], AbstractContextManager[Tab]]] = {"chromium": _chromium, "firefox": _firefox}


@pytest.fixture(scope="module", params=BROWSERS)
def tab(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Tab]:
    """A tab of each browser."""
    with BROWSERS[request.param](chromium) as tab:
        yield tab


def _foreign(tab: Tab) -> list[str]:
    """What was asked for elsewhere."""
    parts = [(url, urlsplit(url)) for url in tab.asked()]
    return [url for url, part in parts if part.scheme not in {"about", "blob", "data"} and part.hostname != HOST]


class Use(NamedTuple):
    """What a page did when it was opened, and when all on it was used; each line with the page's address."""

    said: list[str]
    breaches: list[str]
    foreign: list[str]


@pytest.fixture(scope="module")
def uses(tab: Tab, guarded_url: str, addresses: Sequence[str]) -> list[Use]:
    """Every page, opened and used."""
    return [_use(tab, guarded_url, address) for address in addresses]


def _use(tab: Tab, url: str, address: str) -> Use:
    tab.open(url + address)
    tab.run(probe("settled"))
    said, breaches = tab.said(), tab.run(probe("use-all"))
    told = ([f"{address}: {line}" for line in lines] for lines in (said, breaches, _foreign(tab)))
    tab.said()
    return Use(*told)


def test_the_policy_stops_nothing(uses: list[Use]) -> None:
    """A reader would have a search, a program, or a drawing that doesn't work, and not know why."""
    expect_none([line for use in uses for line in use.breaches])


def test_nothing_is_said_on_the_console(uses: list[Use]) -> None:
    """Something on the page failed or is about to, in one of the browsers."""
    expect_none([line for use in uses for line in use.said])


def test_no_other_host_is_asked(uses: list[Use]) -> None:
    """A third party would learn who reads what."""
    expect_none([line for use in uses for line in use.foreign])


@pytest.fixture(scope="module")
def with_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a script in the shell around each page, and another one in what somebody wrote."""
    project = copy_project(tmp_path_factory.mktemp("scripts") / "project")
    shell, page = project.root / "docs/overrides/main.html", project.root / "docs/about.md"
    text = shell.read_text("utf-8").replace(
        "{% block extrahead %}", "{% block extrahead %}<script>ours = 1</script>", 1
    )
    shell.write_text(text, encoding="utf-8")
    page.write_text(page.read_text("utf-8") + "\n<script>theirs = 1</script>\n", encoding="utf-8")
    project.build()
    return project.site


def test_only_a_script_of_the_shell_runs(tab: Tab, with_scripts: Path) -> None:
    """The hash of a script is taken from the page, but none that came in with a text is blessed."""
    with guarding(with_scripts) as url:
        tab.open(f"{url}/about/")
        assert tab.run("() => [typeof ours, typeof theirs]") == ["number", "undefined"]
        assert [line.split(" (")[0] for line in tab.run("() => window.breaches")] == [
            "script-src-elem stops inline"
        ] * 2
        tab.said()


def test_a_page_opened_from_a_disk_has_its_styles_and_scripts(tab: Tab, site_dir: Path) -> None:
    """For a page without a host "self" would be nobody, and the policy would leave bare text."""
    tab.open((site_dir / "about/index.html").as_uri())
    face, classes = "getComputedStyle(document.querySelector('h1')).fontFamily", "document.documentElement.className"
    assert tab.run(f"() => [{face}.includes('Barlow'), {classes}.split(' ').includes('js')]") == [True, True]
    assert tab.run("() => window.breaches") == []
    tab.said()


def test_an_answer_leads_to_the_next_question(tab: Tab, site_dir: Path, guarded_url: str) -> None:
    """The next question is fetched and put in place by a script, which the policy must let do so."""
    first = min(a for a in harness.all_addresses(site_dir) if harness.is_choice(a))
    tab.open(guarded_url + first)
    tab.run("() => { window.same = true; document.querySelector('.choice__answer').click(); }")
    _wait(tab, f"() => location.pathname !== '{first}'")
    assert tab.run("() => window.same && window.breaches") == []
    tab.said()


def _wait(tab: Tab, function: str) -> None:
    for _ in range(TRIES):
        if tab.run(function):
            return
        time.sleep(PAUSE)
    raise AssertionError(f"waited in vain: {function}")


def a_card(site_dir: Path) -> str:
    """The address of a card to print."""
    return f"/{min(site_dir.rglob('*-a4.pdf')).relative_to(site_dir).as_posix()}"


def test_a_card_opens_in_chromium(chromium: Browser, site_dir: Path, guarded_url: str) -> None:
    """The headers go out with PDFs too, and must not stop the browser's own viewer."""
    with harness.open_context(chromium, harness.DESKTOP) as context:
        page = context.new_page()
        with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-extension:")):
            page.goto(guarded_url + a_card(site_dir))


@pytest.mark.parametrize("tab", ["firefox"], indirect=True)
def test_a_card_opens_in_firefox(tab: Tab, site_dir: Path, guarded_url: str) -> None:
    """The same, where the viewer is a page."""
    tab.open(guarded_url + a_card(site_dir))
    _wait(tab, "() => Boolean(document.querySelector('.page canvas'))")
    tab.said()
