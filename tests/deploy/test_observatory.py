"""What the MDN observatory says of the headers, of each server and of the file for other hosts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hosting import sent
from projects import ROOT, real_site
from servers import ask, installed, serving

MODULES = ROOT / ".venv/checkers/node_modules"
INSTALL = "sh tests/npm.sh checkers"
WANTED = 130
"""All that there is to get without keys of its own for each script, and without a place in browsers' own lists."""

HTML = {"content-type": "text/html; charset=utf-8"}


def _sent_by(name: str) -> Callable[[Path], dict[str, str]]:
    def headers(folder: Path) -> dict[str, str]:
        if not installed(name):
            pytest.skip(f"{name} is not installed")
        with serving(name, real_site(), folder) as port:
            return ask(port, "/").headers

    return headers


def _sent_by_others(_: Path) -> dict[str, str]:
    said = sent((real_site() / "_headers").read_text("utf-8"), "/")
    return HTML | {name.lower(): value for name, value in said.items()}


HOSTS = {"nginx": _sent_by("nginx"), "caddy": _sent_by("caddy"), "others": _sent_by_others}


def scanned(headers: dict[str, str], body: str) -> dict[str, Any]:
    """What the observatory finds."""
    assert MODULES.is_dir(), f"the observatory isn't installed; run {INSTALL}"
    # Browsers' own list of sites, which its install would fetch; none of ours is in it.
    (MODULES / "@mdn/mdn-http-observatory/conf/hsts-preload.json").write_text("{}", encoding="utf-8")
    done = subprocess.run(
        ["node", str(ROOT / "tests/checkers/observatory.mjs"), str(MODULES)],
        input=json.dumps({"headers": headers, "body": body}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("host", HOSTS)
def test_the_observatory_gives_its_best_grade(tmp_path: Path, host: str) -> None:
    """A header that is lost, misspelt, or weakened shows in the grade that others would see."""
    found = scanned(HOSTS[host](tmp_path), (real_site() / "index.html").read_text("utf-8"))
    results = {name: (test["result"], test["scoreModifier"]) for name, test in found["tests"].items()}
    assert found["scan"]["score"] >= WANTED, results
    assert found["scan"]["grade"] == "A+"


def test_a_page_alone_brings_most_of_it() -> None:
    """Where a host sends no headers of ours, as GitHub Pages, the policy is in the page, and counts."""
    page = (real_site() / "index.html").read_text("utf-8")
    found = scanned(HTML, page)["tests"]["content-security-policy"]
    assert found["result"] == "csp-implemented-with-no-unsafe-default-src-none"


def test_the_observatory_can_be_dissatisfied() -> None:
    """A scan that fails to see the headers wouldn't pass for a good one."""
    assert scanned(HTML, "<p>")["scan"]["score"] < 50
