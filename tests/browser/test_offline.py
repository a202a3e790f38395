"""Without a network: after one visit all of the site opens, and an update comes whole and when its reader wants it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import harness
import pytest
from firefox import NAMES as FIREFOX_NAMES
from firefox import firefox
from hosts import Host, host
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from projects import copy_project

from generator.worker import HASH_LETTERS, leaving_worker

REFUSED = "new DOMException('', 'SecurityError')"
KEPT = "() => navigator.serviceWorker.ready.then(() => null)"
SHOWN_HEADING = "() => document.querySelector('h1:not([hidden] *)').textContent"
FETCHED = """(addresses) => Promise.all(addresses.map(async (address) => {
  const body = await (await fetch(address)).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}))"""
WAITING = """() => navigator.serviceWorker.getRegistration().then((registration) => new Promise((resolve) => {
  const look = () => registration.waiting ? resolve(null) : setTimeout(look, 50);
  look();
}))"""
UPDATED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  while (registration.installing || !registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
}"""
SOME = 20
"""Files of a version that is on its way; it has several times as many."""
GONE = """async () => {
  while (await navigator.serviceWorker.getRegistration()) await new Promise((resolve) => setTimeout(resolve, 50));
}"""
ENTRIES = "async () => (await (await caches.open('primer:/')).keys()).map(({ url }) => url)"
FAILED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  const worker = registration.installing;
  while (worker && worker.state === "installing") await new Promise((resolve) => setTimeout(resolve, 50));
  return [worker?.state ?? "none", registration.waiting?.state ?? "none"];
}"""


def listed(site: Path) -> dict[str, str]:
    """What the worker keeps: hashes by address."""
    found = re.match(r"const FILES = (\{.*?\});", (site / "sw.js").read_text("utf-8"), re.DOTALL)
    assert found
    hashes: dict[str, str] = json.loads(found[1])
    return hashes


def file_of(site: Path, address: str) -> Path:
    """The file at an address of the list."""
    return site / (f"{address}index.html" if address == "" or address.endswith("/") else unquote(address))


def hashes_of(site: Path) -> dict[str, str]:
    """What must come from each address of the list while this site is kept."""
    return {a: hashlib.sha256(file_of(site, a).read_bytes()).hexdigest() for a in listed(site)}


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader on a phone whose browser keeps sites."""
    with harness.open_context(chromium, harness.PHONE, workers=True) as context:
        yield context


