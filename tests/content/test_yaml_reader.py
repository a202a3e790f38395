"""What the YAML reader makes of text, and what it refuses: bytes in, plain data with places or problems out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.core_schema import core_scalar
from generator.document import Document, LateMarks
from generator.errors import Problem
from generator.yaml_reader import MAX_BYTES, MAX_DEPTH, hidden_characters, read_thoroughly, read_yaml

ROOT = Path(__file__).resolve().parents[2]


def read(text: str | bytes) -> Any:
    """The data of a text that has to be sound."""
    document = read_yaml(text.encode() if isinstance(text, str) else text, "a.yml")
    assert isinstance(document, Document), document
    assert document.problems == []
    return document.data


def refusal(text: str | bytes) -> str:
    """The one problem of a text, as line:column: message."""
    document = read_yaml(text.encode() if isinstance(text, str) else text, "a.yml")
    problems = document.problems if isinstance(document, Document) else document
    assert len(problems) == 1, problems
    return str(problems[0]).removeprefix("a.yml:").lstrip()


SCALARS: dict[str, Any] = {
    # text that YAML 1.1 takes for something else
    "no": "no",
    "yes": "yes",
    "on": "on",
    "Off": "Off",
    "y": "y",
    "1:30": "1:30",
    "1_000": "1_000",
    "0b11": "0b11",
    "-0x1f": "-0x1f",
    "0x": "0x",
    "0o8": "0o8",
    "2024-01-31": "2024-01-31",
    "=": "=",
    "<<": "<<",
    "1e": "1e",
    "1,5": "1,5",
    ".": ".",
    "nULL": "nULL",
    "tRue": "tRue",
    ".Nan": ".Nan",
    "٣": "٣",
    # nothing
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    # truth values
    "true": True,
    "True": True,
    "FALSE": False,
    # whole numbers
    "0": 0,
    "012": 12,
    "+7": 7,
    "-7": -7,
    "0o14": 12,
    "0x1F": 31,
    # numbers with a fraction or an exponent
    "1.": 1.0,
    ".5": 0.5,
    "-1.5": -1.5,
    "1e3": 1000.0,
    "1E-3": 0.001,
    ".inf": math.inf,
    "-.INF": -math.inf,
    "+.Inf": math.inf,
    "1e999": math.inf,
    # quotes and blocks make text of anything
    "'12'": "12",
    '"true"': "true",
    "''": "",
    '"~"': "~",
    "|\n  12\n": "12\n",
    ">-\n  null\n": "null",
    '"a\\tb\\u00e9"': "a\tbé",
}


@pytest.mark.parametrize(("text", "value"), SCALARS.items(), ids=repr)
def test_scalars_follow_the_core_schema(text: str, value: Any) -> None:
    """A lifter's "no", "012" and "1:30" must stay what the writer meant."""
    data = read(f"a: {text}")
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_not_a_number_is_a_number() -> None:
    """Of all core scalars only .nan can't be compared."""
    assert math.isnan(read("a: .nan")["a"])


