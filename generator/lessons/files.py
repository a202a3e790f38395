"""Lessons on files and folders."""

from __future__ import annotations

from generator.lessons.lesson import Group, lesson

REDIRECTS = "redirects.yml"
_OLD = "redirects:\n  - old: lantern-swing/tin/\n    new: lantern-swing/"

FILES = Group(
    "files",
    "Files and folders",
    "Content is one thing a file, each with an expected name in an expected place.",
    (
        lesson(
            "redirects-leave-no-page",
            "A redirect from a page that is there",
            "A redirect leads readers away from an address that was given up. This address has a page; remove the "
            "redirect, or write the former address.",
            REDIRECTS,
            "redirects:\n  - old: lantern-swing/brass/\n    new: lantern-swing/paper/\n",
        ),
        lesson(
            "redirects-are-given-once",
            "An address that is led to two pages",
            "Each former address stands once. Keep the redirect that leads to the page most like the former one.",
            REDIRECTS,
            f"{_OLD}brass/\n  - old: lantern-swing/tin/\n    new: lantern-swing/paper/\n",
        ),
        lesson(
            "redirects-lead-to-pages",
            "A redirect that leads nowhere",
            "Each redirect leads to a page of today, in one step: not to an address without a page, nor to one that "
            "is redirected itself.",
            REDIRECTS,
            f"{_OLD}bras/\n",
        ),
        lesson(
            "missing-file",
            "A file is missing",
            "Every project has primer.yml, equipment.yml, glossary.yml, and a source. Every movement has movement.yml, "
            "chooser.yml, and a variation. Add the file that is named, with the fields that the message lists.",
        ),
        lesson(
            "unexpected",
            "A file or folder that nobody expects",
            "Only what the site is made from lies in content/. Move notes and drafts elsewhere. The name of a "
            "source, a "
            "movement, or a variation has lower-case letters, digits, and single hyphens.",
            "notes.txt",
            "Ask about the wind.\n",
        ),
        lesson(
            "misnamed",
            "A name in the wrong form",
            "Names are in lower case and end in .yml, so that they are the same on every computer. Rename the file or "
            "the folder as the message says.",
            "sources/Keepers.yaml",
            "author: Ottilie Flämmchen\n",
        ),
        lesson(
            "long-name",
            "A name that is too long",
            "The name of the file or folder is an id, which stands in addresses. Forty letters fit; choose a shorter "
            "name, and write it wherever the id is named.",
        ),
        lesson(
            "file-too-large",
            "A file that is too large",
            "A file holds one thing, and 256 KiB are far more than that needs. Shorten it, or split it into several.",
        ),
        lesson(
            "symbolic-link",
            "A link in place of a file",
            "The site is made of the files that one sees, and of no others. Put the file itself in the place of the "
            "link.",
        ),
        lesson(
            "not-a-file",
            "Something that isn’t a file",
            "A pipe or a device can’t be read as a file. Put a regular file in its place.",
        ),
        lesson(
            "unreadable",
            "A file or folder that can’t be read",
            "Your computer refuses to hand it over; the message gives its reason. Most often the permissions are "
            "wrong.",
        ),
        lesson(
            "rule-crashed",
            "A rule of the check crashed",
            "This isn’t your mistake. Report it as a bug, with the whole message; the other rules have been checked.",
        ),
    ),
)
