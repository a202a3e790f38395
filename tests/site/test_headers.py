"""The policy in every page, the headers for hosts, and those in the configurations of servers."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import html5lib
import pytest
from hosting import rules, sent
from projects import ROOT, Project, copy_project, real_site

from generator.errors import PrimerError
from generator.headers import POLICY, UNFRAMED, guarded, header, host_list, inline_scripts, policy
from generator.serving import BEGIN, END, renewed

MOST_RULES, MOST_LETTERS = 100, 2000
"""What Cloudflare Pages reads of the file, and of each line."""

DATA = {"application/json", "application/ld+json"}
REDIRECT = "redirects:\n  - old: pull-through/rubber/\n    new: pull-through/banded/\n"
INLINE = "ready = true"


def sources(said: str) -> dict[str, list[str]]:
    """The directives of a policy."""
    return {words[0]: words[1:] for words in (part.split() for part in said.split(";"))}


def hash_of(script: str) -> str:
    """How a policy names a script."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site below a folder of its host, with a former address, an editor, and a script in the shell of each page."""
    project = copy_project(tmp_path_factory.mktemp("other") / "project")
    project.path("content/redirects.yml").write_text(REDIRECT, encoding="utf-8")
    shell = "{% block extrahead %}"
    project.edit("docs/overrides/main.html", shell, f"{shell}<script>{INLINE}</script><script>{INLINE}</script>")
    project.edit("mkdocs.yml", "pull-through.example/", "pull-through.example/base/")
    project.edit("mkdocs.yml", 'EDITOR_REPO, ""', "EDITOR_REPO, you/primer")
    project.build()
    return project


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Each page of a site, former addresses and 404.html too, and its address; the editor isn't ours."""
    for path in sorted(site.rglob("*.html")):
        if (name := path.relative_to(site).as_posix()) != "admin/index.html":
            yield name, path.read_text("utf-8")


def test_every_page_begins_with_its_policy(other: Project) -> None:
    """A page that lacks it, or loads something ahead of it, is open where the host sends no headers."""
    for site in (real_site(), other.site):
        named = dict(pages(site))
        assert "404.html" in named
        for name, page in named.items():
            elements = list(html5lib.parse(page, namespaceHTMLElements=False).iter())
            first = next(element for element in elements if element.tag not in {"html", "head"}).attrib
            assert first.get("http-equiv") == "Content-Security-Policy", name
            scripts = [script for script in elements if script.tag == "script" and "src" not in script.attrib]
            code = {hash_of(script.text or "") for script in scripts if script.get("type") not in DATA}
            assert sources(first["content"]) == sources(policy(sorted(code))), name
    assert "pull-through/rubber/index.html" in dict(pages(other.site))


def test_the_policy_starts_from_nothing_and_makes_no_exceptions() -> None:
    """Whatever isn't thought of is shut, and no text can become code."""
    assert next(iter(POLICY.items())) == ("default-src", "'none'")
    assert "unsafe" not in header()
    allowed = {source for said in list(POLICY.values()) for source in said.split()}
    assert allowed == {"'none'", "'self'", "data:"}
    assert "data:" not in POLICY["script-src"] + POLICY["style-src"]


@pytest.mark.parametrize(
    ("tag", "is_code"),
    [
        ("<script>", True),
        ('<script type="module">', True),
        ("<SCRIPT>", True),
        ('<script data-src="x">', True),
        ('<script type="application/json">', False),
        ("<script id=a type='application/ld+json'>", False),
        ('<script src="x.js">', False),
        ("<script defer src = x.js>", False),
    ],
)
def test_scripts_in_a_page_are_told_from_data_and_files(tag: str, is_code: bool) -> None:  # noqa: FBT001 - a table
    """A script without its hash doesn't run; a hash for nothing is one that somebody may use."""
    assert inline_scripts(f"<head>{tag}a < b\n</script>") == ([hash_of("a < b\n")] if is_code else [])


def test_a_page_without_a_head_is_refused() -> None:
    """It would go online without a policy, and nobody would know."""
    with pytest.raises(PrimerError, match="no <head>"):
        guarded("<p>bare</p>")