@pytest.fixture(scope="module")
def newer_site(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after a change of a cue, of a style, and of a script."""
    project = copy_project(tmp_path_factory.mktemp("newer") / "project")
    project.edit("docs/assets/css/tokens.css", "--chalk: #f4f4f1;", "--chalk: #f4f4f2;")
    project.edit("docs/assets/js/papers.js", "// The button", "// Now the button")
    project.edit("docs/about.md", "# About this site", "# All about this site")
    project.build()
    assert {a for a, h in hashes_of(project.site).items() if hashes_of(site_dir).get(a) != h} >= {
        "about/",
        "assets/css/site.css",
        "assets/js/papers.js",
    }
    return project.site


@pytest.fixture(scope="module")
def newest_site(newer_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after one more change, of every page."""
    newest = tmp_path_factory.mktemp("newest") / "site"
    shutil.copytree(newer_site, newest)
    worker = (newest / "sw.js").read_text("utf-8")
    for address in [a for a in listed(newest) if file_of(newest, a).suffix == ".html"]:
        page = file_of(newest, address)
        before = page.read_bytes()
        after = before.replace(b"All about this site", b"At last, about this site") + b"<!-- once more -->"
        page.write_bytes(after)
        old, new = (hashlib.sha256(data).hexdigest()[:HASH_LETTERS] for data in (before, after))
        assert worker.count(f'{json.dumps(address)}: "{old}"') == 1
        worker = worker.replace(f'{json.dumps(address)}: "{old}"', f'{json.dumps(address)}: "{new}"')
    (newest / "sw.js").write_text(worker, encoding="utf-8")
    return newest


def first_visit(reader: BrowserContext, url: str) -> Page:
    """A page of a reader on whose device the site is kept by now."""
    page = reader.new_page()
    page.goto(f"{url}/")
    page.evaluate(KEPT)
    return page


def be_offered(page: Page, online: Host, site: Path) -> None:
    """Publish another version, and go to a page that says so."""
    online.publish(site)
    page.goto(f"{online.url}/about/")
    page.get_by_role("button", name="Show it").wait_for()


def different(page: Page, url: str, expected: Mapping[str, str]) -> list[str]:
    """The addresses from which something else comes than expected."""
    addresses = list(expected)
    got = page.evaluate(FETCHED, [f"{url}/{address}" for address in addresses])
    return [a for a, hash_ in zip(addresses, got, strict=True) if expected[a] != hash_]


# Without a host


def test_every_address_opens_without_the_host(reader: BrowserContext, site_dir: Path) -> None:
    """Somebody in a basement would stand before an empty page, or one without its styles."""
    addresses = [a for a in harness.all_addresses(site_dir) if not harness.is_redirect(site_dir, a)]
    addresses = [a for a in addresses if not a.startswith("/admin/")]
    assert len(addresses) > 50
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.stop()
        said: list[str] = []
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: said.extend(_failure(request)))
        for address in addresses:
            response = page.goto(online.url + address)
            assert response
            assert response.status == 200
            assert response.from_service_worker
            assert response.body() == harness.file_of(site_dir, address).read_bytes(), address
        harness.expect_none(said)
        assert different(page, online.url, hashes_of(site_dir)) == []


def _failure(request: Request) -> list[str]:
    """A request that failed, unless the page had been left meanwhile."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def test_search_and_program_work_without_the_host(reader: BrowserContext, site_dir: Path) -> None:
    """The pages would open, and what they can do would not be there."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.stop()
        page.goto(f"{online.url}/pull-through/program/")
        page.locator("[data-form] input[name=weeks]").fill("3")
        page.locator("[data-output] h2").wait_for()
        page.locator("[data-search-opener]:visible, .md-search__input:visible").first.click()
        page.get_by_role("textbox", name="Search").press_sequentially("hinge")
        page.locator(".md-search-result__link").first.wait_for()


@pytest.mark.parametrize("address", ["/about", "/about/index.html", "/about/?from=card", "/about/#what-it-is-not"])
def test_an_address_is_found_in_all_its_forms(reader: BrowserContext, site_dir: Path, address: str) -> None:
    """A link that a host would understand would lead nowhere without it."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.stop()
        response = page.goto(online.url + address)
        assert response
        assert response.status == 200
        assert page.locator("h1").inner_text() == "About this site"
        assert page.url.replace("/index.html", "/").startswith(f"{online.url}/about/")
        assert page.url.endswith(address.removeprefix("/about"))


def test_what_is_not_kept_is_told_on_the_sites_own_page(reader: BrowserContext, site_dir: Path) -> None:
    """A reader would see the browser's page, and think that the site is not kept, or look for a slip in the address."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        page.goto(f"{online.url}/nowhere/at/all")
        assert page.locator("h1:visible").inner_text() == "No such page"
        online.stop()
        for address in ("/nowhere/at/all", "/api/v1/index.json"):
            response = page.goto(online.url + address)
            assert response
            assert response.status == 503
            heading = page.locator("h1:visible")
            assert heading.inner_text() == "Not on this device"
            assert heading.evaluate("it => getComputedStyle(it).fontFamily").startswith('"Barlow')