LONG = "1" * 31
REFUSALS: dict[str, tuple[str | bytes, str]] = {
    "field twice": (
        "a: 1\nb: 2\na: 3\n",
        '3:1: "a" stands here twice (first on line 1); keep one, or begin a new entry with "- "',
    ),
    "inner field twice": (
        "a:\n  - b: 1\n    c: 2\n    b: 3\n",
        '4:5: "b" stands here twice (first on line 2); keep one, or begin a new entry with "- "',
    ),
    "field twice in flow style": (
        "{a: {b: 1, b: 2}}",
        '1:12: "b" stands here twice (first on line 1); keep one, or begin a new entry with "- "',
    ),
    "field twice in other quotes": (
        "a: 1\n'a': 2\n",
        '2:1: "a" stands here twice (first on line 1); keep one, or begin a new entry with "- "',
    ),
    "anchor": ("a: &x 1\n", '1:4: the anchor "&x" is not allowed; remove it'),
    "anchor of a list": ("a: &x [1]\n", '1:4: the anchor "&x" is not allowed; remove it'),
    "alias": ("a: *x\n", '1:4: the alias "*x" is not allowed; write the text out'),
    "alias as a field": ("*x : 1\n", '1:1: the alias "*x" is not allowed; write the text out'),
    "tag": ("a: !!int '1'\n", '1:4: the tag "!!int" is not allowed; remove it'),
    "tag of the whole": ("!!map\na: 1\n", '1:1: the tag "!!map" is not allowed; remove it'),
    "tag of one's own": ("a: !x 1\n", '1:4: the tag "!x" is not allowed; remove it'),
    "tag of a field": ("!x a: 1\n", '1:1: the tag "!x" is not allowed; remove it'),
    "tag that holds an escape": ("a: !x%1B%0A 1\n", '1:4: the tag "!x\\x1b\\n" is not allowed; remove it'),
    "tag of Python": (
        "a: !!python/object/apply:os.system ['true']\n",
        '1:4: the tag "!!python/object/apply:os.system" is not allowed; remove it',
    ),
    "version": ("%YAML 1.2\n---\na: 1\n", "1:1: a line that begins with % is not allowed here; remove it"),
    "tag directive": ("%TAG ! !x\n---\na: 1\n", "1:1: a line that begins with % is not allowed here; remove it"),
    "other version": (
        "%YAML 3.0\n---\na: 1\n",
        "1:1: this is not YAML: found incompatible YAML document; remove the line that begins with %",
    ),
    "second document": (
        "a: 1\n---\nb: 2\n",
        '2:1: a second document begins here; one file holds one, remove the "---"',
    ),
    "control character": ("a: x\x1by\n", "1:5: U+001B (control character) can't be seen; delete it"),
    "control character in a comment": ("a: 1\n# \x07\n", "2:3: U+0007 (control character) can't be seen; delete it"),
    "control character by escape": (
        'a:\n  - "x\\x1by"\n',
        "2:5: U+001B (control character) can't be seen; remove its escape",
    ),
    "control character in a field": ('"a\\0": 1\n', "1:1: U+0000 (control character) can't be seen; remove its escape"),
    "next line": ("a: x\u0085\n", "1:5: U+0085 (control character) can't be seen; delete it"),
    "line separator": ("a: 'x\u2028'\n", "1:6: U+2028 (line separator) can't be seen; delete it"),
    "bidi override": ("a: é\u202e\n", "1:5: U+202E (right-to-left override) can't be seen; delete it"),
    "bidi override by escape": (
        'a: "\\u202e"',
        "1:4: U+202E (right-to-left override) can't be seen; remove its escape",
    ),
    "zero width space": ("a\u200b: 1\n", "1:2: U+200B (zero width space) can't be seen; delete it"),
    "soft hyphen": ("a: b\u00adc\n", "1:5: U+00AD (soft hyphen) can't be seen; delete it"),
    "letter without a shape": ("a: \u3164\n", "1:4: U+3164 (hangul filler) can't be seen; delete it"),
    "private letter": ("a: \ue000\n", "1:4: U+E000 (character without a name) can't be seen; delete it"),
    "second byte order mark": (
        "\ufeff\ufeffa: 1\n",
        "1:1: U+FEFF (zero width no-break space) can't be seen; delete it",
    ),
    "Latin-1": (b"a: 1\r\nb: \xc3\xa9x\xe9\n", "2:6: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
    "Latin-1 after a byte order mark": (
        b"\xef\xbb\xbfa\xe9: 1\n",
        "1:2: the byte 0xe9 is not UTF-8; save the file as UTF-8",
    ),
    "UTF-16": (
        "a: 1".encode("utf-16-le"),
        "1:2: U+0000 (control character) can't be seen; save the file as UTF-8 text",
    ),
    "no text at all": (b"\x01" * 21, "1:1: U+0001 (control character) can't be seen; save the file as UTF-8 text"),
    "UTF-16 with its mark": ("a: 1".encode("utf-16"), "1:1: the byte 0xff is not UTF-8; save the file as UTF-8"),
    "surrogate": (b"a: \xed\xa0\x80\n", "1:4: the byte 0xed is not UTF-8; save the file as UTF-8"),
    "size": (b"a: " + b"x" * MAX_BYTES, "the file is larger than 256 KiB; split it or shorten it"),
    "depth of brackets": (b"[" * 20_000, f"1:{MAX_DEPTH + 1}: nested deeper than {MAX_DEPTH} levels; flatten it"),
    "depth of braces": (b"{a: " * 20_000, f"1:{MAX_DEPTH * 4 - 2}: nested deeper than {MAX_DEPTH} levels; flatten it"),
    "depth of dashes": (b"- " * 20_000, f"1:{MAX_DEPTH * 2 + 1}: nested deeper than {MAX_DEPTH} levels; flatten it"),
    "depth of blocks": (
        "".join(f"{' ' * level}a:\n" for level in range(300)),
        f"{MAX_DEPTH}:{MAX_DEPTH}: nested deeper than {MAX_DEPTH} levels; flatten it",
    ),
    "number of many digits": (f"a: {LONG}", "1:4: this number has more than 30 digits; shorten it"),
    "fraction of many digits": (f"a: .{LONG}", "1:4: this number has more than 30 digits; shorten it"),
    "list as a field": (
        "a: 1\n? [b]\n: 2\n",
        "2:3: a field's name is a word, not a list or mapping; put it in quotes",
    ),
    "mapping as a field": ("{{a: 1}: 2}", "1:2: a field's name is a word, not a list or mapping; put it in quotes"),
    "text after the end": (
        "a: 1\n...\nb: 2\n",
        '3:1: this is not YAML: did not find expected <document start>; end the file above, or remove the "..." there',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSALS.values(), ids=REFUSALS)
def test_refuses_with_the_place_and_a_remedy(text: str | bytes, message: str) -> None:
    """A writer must be led to the very character, whatever is wrong there."""
    assert refusal(text) == message


def test_tells_of_every_field_that_stands_twice_and_keeps_the_first() -> None:
    """One repeated field must hide neither another nor what else the file says."""
    document = read_yaml(b"a: 1\nb: {c: 2, c: [3, x]}\na: {d: 4}\ne: 5\n", "a.yml")
    assert isinstance(document, Document)
    assert [(problem.line, problem.column) for problem in document.problems] == [(2, 11), (3, 1)]
    assert document.data == {"a": 1, "b": {"c": 2}, "e": 5}
    assert document.dropped == [[3, "x"], {"d": 4}]


def test_reads_past_whatever_it_can() -> None:
    """Six slips in a file are told in one go, and the rest of the file is checked all the same."""
    text = '%YAML 1.2\n---\na: &x [1]\nb: !!str 2\nc: *x\n*x : 3\nd\u200b: "\\e\\0e"\ne: {f: [999]}\n'
    document = read_yaml(text.replace("999", "9" * 99).encode(), "a.yml")
    assert isinstance(document, Document)
    assert [(problem.line, problem.message.split(" is ")[0].split(";")[0]) for problem in document.problems] == [
        (7, "U+200B (zero width space) can't be seen"),
        (1, "a line that begins with %"),
        (3, 'the anchor "&x"'),
        (4, 'the tag "!!str"'),
        (5, 'the alias "*x"'),
        (6, 'the alias "*x"'),
        (7, "U+0000 (control character) can't be seen"),
        (7, "U+001B (control character) can't be seen"),
        (8, "this number has more than 30 digits"),
    ]
    assert document.data == {"a": [1], "b": "2", "c": None, "*x": 3, "d": "e", "e": {"f": [None]}}
    assert document.unknown == {("b",), ("c",), ("*x",), ("e", "f", 0)}


def test_a_sign_that_marks_what_is_hidden_stays_where_somebody_wrote_it() -> None:
    """The replacement character is a letter like any other in a file that hides nothing."""
    assert read("a: x\ufffdy\n") == {"a": "x\ufffdy"}


def test_a_depth_within_the_limit_is_read() -> None:
    """The limit must not bite content that is merely rich."""
    data = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH - 1):
        (data,) = data
    assert data == []


def test_a_file_of_just_the_limit_is_read() -> None:
    """The size limit is the last size that is allowed."""
    assert read(b"a: " + b"x" * (MAX_BYTES - 3)) == {"a": "x" * (MAX_BYTES - 3)}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "---\n...\n", "\ufeff"])
