"""Arguments that every script takes, and the checks before a measurement."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn


class PeerArguments(ArgumentParser):
    """Arguments of a script; a wrong one is one line and exit status 2."""

    def __init__(self, description: str, steps: int):
        super().__init__(description=description, allow_abbrev=False)
        self.add_argument(
            "--steps",
            type=whole_number(least=2048),
            default=steps,
            help="environment steps of each run (default: %(default)s)",
        )
        self.add_argument(
            "--repeats",
            type=whole_number(least=1),
            default=5,
            help="runs after the warm-up (default: %(default)s)",
        )
        self.add_argument(
            "--out",
            type=output_file,
            help="also writes this JSON file (default: nowhere)",
        )

    def parse_on_one_core(self) -> Namespace:
        """Parses, and refuses to go on if the process has several cores."""
        arguments = self.parse_args()
        self.require_one_core()
        return arguments

    def require_one_core(self) -> None:
        """Refuses to go on if the process has several cores."""
        cores = usable_cores()
        if cores > 1:
            self.error(
                f"Cannot measure one core as this process may use {cores}: "
                "start it with 'taskset -c 0'"
            )

    def error(self, message: str) -> NoReturn:
        """Ends the script without argparse's lines on usage."""
        self.exit(2, f"{message}\n")


def whole_number(least: int) -> Callable[[str], int]:
    """A type for arguments that are at least so large."""

    def parse(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise ArgumentTypeError(
                f"must be a whole number >= {least}: current value is {text}"
            )
        return int(text)

    return parse


def output_file(text: str) -> Path:
    """A type for files that are to be written; makes their folder."""
    path = Path(text)
    if path.is_dir():
        raise ArgumentTypeError(f"cannot write {text}: it is a folder")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArgumentTypeError(f"cannot write {text}: {error}") from error
    return path


def usable_cores() -> int:
    """How many cores this process may use, where the system tells."""
    if not hasattr(os, "sched_getaffinity"):
        return 1
    return len(os.sched_getaffinity(0))