def test_a_download_without_a_connection_is_told_to_need_one(reader: BrowserContext, site_dir: Path) -> None:
    """The button would do nothing, and say nothing."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        page.goto(f"{online.url}/offline/")
        told = page.get_by_text("The download needs a connection")
        expect(told).to_be_hidden()
        reader.set_offline(offline=True)
        expect(told).to_be_visible()
        reader.set_offline(offline=False)
        expect(told).to_be_hidden()


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-99", 206, slice(0, 100)),
        ("bytes=1000-", 206, slice(1000, None)),
        ("bytes=-50", 206, slice(-50, None)),
        ("bytes=0-99999999", 206, slice(0, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=0-1,5-6", 200, slice(0, None)),
    ],
)
def test_a_part_of_a_pdf(reader: BrowserContext, site_dir: Path, asked: str, status: int, part: slice) -> None:
    """A viewer that reads a PDF in parts would show nothing."""
    pdf = min(site_dir.rglob("*-a6.pdf"))
    whole = pdf.read_bytes()
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.stop()
        page.goto(f"{online.url}/about/")
        address = f"{online.url}/{pdf.relative_to(site_dir).as_posix()}"
        got = page.evaluate(
            """async ([address, range]) => {
              const response = await fetch(address, { headers: { range } });
              const body = [...new Uint8Array(await response.arrayBuffer())];
              const said = ["content-type", "content-range"].map((name) => response.headers.get(name));
              return [response.status, ...said, body];
            }""",
            [address, asked],
        )
        assert got[:2] == [status, "application/pdf"]
        assert bytes(got[3]) == whole[part]
        if status == 206:
            start = len(whole) - len(whole[part]) if part.start != 0 else 0
            assert got[2] == f"bytes {start}-{start + len(got[3]) - 1}/{len(whole)}"


def test_a_pdf_opens_from_its_link(reader: BrowserContext, site_dir: Path) -> None:
    """The card would be on the device, and its button would lead to an error."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.stop()
        page.goto(f"{online.url}/pull-through/cable/card/")
        with page.expect_response("**/*.pdf") as got:
            page.locator(".papers__first").click()
        assert got.value.status == 200
        assert got.value.from_service_worker


def test_firefox_opens_the_site_without_the_host(site_dir: Path) -> None:
    """Browsers differ in what a worker may answer: one that refuses would show nothing."""
    try:
        program = harness.find_tool(FIREFOX_NAMES, "firefox-esr")
    except harness.MissingToolError as error:
        pytest.skip(str(error))
    with host(site_dir) as online, firefox(program, {"dom.serviceWorkers.enabled": True}) as fox:
        fox.open(f"{online.url}/")
        fox.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
        online.stop()
        for address, heading in (
            ("/pull-through/program/", "Your program"),
            ("/about", "About this site"),
            ("/nowhere/", "Not on this device"),
        ):
            fox.open(online.url + address)
            assert fox.evaluate(SHOWN_HEADING) == heading
        listed_here = list(hashes_of(site_dir))
        got = fox.evaluate(f"() => ({FETCHED})({json.dumps([f'/{address}' for address in listed_here])})")
        assert dict(zip(listed_here, got, strict=True)) == hashes_of(site_dir)


# An update


def test_an_update_waits_until_its_reader_asks(reader: BrowserContext, site_dir: Path, newer_site: Path) -> None:
    """A page would change between two sets, or run with the styles and scripts of another version."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.publish(newer_site)
        online.asked.clear()
        page.goto(f"{online.url}/about/")
        page.evaluate("window.mine = true")
        page.get_by_role("button", name="Show it").wait_for()
        assert page.evaluate("window.mine")
        assert page.locator("h1").inner_text() == "About this site"
        assert different(page, online.url, hashes_of(site_dir)) == []
        old, new = hashes_of(site_dir), hashes_of(newer_site)
        fetched = {address.lstrip("/") for address in online.asked} - {"sw.js"}
        assert fetched == {a for a, hash_ in new.items() if old.get(a) != hash_}  # and nothing besides
        with page.expect_navigation():
            page.get_by_role("button", name="Show it").click()
        assert page.locator("h1").inner_text() == "All about this site"
        online.stop()
        assert different(page, online.url, new) == []
        assert page.get_by_role("button", name="Show it").count() == 0
        assert len(page.evaluate(ENTRIES)) == len(new)


def test_of_two_updates_the_newer_is_shown(
    reader: BrowserContext, site_dir: Path, newer_site: Path, newest_site: Path
) -> None:
    """Whoever let the note stand would press a button that has nothing behind it any more."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        be_offered(page, online, newer_site)
        online.publish(newest_site)
        page.goto(f"{online.url}/about/")
        page.get_by_role("button", name="Show it").wait_for()  # for the one that was there first
        page.evaluate(UPDATED)
        with page.expect_navigation():
            page.get_by_role("button", name="Show it").click()
        assert page.locator("h1").inner_text() == "At last, about this site"


