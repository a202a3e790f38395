"""The content as data: complete, as its schemas say, and as it was promised."""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from projects import ROOT, real_site, site_of_two
from samples import SITE, sample_content

from generator.api.files import api_files
from generator.content import Content
from generator.model import Statement
from generator.places import API_KINDS
from generator.site import Site

KEPT = ROOT / "tests/fixtures/api/v1.json"
COMMAND = "python tests/site/test_api.py"
ADDRESS_FIELDS = {"page", "card", "plan", "variation", "movement", "chooser", "facts"}


@cache
def files() -> dict[str, Any]:
    """Every file of the data of two movements, by its address."""
    found = sorted((site_of_two() / "api").rglob("*.json"))
    return {path.relative_to(site_of_two()).as_posix(): json.loads(path.read_text("utf-8")) for path in found}


def resources() -> dict[str, Any]:
    """The files that are no schemas."""
    return {address: data for address, data in files().items() if "/schemas/" not in address}


def schema_of(address: str, data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The schema that a file names, and its kind."""
    at = posixpath.normpath(posixpath.join(posixpath.dirname(address), data["$schema"]))
    return at.rpartition("/")[2].removesuffix(".schema.json"), files()[at]


def test_every_file_passes_its_schema() -> None:
    """Who makes a program by the schema would have it fail on a file."""
    kinds = set()
    for address, data in resources().items():
        kind, schema = schema_of(address, data)
        Draft202012Validator.check_schema(schema)
        errors = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(data)
        assert [f"{address}: {error.json_path} {error.message}" for error in errors] == []
        kinds.add(kind)
    assert kinds == set(API_KINDS)


def places(schema: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object of a schema, with the name of each field that it asks for."""
    for part in [schema, *schema.get("$defs", {}).values()]:
        for name in part.get("required", ()):
            yield part, name


def test_schemas_describe_each_field_and_refuse_what_is_wrong() -> None:
    """Schemas that let everything through promise nothing."""
    for address, schema in files().items():
        if "/schemas/" in address:
            for part in [schema, *schema.get("$defs", {}).values()]:
                fields = part.get("properties", {})
                assert set(part.get("required", ())) == set(fields), address
                assert [name for name, field in fields.items() if not field.get("description")] == [], address
    for address, data in resources().items():
        _, schema = schema_of(address, data)
        for name in data:
            if name not in {"$schema", "also"}:
                wrong = {**data, name: [[1]]}
                assert not Draft202012Validator(schema).is_valid(wrong), (address, name)
                assert not Draft202012Validator(schema).is_valid({k: v for k, v in data.items() if k != name})
        assert Draft202012Validator(schema).is_valid({**data, "new_in_v1": 1}), "fields may be added"


def test_the_index_leads_to_everything() -> None:
    """A program would have to guess addresses."""
    index = files()["api/v1/index.json"]
    told = set(re.findall(r'"(api/v1/[^"]+)"', json.dumps(index)))
    assert told | {"api/v1/index.json"} == set(files())
    assert index["site"] == "https://pull-through.example/"
    assert [movement["id"] for movement in index["movements"]] == ["lantern-swing", "pull-through"]


def addresses_in(data: Any) -> Iterator[str]:
    """Every text that is an address of the site."""
    if isinstance(data, dict):
        for name, value in data.items():
            if isinstance(value, str) and (name == "page" or "/" in value) and name in ADDRESS_FIELDS:
                yield value
            elif name == "papers":
                yield from value.values()
            else:
                yield from addresses_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from addresses_in(item)


def test_every_address_in_the_data_is_there() -> None:
    """A program would send its user to where nothing is."""
    found = {address for data in resources().values() for address in addresses_in(data)}
    assert len(found) > 60
    lost = [
        a for a in found if not (site_of_two() / a / "index.html" if a.endswith("/") else site_of_two() / a).is_file()
    ]
    assert lost == []


def test_nothing_of_the_content_is_missing() -> None:
    """A program would know less than a reader."""
    told = json.dumps([json.loads(file.data) for file in api_files(sample_content(), SITE)], ensure_ascii=False)
    content: Content = sample_content()
    docs = [content.scheme, *content.sources.values()]
    for folder in content.movements.values():
        docs += [folder.movement, folder.chooser, *folder.variations.values()]
    skipped = {content.scheme.value.summary.text, *(part.text for part in content.scheme.value.principles)}
    said = [part.text for doc in docs for _, part in doc.footed() if isinstance(part, Statement)]
    assert len(said) > 40
    assert [text for text in said if json.dumps(text, ensure_ascii=False) not in told and text not in skipped] == []


def test_the_same_content_gives_the_same_data() -> None:
    """Every deployment would upload the data anew."""
    assert list(api_files(sample_content(), SITE)) == list(api_files(sample_content(), SITE))


def test_without_an_address_schemas_have_no_id() -> None:
    """A schema would name an address that isn't the site's."""
    made = {file.address: json.loads(file.data) for file in api_files(sample_content(), Site("Lanterns"))}
    assert "$id" not in made["api/v1/schemas/plan.schema.json"]
    assert made["api/v1/index.json"]["site"] is None


# The promise


def fields(schema: dict[str, Any]) -> dict[str, Any]:
    """What a schema promises: each field of each object by its path, with its type."""
    parts = {"": schema, **schema.get("$defs", {})}
    return {
        f"{part}.{name}": {key: value for key, value in field.items() if key != "description"}
        for part, inside in parts.items()
        for name, field in inside.get("properties", {}).items()
    }


def promised() -> dict[str, Any]:
    """What v1 promises today, by kind."""
    made = {file.address: json.loads(file.data) for file in api_files(sample_content(), SITE)}
    return {kind: fields(made[f"api/v1/schemas/{kind}.schema.json"]) for kind in API_KINDS}


@pytest.mark.parametrize("kind", API_KINDS)
def test_what_is_in_v1_stays(kind: str) -> None:
    """Programs that others have made would break. Add what is new with the command; what is gone needs a v2."""
    kept, now = json.loads(KEPT.read_text("utf-8"))[kind], promised()[kind]
    assert {name: now.get(name) for name in kept} == kept
    assert set(now) == set(kept), f"new fields are not kept yet; run {COMMAND}"


# The page


def test_the_examples_of_the_page_are_of_the_data() -> None:
    """Who copies an example would look for a field that isn't there."""
    page = (ROOT / "docs/api.md").read_text("utf-8")
    shown = re.findall(r"\]\((api/v1/[^)]+)\):\n\n```json\n(.*?)```", page, re.DOTALL)
    assert len(shown) == 2
    for address, example in shown:
        data = json.loads((real_site() / address).read_text("utf-8"))
        entries = [entry for value in data.values() if isinstance(value, list) for entry in value]
        assert json.loads(example) in entries, address


def test_the_page_names_every_file() -> None:
    """A file of data would be there, and nobody would know what it says."""
    page = (ROOT / "docs/api.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\w./-]+)\s*\|", re.sub(r"\[`([^`]+)`\]\(\S+\)|</?\w+>", r"\1", page), re.MULTILINE)
    patterns = [re.sub("[A-Z]+", "[a-z-]+", re.escape(row)) for row in rows]
    lost = [a for a in files() if not any(re.fullmatch(p, a.removeprefix("api/v1/")) for p in patterns)]
    assert lost == []


if __name__ == "__main__":
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(promised(), indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{Path(KEPT).relative_to(ROOT)}\n")