def test_nothing_is_read_as_nothing(text: str) -> None:
    """A new, empty file is no syntax error; load says what it lacks."""
    assert read(text) is None


BLOCK = "name: Süß\nlist:\n  - 1\n  - {a: x, b: ~}\n"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + BLOCK,
        BLOCK.replace("\n", "\r\n"),
        BLOCK.replace("\n", "\r"),
        "---\n" + BLOCK + "...\n",
        "list: [1, {b: null, a: x}]\nname: 'Süß'\n",
        '{"list": [1, {"a": "x", "b": null}], "name": "S\\u00fc\\u00df"}',
        "name: S\u00fc\u00df  # sweet\n\n\nlist:\n- 1\n-   a: x\n    b:\n",
        "name:\tSüß\nlist: [1,\t{a: x, b: ~}]\n",
    ],
    ids=["bom", "crlf", "cr", "document marks", "order", "json", "comments", "tabs between words"],
)
def test_style_makes_no_difference(text: str) -> None:
    """Editors and habits differ; the site they make must not."""
    assert read(text) == read(BLOCK) == {"name": "Süß", "list": [1, {"a": "x", "b": None}]}


def test_knows_where_each_part_stands() -> None:
    """Every message about the content gets its line and column from here."""
    document = read_yaml("\ufeffé:\r\n  - ü: 1\r\n    b: [x, 🏮, y]\r\n".encode(), "a.yml")
    assert isinstance(document, Document)
    marks = document.marks
    assert marks.of(("é", 0, "ü")) == (2, 8)
    assert marks.of(("é", 0, "ü"), key=True) == (2, 5)
    assert marks.of(("é", 0, "b", 2)) == (3, 15)
    assert marks.of(("é", 0, "missing", 3)) == marks.of(("é", 0)) == (2, 5)