def test_an_update_takes_nothing_from_the_next(
    reader: BrowserContext, site_dir: Path, newer_site: Path, newest_site: Path
) -> None:
    """What the next version has fetched already would be cleared away as useless, and be missing in the basement."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        be_offered(page, online, newer_site)
        online.publish(newest_site, pause=0.1)
        page.goto(f"{online.url}/about/")
        _until_fetched(page, online, SOME)
        with page.expect_navigation():
            page.get_by_role("button", name="Show it").click()
        assert page.locator("h1").inner_text() == "All about this site"
        page.get_by_role("button", name="Show it").wait_for(timeout=60_000)
        online.stop()
        with page.expect_navigation():
            page.get_by_role("button", name="Show it").click()
        assert different(page, online.url, hashes_of(newest_site)) == []


def test_an_update_is_there_once_the_site_was_closed(reader: BrowserContext, site_dir: Path, newer_site: Path) -> None:
    """Whoever never presses the button would stay on the old version forever."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.publish(newer_site)
        page.goto(f"{online.url}/about/")
        page.evaluate(WAITING)
        page.goto("about:blank")
        page.wait_for_function("true")
        other = reader.new_page()
        page.close()
        _until_shown(other, f"{online.url}/about/", "All about this site")
        online.stop()
        assert different(other, online.url, hashes_of(newer_site)) == []


def _until_fetched(page: Page, online: Host, files: int) -> None:
    """Wait until a worker has asked for so many files."""
    before = len(online.asked)
    for _ in range(600):
        if len(online.asked) - before >= files:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"only {len(online.asked) - before} files were asked for")


def _until_shown(page: Page, url: str, heading: str) -> None:
    """Open a page until it is the expected one: a browser lets go of a closed page in its own time."""
    for _ in range(20):
        page.goto(url)
        if page.locator("h1").inner_text() == heading:
            return
        page.goto("about:blank")
    raise AssertionError(f"{url} never says {heading}")


