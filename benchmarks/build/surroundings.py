"""What a measurement ran on and with."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import peers


def machine() -> dict[str, Any]:
    """What all this was measured on."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": names[0] if names else platform.processor() or "an unknown processor",
        "cores": len(os.sched_getaffinity(0)),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """The versions of ours and of the peers, as each says itself."""
    found = {"MkDocs": version("mkdocs"), "Material": version("mkdocs-material")}
    asked = {
        "Hugo": [str(peers.hugo()), "version"],
        "Zensical": [str(peers.PYTHON / "zensical"), "--version"],
        "Eleventy": [shutil.which("node") or "node", str(peers.ELEVENTY), "--version"],
        "Node": [shutil.which("node") or "node", "--version"],
    }
    for name, command in asked.items():
        if Path(command[-2]).exists():
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()  # noqa: S603
            found[name] = next((word.split("-")[0].strip("v,") for word in said if word.strip("v")[:1].isdigit()), "?")
    return found
