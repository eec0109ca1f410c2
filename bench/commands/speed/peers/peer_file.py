"""The JSON file of one peer."""

import json
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any


def write_peer_file(
    path: Path, peer: str, packages: list[str], measured: dict[str, Any]
) -> None:
    """Writes machine, versions and measurements, whole or not at all."""
    content = {
        "format": 1,
        "peer": peer,
        "machine": describe_machine(),
        "versions": {
            "python": platform.python_version(),
            **{package: version(package) for package in packages},
        },
        **measured,
    }
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def describe_machine() -> dict[str, Any]:
    """The machine, in the fields of `deno task speed`."""
    return {
        "cpu": cpu_model(),
        "cores": os.cpu_count(),
        "os": platform.system().lower(),
        "arch": platform.machine(),
    }


def cpu_model() -> str | None:
    """The processor's name, where the system tells."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or None
