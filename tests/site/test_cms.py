"""The forms of the editor, and when it is there at all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from projects import ROOT, copy_project, real_site

from generator.check import sound_content
from generator.cms import SHARED, cms_config, editor_files, fields_of
from generator.errors import PrimerError
from generator.model import ID_REGEX, MAX_CUE, MAX_TEXT, Equipment, Movement, Variation

MODELS = [*SHARED.values(), Movement, Variation]


def named(fields: list[dict[str, Any]], *names: str) -> dict[str, Any]:
    """A field, found by the names on the way to it."""
    field = next(field for field in fields if field["name"] == names[0])
    return named(field["fields"], *names[1:]) if len(names) > 1 else field


def every_field(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fields and all fields inside them."""
    inner = [every_field(field.get("fields", [field["field"]] if "field" in field else [])) for field in fields]
    return fields + [field for some in inner for field in some]


def test_a_form_knows_the_limits_of_the_model() -> None:
    """A coach is told while writing that a cue is too long for the card, and not a day later."""
    cues = named(fields_of(Variation), "cues")
    assert (cues["widget"], cues["min"], cues["max"], cues["required"]) == ("list", 3, 5, True)
    cue = named(cues["fields"], "text")
    assert (cue["widget"], cue["maxlength"], cue["required"]) == ("string", MAX_CUE, True)
    assert named(fields_of(Variation), "summary", "text")["maxlength"] == MAX_TEXT
    assert named(fields_of(Variation), "summary", "text")["widget"] == "text"


def test_a_form_knows_what_may_be_left_out() -> None:
    """The highest variation has nothing above it, and its form can be saved."""
    assert named(fields_of(Variation), "progress")["required"] is False
    assert named(fields_of(Variation), "progress", "to")["required"] is True


def test_a_form_offers_the_words_that_there_are() -> None:
    """One chooses a tension, and can't misspell it."""
    hinge = named(fields_of(Variation), "resistance", "hinge")
    assert (hinge["widget"], hinge["options"]) == ("select", ["least", "low", "medium", "high", "most"])


def test_a_form_says_in_words_what_an_id_looks_like() -> None:
    """A coach isn't shown a regular expression."""
    pattern, words = named(fields_of(Equipment), "items", "id")["pattern"]
    assert pattern == ID_REGEX
    assert words == "Write lower-case letters, digits and single hyphens, beginning with a letter, as banded-cable."


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_a_statement_rests_on_stands_below_it(model: Any) -> None:
    """One writes the sentence first; and each field has a kind that the editor knows."""
    fields = fields_of(model)
    assert {field["widget"] for field in every_field(fields)} <= set(
        "string text number boolean datetime select object list".split()
    )
    for field in every_field(fields):
        names = [inner["name"] for inner in field.get("fields", [])]
        if "facts" in names:
            assert names[-2:] == ["facts", "default"]


def test_every_file_of_the_content_has_a_form() -> None:
    """Nothing but the decision tree and the sources is left to those who know YAML."""
    content = sound_content(ROOT)
    collections = cms_config(content, "you/primer")["collections"]
    files = {ROOT / file["file"] for some in collections for file in some.get("files", [])}
    for some in collections:
        if folder := some.get("folder"):
            inside = some.get("path", "{{slug}}").replace("{{slug}}", "*")
            files |= set((ROOT / folder).glob(f"{inside}.{some['extension']}"))
    left = {path for path in (ROOT / "content").rglob("*.yml") if path.parent.name != "sources"} - files
    assert {path.name for path in left} == {"chooser.yml"}


@pytest.mark.parametrize("name", ["primer", "https://github.com/you/primer", "you/primer/", "you/prim er"])
def test_a_repository_is_named_as_github_names_it(name: str) -> None:
    """An address in place of a name would make an editor that can't sign in."""
    with pytest.raises(PrimerError, match=re.escape(f'"{name}" is no repository; write it as owner/name')):
        list(editor_files(sound_content(ROOT), name))


def test_a_site_has_no_editor_unless_it_is_asked_for() -> None:
    """Three megabytes that nobody uses aren't put online."""
    assert not (real_site() / "admin").exists()


def test_a_site_has_the_editor_of_its_repository(tmp_path: Path) -> None:
    """With one variable the build puts the editor in its place, and every file that it loads."""
    project = copy_project(tmp_path)
    done = project.run("generator", "build", variables={"EDITOR_REPO": "you/primer"})
    assert done.returncode == 0, done.stderr
    admin = project.site / "admin"
    assert json.loads((admin / "config.json").read_text("utf-8"))["backend"]["repo"] == "you/primer"
    page = (admin / "index.html").read_text("utf-8")
    assert [name for name in re.findall(r'(?:src|href)="([^"]+)"', page) if not (admin / name).is_file()] == []
    assert "/admin/" not in (project.site / "sitemap.xml").read_text("utf-8")


def test_a_wrong_repository_stops_the_build(tmp_path: Path) -> None:
    """The mistake is told with the place where it stands, and the former site stays."""
    project = copy_project(tmp_path)
    done = project.run("generator", "build", variables={"EDITOR_REPO": "primer"})
    assert done.returncode == 1
    assert 'mkdocs.yml: extra.editor "primer" is no repository' in done.stderr
    assert "Traceback" not in done.stderr
