"""What hand-written pages may embed of the content. Each macro yields a whole HTML block."""

from __future__ import annotations

from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError
from mkdocs.utils.meta import get_data

from generator import addresses
from generator.content import Content, MovementFolder
from generator.drafts.shared import shown
from generator.drafts.sources import has_fact_pages
from generator.errors import PrimerError
from generator.handwritten import source
from generator.ladder import ladder_of, rungs_of
from generator.markup import compact, environment
from generator.page import Page
from generator.paging import FEW
from generator.plan import primer_plan
from generator.rules.references import unknown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as DocsPage
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Registers the macros; called by mkdocs-macros-plugin once for each build."""
    Macros(env).register()


def macro_mistake(page: DocsPage, config: MkDocsConfig) -> tuple[str, str]:
    """Where a macro is wrong, and how. The plugin keeps neither, so the page is rendered once more."""
    text = source(page.file.content_string, f"docs/{page.file.src_uri}", get_data)
    plugin: Any = config.plugins["macros"]
    try:
        plugin.env.from_string(text.body).render(**plugin.variables, **page.meta)
    except TemplateSyntaxError as error:
        return f"{text.path}:{text.above + error.lineno}", str(error.message)
    except Exception as error:  # noqa: BLE001 - a macro may fail with anything, and the page's author is told
        lines = (line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>")
        return f"{text.path}:{text.above + next(lines, 1)}", str(error)
    return text.path, "a macro failed"


class Macros:
    """The macros of one build; a page's marks are counted on that page."""

    def __init__(self, env: MacrosPlugin) -> None:
        self.env = env
        self.templates = environment()
        self.pages: dict[str, Page] = {}
        self.told: Content | None = None

    def register(self) -> None:
        """Makes each macro known by its name."""
        for macro in (self.ladder, self.session, self.why, self.plan, self.movements, self.reasons):
            self.env.macro(macro)  # type: ignore[no-untyped-call]

    def ladder(self, movement: str) -> str:
        """The variations of a movement, from basic to advanced, each a link."""
        return self._block("parts.ladder(ladder)", ladder=ladder_of(movement, rungs_of(self._folder(movement))))

    def session(self, movement: str) -> str:
        """The order of the session, with the primer in it."""
        return self._block("parts.session(movement)", movement=self._folder(movement).movement.value)

    def why(self, movement: str) -> str:
        """What a primer has to do, and that the movement does it."""
        return self._block("parts.demands(movement)", movement=self._folder(movement).movement.value)

    def plan(self, movement: str, variation: str) -> str:
        """The primer plan of a variation, as a table."""
        folder = self._folder(movement)
        if variation not in folder.variations:
            raise PrimerError(unknown("variation", variation, folder.variations))
        value, scheme = folder.variations[variation].value, self._content.scheme.value
        return self._block(
            "parts.plan_glance(plan, scheme) ~ parts.plan_table(plan, scheme, name)",
            plan=primer_plan(scheme, value),
            scheme=scheme,
            name=value.name,
        )

    def movements(self) -> str:
        """Every movement of the site, each a link; of many, the first ones and a link to all."""
        whole = shown(self._content)
        return self._block("parts.movements(shown, more)", shown=whole[:FEW], more=len(whole[FEW:]))

    def reasons(self) -> str:
        """The reasons behind what the macros above it marked as the site's own; the last macro of a page."""
        return self._block("parts.own_defaults()")

    @property
    def _content(self) -> Content:
        content: Content = self.env.conf.extra["primer"]["content"]
        if content is not self.told:  # a preview asks again what pages show of content that has changed
            self.pages, self.told = {}, content
        return content

    def _folder(self, movement: str) -> MovementFolder:
        folders = self._content.movements
        if movement not in folders:
            raise PrimerError(unknown("movement", movement, folders))
        return folders[movement]

    def _block(self, expression: str, **values: Any) -> str:
        """The HTML of an expression over the templates' parts, in a block that Markdown leaves as it is."""
        current = self.env.page
        page = self.pages.setdefault(current.url, Page(current.url, current.title or "", has_fact_pages(self._content)))
        source = '{% import "parts.html" as parts with context %}{{ ' + expression + " }}"
        html = self.templates.from_string(source).render(page=page, addresses=addresses, **values)
        return f"<div>\n{compact(html)}</div>"
