"""A mistake in a template, and a text that isn't UTF-8, told with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateSyntaxError

from generator.errors import PrimerError, Problem, printable
from generator.markup import TEMPLATES


@contextmanager
def mistakes_told(root: Path) -> Iterator[None]:
    """Tells what is wrong with a template meanwhile in one sentence."""
    try:
        yield
    except TemplateError as error:
        raise PrimerError(_template_problem(error, root)) from error
    except UnicodeDecodeError as error:
        texts = [path for folder in (root / "docs", TEMPLATES) for path in folder.rglob("*.html")]
        told = "\n".join(problem.told for problem in undecodable(texts, root))
        raise PrimerError(told or f"a text is not UTF-8 ({error})") from error


def undecodable(texts: Iterable[Path], root: Path) -> list[Problem]:
    """Each of these texts that isn't UTF-8, with the place of the first wrong byte."""
    problems = []
    for path in sorted(texts):
        raw = path.read_bytes()
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode("utf-8")
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            message = f"the byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
            problems.append(Problem(shown(path, root), line, column, message, code="not-utf-8"))
    return problems


def shown(path: Path, root: Path) -> str:
    """A file's path for a message, as seen from the project's folder where it is inside."""
    near = path.relative_to(root) if path.is_relative_to(root) else path
    return printable(near.as_posix())


def _template_problem(error: TemplateError, root: Path) -> str:
    *callers, place = _places(error, root) or ["a template"]
    called = f", called from {callers[-1]}" if callers else ""
    return f"{place}: the template is broken: {error.message}{called}; mend it there"


def _places(error: TemplateError, root: Path) -> list[str]:
    """Where the mistake is, last, and before it what led there; Jinja puts the templates' lines into the traceback."""
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        lines = [(error.filename or "", error.lineno)]
    return [f"{shown(Path(file), root)}:{line}" for file, line in lines if file.endswith((".html", ".xml"))]