TOKENS = st.sampled_from(
    [
        *"-:?,[]{}#&*!|>'\"%@`~ \n\t\r\0aé🏮\ufeff\u2028",
        *("- ", ": ", "a: ", "\n  ", "\n- ", "---\n", "...\n", "%YAML 1.2\n", "!!str ", "&a ", "*a ", "<<: "),
        *("no", "null", "0x1f", "1e9", "\\x1b", '"\\u202e"'),
    ]
)


def assert_read_or_refused(raw: bytes) -> None:
    """Whatever the bytes, there is data or at least one printable problem at a place that is in the file."""
    document = read_yaml(raw, "a.yml")
    problems = document.problems if isinstance(document, Document) else document
    assert isinstance(document, Document) or problems
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert isinstance(problem, Problem)
        assert problem.message.isprintable()
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2


@settings(deadline=None)
@given(st.binary(max_size=60))
@example(b"a: [")
@example(b'a: "\\U00110000"')
@example(b"a: \xff")
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """A file that some program has damaged must never end in a traceback."""
    assert_read_or_refused(raw)


@settings(deadline=None)
@given(st.lists(TOKENS, max_size=25).map("".join))
@example("a: !x%0A")
@example('? "\\n"\n: 1\n"\\n": 2')
def test_any_text_like_yaml_is_read_or_refused(text: str) -> None:
    """Half-written YAML is what a preview sees all day."""
    assert_read_or_refused(text.encode())


def is_plain(text: str) -> bool:
    """Whether a text shows whole, and needs no quotes in the core schema; PyYAML quotes by an older one."""
    return not any(hidden_characters(text)) and isinstance(core_scalar(text), str)


TEXTS = st.text(max_size=12).filter(is_plain)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, min_value=-1e6, max_value=1e6)
PLAIN = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


class _Dumper(yaml.SafeDumper):
    """Writes YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


@settings(deadline=None)
@given(PLAIN, st.booleans())
def test_what_is_dumped_reads_back_equal(data: Any, flow: bool) -> None:  # noqa: FBT001 - hypothesis hands it over
    """A program that writes the content must get back what it wrote."""
    text = yaml.dump(data, Dumper=_Dumper, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    assert read(text) == data


def test_a_comment_does_not_swallow_the_end_of_a_text() -> None:
    """A text "Cue # 2" would show as "Cue", and nobody would be told."""
    document = read_yaml(b'a: Cue # 2\nb: 12 # a note\nc: "Cue # 2"\n# a note\nd: [x, y] # a note\n', "a.yml")
    assert isinstance(document, Document)
    remedy = "put the text in quotes, or the comment on a line of its own"
    told = f'a.yml:1:8: what follows " #" is a comment and won\'t show; {remedy}'
    assert [str(problem) for problem in document.problems] == [told]


# The short way


def agree(text: str) -> bool:
    """Whether a text went the short way; if so, the long one has to make the same of it, without a word."""
    short = read_yaml(text.encode(), "a.yml")
    if not isinstance(short, Document) or not isinstance(short.marks, LateMarks):
        return False
    long = read_thoroughly(text.encode(), "a.yml")
    assert isinstance(long, Document), text
    assert (repr(short.data), long.problems, long.unknown, long.dropped) == (repr(long.data), [], set(), []), text
    assert (short.marks.values, short.marks.keys) == (long.marks.values, long.marks.keys)
    return True


PIECES = (
    *("a", "b: ", "- ", "? ", ": ", "c", "\n", "  ", "#", " #", "&x ", "*x", "!!str ", "%", "|\n", ">-\n", "'", '"'),
    *("[", "]", "{", "}", ", ", "\\", "\\u200b", "\t", "1", ".5", "0x1F", "no", "~", "é", "---\n", "...\n", "..."),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=1500)
@example("a: b\na: c")
@example("a: 'b' # c")
@example("a: #b")
@example("{a: 1, a: 2}")
@example("a: 9" + "9" * 40)
@example("- " * 40)
@example("[" * 5000)
def test_the_short_way_and_the_long_one_agree(text: str) -> None:
    """A mistake would be passed over, or the same file mean something else."""
    agree(text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("content/**/*.yml")), ids=lambda path: path.stem)
def test_real_files_mean_the_same_either_way(path: Path) -> None:
    """As above, with what people write."""
    agree(path.read_text("utf-8"))


def test_plain_files_go_the_short_way() -> None:
    """Each check would take twice as long, and nobody would know why."""
    assert agree("# a comment\na: b\nc:\n  - d\n  - 'e'\nf: >-\n  g\n  h\ni: [1, 2]\n")