def test_an_update_can_be_put_off(reader: BrowserContext, site_dir: Path, newer_site: Path) -> None:
    """The note would come back on each page, over the boxes of the card; or the new version could not be had at all."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.publish(newer_site)
        page.goto(f"{online.url}/about/")
        page.get_by_role("button", name="Later").click()
        assert page.locator(".fresh").count() == 0
        page.goto(f"{online.url}/glossary/")
        page.evaluate(WAITING)
        assert page.locator(".fresh").count() == 0
        page.goto(f"{online.url}/offline/")
        with page.expect_navigation():
            page.get_by_role("button", name="Show it").click()
        page.get_by_text("This device keeps the site").wait_for()
        assert different(page, online.url, hashes_of(newer_site)) == []


def test_no_other_page_is_changed_over(reader: BrowserContext, site_dir: Path, newer_site: Path) -> None:
    """The card in another tab would be left with files of two versions."""
    with host(site_dir) as online:
        first_visit(reader, online.url)
        card = reader.new_page()
        card.goto(f"{online.url}/pull-through/cable/card/")
        card.evaluate("window.mine = true")
        online.publish(newer_site)
        page = reader.pages[0]
        page.goto(f"{online.url}/about/")
        page.get_by_role("button", name="Show it").click()
        page.get_by_text("also open in another tab").wait_for()
        assert different(card, online.url, hashes_of(site_dir)) == []
        card.close()
        with page.expect_navigation():
            page.get_by_role("button", name="Show it").click()
        assert page.locator("h1").inner_text() == "All about this site"


def test_an_upload_that_is_cut_off_changes_nothing(
    reader: BrowserContext, site_dir: Path, newer_site: Path, tmp_path: Path
) -> None:
    """A reader would be left with files of two versions, without a network to mend it."""
    half = tmp_path / "half"
    shutil.copytree(newer_site, half)
    shutil.copy(site_dir / "assets/css/site.css", half / "assets/css/site.css")
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.publish(half)
        assert page.evaluate(FAILED) == ["redundant", "none"]
        page.goto(f"{online.url}/about/")
        assert different(page, online.url, hashes_of(site_dir)) == []
        be_offered(page, online, newer_site)


# Storage that is refused, full, or broken


def _works(page: Page, url: str, site_dir: Path) -> None:
    """The site as online, without a word on the console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in ("/", "/about/", "/pull-through/cable/card/", "/offline/"):
        response = page.goto(url + address)
        assert response
        assert response.body() == harness.file_of(site_dir, address).read_bytes()
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert said == []


@pytest.mark.parametrize(
    "refusal",
    [
        "delete Navigator.prototype.serviceWorker",
        f"Object.defineProperty(Navigator.prototype, 'serviceWorker', {{ get() {{ throw {REFUSED} }} }})",
        f"ServiceWorkerContainer.prototype.register = () => Promise.reject({REFUSED})",
        f"Object.defineProperty(window, 'sessionStorage', {{ get() {{ throw {REFUSED} }} }})",
    ],
)
def test_a_browser_that_refuses(reader: BrowserContext, site_dir: Path, refusal: str) -> None:
    """In a private window the page would stop at an error."""
    reader.add_init_script(refusal)
    with host(site_dir) as online:
        _works(reader.new_page(), online.url, site_dir)


def test_a_cache_that_is_refused(reader: BrowserContext, site_dir: Path) -> None:
    """A worker that can't keep anything would come into use all the same."""
    refused = f"caches.open = () => Promise.reject({REFUSED});\n"
    with host(site_dir, extra=refused) as online:
        page = reader.new_page()
        page.goto(f"{online.url}/")
        _works(page, online.url, site_dir)
        assert page.evaluate("() => navigator.serviceWorker.controller") is None


def test_a_cache_that_is_refused_later(reader: BrowserContext, site_dir: Path) -> None:
    """A reader who shuts off storage would never see the site again."""
    later = (
        "const opened = caches.open.bind(caches); let refuses = false; "
        "addEventListener('message', ({ data }) => { refuses ||= data === 'refuse'; }); "
        "caches.open = (name) => refuses ? Promise.reject(new Error('refused')) : opened(name);\n"
    )
    with host(site_dir, extra=later) as online:
        page = first_visit(reader, online.url)
        page.evaluate("() => navigator.serviceWorker.ready.then(({ active }) => active.postMessage('refuse'))")
        online.asked.clear()
        _works(page, online.url, site_dir)
        assert "/about/" in online.asked


