"""What keeps former addresses alive: a small page at each, and a list for hosts that redirect by themselves.

No page can stand at the address of a PDF or a picture, so of those only the list knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator import addresses
from generator.content import Content
from generator.headers import guarded
from generator.markup import compact, environment
from generator.printing import RenderedFile
from generator.redirects import Forwarded, forwarded
from generator.site import Site
from generator.written import RenderedPage

LIST = "_redirects"
"""The name under which Netlify, Cloudflare Pages, and others look for it."""


def forwarding_files(content: Content, site: Site, pages: Iterable[RenderedPage]) -> Iterator[RenderedFile]:
    """A page for each former address of a page, and the list; nothing where no address was given up."""
    ways = forwarded(content)
    if not ways.pages:
        return
    titles = {page.address: page.title for page in pages}
    template = environment().get_template("moved.html")
    for old, new in ways.pages.items():
        href = addresses.relative(new, old)
        page = template.render(title=titles[new], href=href, canonical=f"{site.url}{new}" if site.url else href)
        yield RenderedFile(f"{old}index.html", compact(guarded(page)).encode())
    yield RenderedFile(LIST, host_list(ways, site).encode())


def host_list(ways: Forwarded, site: Site) -> str:
    """A line for each former address: itself, the one of today, and the status that says it is for good."""
    base = urlsplit(site.url or "/").path
    lines = (f"{base}{old} {base}{new} 301\n" for old, new in [*ways.pages.items(), *ways.files.items()])
    return "".join(lines)
