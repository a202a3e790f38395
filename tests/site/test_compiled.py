"""Compiled templates are kept beside our modules, and never stand in for what a template says now."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator import compiled
from generator.compiled import keep_compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where they are kept meanwhile."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return Path(cache_from_source(compiled.__file__)).parent


def rendered(text: str, **environment: str) -> str:
    """What a template says in an environment of its own."""
    made = Environment(loader=DictLoader({"page.html": text}), autoescape=True, **environment)  # type: ignore[arg-type]
    keep_compiled(made, "test")
    return made.get_template("page.html").render(word="<b>")


def test_they_are_kept_and_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build reads what the first compiled."""
    assert rendered("{{ word }}!") == "&lt;b&gt;!"
    assert [path.suffix for path in folder.iterdir()] == [".jinja"]
    monkeypatch.setattr(Environment, "_generate", lambda *_: pytest.fail("compiled once more"))
    assert rendered("{{ word }}!") == "&lt;b&gt;!"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    """Also one that is changed back."""
    assert rendered("one {{ word }}") == "one &lt;b&gt;"
    assert rendered("two {{ word }}") == "two &lt;b&gt;"
    assert rendered("one {{ word }}") == "one &lt;b&gt;"
    assert folder.is_dir()


def test_a_torn_one_is_compiled_again(folder: Path) -> None:
    """As a full disk would leave it."""
    rendered("{{ word }}")
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert rendered("{{ word }}") == "&lt;b&gt;"


def test_with_a_filter_of_somebody_none_is_kept(folder: Path) -> None:
    """Jinja puts the filtered constant into what it compiles, and nobody would see that the filter has changed."""
    for answer in ("old", "new"):
        made = Environment(loader=DictLoader({"page.html": "{{ 'x' | theirs }}"}), autoescape=True)
        made.filters["theirs"] = lambda _, answer=answer: answer
        keep_compiled(made, "test")
        assert made.get_template("page.html").render() == answer
    assert not folder.exists()


def test_where_python_keeps_no_modules_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an image that is to stay as it is."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("{{ word }}") == "&lt;b&gt;"
    assert not folder.exists()


@pytest.mark.parametrize("in_the_way", ["kept", "kept/" + "x" * 3])
def test_where_nothing_can_be_written_all_goes_on(tmp_path: Path, in_the_way: str) -> None:
    """A file stands where the folder would be; as root, permissions would stop nobody."""
    place = tmp_path / in_the_way
    place.parent.mkdir(exist_ok=True)
    place.write_text("", "utf-8")
    code = "from generator.markup import environment; print(environment().get_template('moved.html').name)"
    variables = {**os.environ, "PYTHONPYCACHEPREFIX": str(place), "PYTHONDONTWRITEBYTECODE": ""}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=variables, check=True)
    assert told.stdout == "moved.html\n"