def test_a_device_without_room(reader: BrowserContext, site_dir: Path) -> None:
    """A full phone would show half a site, or none."""
    with host(site_dir) as online:
        page = reader.new_page()
        session: Any = reader.new_cdp_session(page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": online.url, "quotaSize": 1_500_000})
        page.goto(f"{online.url}/")
        _works(page, online.url, site_dir)
        assert page.evaluate("() => navigator.serviceWorker.controller") is None
        page.evaluate(GONE)
        there = {urlsplit(url).path for url in page.evaluate(ENTRIES)}
        session.send("Storage.overrideQuotaForOrigin", {"origin": online.url})
        online.asked.clear()
        page.goto(f"{online.url}/sources/")
        page.evaluate(KEPT)
        assert {path for path in there if path.startswith("/contribute/")}
        assert not {path for path in there if path.startswith("/contribute/")} & {*online.asked}  # it goes on
        online.stop()
        assert different(page, online.url, hashes_of(site_dir)) == []


def test_what_is_broken_or_gone_is_fetched_anew(reader: BrowserContext, site_dir: Path) -> None:
    """A page would stay broken until the next version of the site."""
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        page.evaluate(
            """async () => {
              const cache = await caches.open("primer:/");
              const [about, glossary] = await Promise.all(["about/", "glossary/"].map(
                async (name) => (await cache.keys()).find(({ url }) => new URL(url).pathname === `/${name}`)));
              await cache.put(about, new Response("rubbish", { headers: { "content-type": "text/html" } }));
              await cache.delete(glossary);
            }"""
        )
        _works(page, online.url, site_dir)
        page.goto(f"{online.url}/glossary/")
        online.stop()
        assert different(page, online.url, hashes_of(site_dir)) == []


# Among others


def test_below_a_folder_of_the_host(reader: BrowserContext, site_dir: Path, tmp_path: Path) -> None:
    """Two sites on one host would serve each other's pages, or clear each other's caches."""
    shutil.copytree(site_dir, tmp_path / "base")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text("<!doctype html><title>Other</title>", encoding="utf-8")
    with host(tmp_path) as online:
        page = reader.new_page()
        page.goto(f"{online.url}/other/")
        page.evaluate("() => Promise.all(['primer:/', 'theirs'].map((name) => caches.open(name)))")
        page.goto(f"{online.url}/base/about/")
        page.evaluate(KEPT)
        assert sorted(page.evaluate("() => caches.keys()")) == ["primer:/", "primer:/base/", "theirs"]
        page.goto(f"{online.url}/other/")
        assert page.evaluate("() => navigator.serviceWorker.getRegistration().then((it) => it?.scope ?? null)") is None
        online.stop()
        for address in ("/base/", "/base/pull-through", "/base/pull-through/program/"):
            response = page.goto(online.url + address)
            assert response
            assert response.status == 200
            assert response.from_service_worker
        assert different(page, f"{online.url}/base", hashes_of(site_dir)) == []


def test_who_saves_data_is_asked_first(reader: BrowserContext, site_dir: Path) -> None:
    """Five megabytes would be taken from somebody's prepaid card."""
    reader.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    with host(site_dir) as online:
        page = reader.new_page()
        page.goto(f"{online.url}/offline/")
        button = page.get_by_role("button", name="Keep it now")
        button.wait_for()
        assert page.evaluate("() => navigator.serviceWorker.getRegistration().then((it) => it ?? null)") is None
        button.click()
        page.get_by_text("This device keeps the site").wait_for()
        online.stop()
        assert different(page, online.url, hashes_of(site_dir)) == []


def test_a_preview_takes_what_was_kept_off_the_device(reader: BrowserContext, site_dir: Path, tmp_path: Path) -> None:
    """A writer who had looked at the built site on that port would see it instead of the preview, edit after edit."""
    preview = tmp_path / "preview"
    (preview / "about").mkdir(parents=True)
    for name in ("index.html", "about/index.html"):
        (preview / name).write_text("<!doctype html><title>Preview</title><h1>Preview</h1>", encoding="utf-8")
    (preview / "sw.js").write_text(leaving_worker(), encoding="utf-8")
    with host(site_dir) as online:
        page = first_visit(reader, online.url)
        online.publish(preview)
        page.goto(f"{online.url}/about/")
        page.locator("h1", has_text="Preview").wait_for()
        assert page.evaluate("() => caches.keys()") == []
