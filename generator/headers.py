"""What browsers may do with the site: one table, for the pages themselves and for whoever serves them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from generator.errors import PrimerError

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheet has its signs in it
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""The content security policy: a page is made of the site's own files, and sends nothing anywhere.

`upgrade-insecure-requests` would have nothing to do, as no other host is asked. `require-trusted-types-for` would stop
the theme's search.
"""
UNFRAMED = "frame-ancestors 'none'"
"""Browsers heed this one in a header only. It stands alone where a page brings a policy of its own, as the editor."""

REFERRER = "no-referrer"
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
    "Referrer-Policy": REFERRER,
    "Strict-Transport-Security": "max-age=31536000",  # browsers heed it over HTTPS only
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""For every answer, beside the policy."""

KEPT = {
    r"\.[0-9a-f]{8}\.min\.(css|js)(\.map)?$": "public, max-age=31536000, immutable",  # a fingerprint in the name
    r"\.woff2$": "public, max-age=2592000",  # fonts hardly ever change
}
"""Which addresses browsers keep, and how long."""
ASKED_AGAIN = "no-cache"
"""All else is asked for again: one short answer where nothing is new, and no page runs with scripts of an older one."""

FOR_ALL = "/api/"
"""The content as JSON is for everybody's programs, on whatever site they run."""
EDITOR = "/admin/"
"""The editor, where there is one, has to talk to GitHub; its page brings its own policy."""

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b", re.DOTALL | re.IGNORECASE)
NO_CODE = re.compile(r"(?<![\w-])src\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
"""What such a script's tag says: it lies in a file, or is data. No policy asks for a hash of it."""

BROUGHT = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
HASH = re.compile(r"'sha256-[^']+'")


def inline_scripts(page: str) -> list[str]:
    """The hash of each script that stands in a page itself, as a policy names it."""
    return sorted({_hash(script) for tag, script in SCRIPT.findall(page) if not NO_CODE.search(tag)})


@lru_cache(maxsize=1024)
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str] = ()) -> str:
    """The policy that also lets these scripts run, named by their hashes."""
    allowed = POLICY | {"script-src": " ".join([POLICY["script-src"], *scripts])}
    return "; ".join(f"{directive} {sources}" for directive, sources in allowed.items())


def header(scripts: Iterable[str] = ()) -> str:
    """The policy as a header, which can also say who may frame a page."""
    return f"{policy(scripts)}; {UNFRAMED}"


def named_scripts(page: str) -> list[str]:
    """The hashes that the policy in a built page names."""
    said = BROUGHT.search(page)
    return HASH.findall(said[0]) if said else []


def guarded(page: str, scripts: Iterable[str] = ()) -> str:
    """A page that brings its policy, ahead of whatever it loads; raises PrimerError for one without a head."""
    before, head, after = page.partition("<head>")
    if not head:
        raise PrimerError("a page has no <head>, where its content security policy belongs; give its template one")
    said = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return f'{before}{head}{said}<meta name="referrer" content="{REFERRER}">{after}'


def host_list(files: Iterable[str], scripts: Iterable[str], base: str, *, editor: bool) -> str:
    """The headers for hosts that read a file `_headers`: Netlify, Cloudflare Pages, and others.

    What two rules say of one header, these hosts send both. So only files with a time of their own are named, all
    others keep the host's own, which is to ask again; and beside an editor, pages are left to the policy they bring.
    """
    every = {"Content-Security-Policy": UNFRAMED if editor else header(scripts), **HEADERS}
    rules = {f"{base}*": every, f"{base}{FOR_ALL[1:]}*": {"Access-Control-Allow-Origin": "*"}}
    for file in sorted(files):
        if time := next((time for pattern, time in KEPT.items() if re.search(pattern, file)), None):
            rules[base + file] = {"Cache-Control": time}
    return "".join(f"{where}\n{_lines(said)}" for where, said in rules.items())


def _lines(said: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in said.items())
