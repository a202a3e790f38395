"""Take pictures of pages to look at, on a phone and on a desktop, in light and in dark.

python tests/browser/screenshots.py SITE_DIR OUT_DIR [ADDRESS ...] writes files named like
pull-through-cable.phone.dark.png; without an address it takes every page.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from harness import DESKTOP, PHONE, Scheme, all_addresses, is_redirect, launch_options, open_context, serve, visit
from playwright.sync_api import Browser, ViewportSize, sync_playwright

SCREENS: dict[str, tuple[ViewportSize, float]] = {"phone": (PHONE, 2), "desktop": (DESKTOP, 1)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def picture_name(address: str, screen: str, scheme: Scheme) -> str:
    """The file name of a picture: the address with dashes, the home page as home."""
    words = address.removesuffix(".html").strip("/").replace("/", "-")
    return f"{words or 'home'}.{screen}.{scheme}.png"


def take(chromium: Browser, site_url: str, addresses: Sequence[str], out_dir: Path) -> Iterator[Path]:
    """Take every picture of these pages and give the path of each."""
    for (screen, (size, scale)), scheme in product(SCREENS.items(), SCHEMES):
        with open_context(chromium, size, scheme, scale=scale) as context:
            for address in addresses:
                path = out_dir / picture_name(address, screen, scheme)
                with visit(context, site_url, address) as seen:
                    seen.page.screenshot(path=path, full_page=True)
                yield path


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site_dir", type=Path)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("address", nargs="*", help="as /pull-through/cable/; every page where none is given")
    given = parser.parse_args()
    every = [address for address in all_addresses(given.site_dir) if not is_redirect(given.site_dir, address)]
    given.out_dir.mkdir(parents=True, exist_ok=True)
    with serve(given.site_dir) as site_url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options())
        for path in take(chromium, site_url, given.address or every, given.out_dir):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