def test_hosts_are_told_the_same_as_servers() -> None:
    """Netlify and Cloudflare guard every address as our own servers do."""
    said = (real_site() / "_headers").read_text("utf-8")
    assert sent(said, "/")["Content-Security-Policy"] == sent(said, "/nowhere/")["Content-Security-Policy"] == header()
    assert sent(said, "/api/v1/x.json")["Access-Control-Allow-Origin"] == "*"
    assert len(list(rules(said))) < MOST_RULES
    assert max(map(len, said.splitlines())) < MOST_LETTERS


def test_hosts_keep_only_what_never_changes() -> None:
    """A page would run with the scripts of an older one; and of two times for one file a browser takes either."""
    said = (real_site() / "_headers").read_text("utf-8")
    for path in real_site().rglob("*.*"):
        name = path.relative_to(real_site()).as_posix()
        wanted = "immutable" if re.search(r"\.[0-9a-f]{8}\.min\.", name) else "2592000" if ".woff2" in name else ""
        time = sent(said, f"/{name}").get("Cache-Control", "")
        assert time.endswith(wanted) and (time == "") == (wanted == ""), name  # noqa: PT018 - one sentence
        assert time.count("max-age") <= 1, name


def test_a_host_below_a_folder_is_told_its_own_addresses(other: Project) -> None:
    """Rules for the host's root would guard somebody else's site, and not ours."""
    said = (other.site / "_headers").read_text("utf-8")
    assert {where.startswith("/base/") for where, _ in rules(said)} == {True}


def test_the_editor_keeps_its_own_policy(other: Project) -> None:
    """It has to talk to GitHub, and a host would send it both policies; pages bring theirs."""
    said = (other.site / "_headers").read_text("utf-8")
    assert sent(said, "/base/admin/")["Content-Security-Policy"] == UNFRAMED
    assert "connect-src" in (other.site / "admin/index.html").read_text("utf-8")


def test_scripts_of_a_page_are_named_for_hosts_too() -> None:
    """Where a header and a page both bring a policy, a script needs both."""
    said = host_list(["index.html"], inline_scripts(f"<script>{INLINE}</script>"), "/", editor=False)
    assert sources(sent(said, "/")["Content-Security-Policy"])["script-src"] == ["'self'", hash_of(INLINE)]


# The configurations of servers


def test_the_configurations_are_up_to_date() -> None:
    """A server of ours would guard less than the table says; the message names the command."""
    done = Project(ROOT).run("generator", "headers", "--check", "--site", str(real_site()))
    assert done.returncode == 0, done.stderr


def test_a_stale_configuration_is_told_and_renewed(other: Project) -> None:
    """Who changes the table or the shell is told the command, and it also takes over the scripts of the built pages."""
    for name in ("nginx.conf", "Caddyfile"):
        other.path(f"deploy/{name}").write_text((ROOT / "deploy" / name).read_text("utf-8"), encoding="utf-8")
    stale = other.run("generator", "headers", "--check")
    assert stale.returncode == 1
    assert stale.stderr == "not up to date: deploy/nginx.conf, deploy/Caddyfile; run `primer headers`\n"
    assert other.run("generator", "headers").returncode == 0
    assert other.run("generator", "headers", "--check").returncode == 0
    for name in ("nginx.conf", "Caddyfile"):
        assert header([hash_of(INLINE)]) in (other.root / "deploy" / name).read_text("utf-8")


def test_without_a_site_nothing_is_written(tmp_path: Path) -> None:
    """The policy would lack the scripts of the pages."""
    done = copy_project(tmp_path / "project").run("generator", "headers")
    assert done.returncode == 1
    assert done.stderr.startswith("there is no built site that tells its scripts; run `primer build`")


def test_a_configuration_without_its_places_is_refused() -> None:
    """What belongs into a block that somebody took out would be lost without a word."""
    assert renewed(f"a\n  {BEGIN}old\n  {END}b\n", ["  new\n"]) == f"a\n  {BEGIN}  new\n  {END}b\n"
    with pytest.raises(PrimerError, match="it has 0 places"):
        renewed("a\nb\n", ["new\n"])
