"""PureJaxRL is no package: its PPO is imported from a checkout."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from subprocess import DEVNULL, CalledProcessError, check_output
from types import ModuleType
from typing import Any

COMMIT = "31756b197773a52db763fdbe6d635e4b46522a73"
HOW = (
    "get it with 'git clone https://github.com/luchris429/purejaxrl PATH && "
    f"git -C PATH checkout {COMMIT}'"
)


def purejaxrl_checkout(text: str) -> Path:
    """A type for arguments: an unchanged checkout of the pinned commit."""
    path = Path(text)
    try:
        commit = git(path, "rev-parse", "HEAD")
        changes = git(path, "status", "--porcelain", "--untracked-files=no")
    except (CalledProcessError, OSError):
        raise ArgumentTypeError(f"{text} is no git checkout: {HOW}") from None
    if commit != COMMIT:
        raise ArgumentTypeError(
            f"{text} is at commit {commit}, not {COMMIT}: {HOW}"
        )
    if changes:
        raise ArgumentTypeError(f"{text} has changes: {HOW}")
    return path


def git(path: Path, *arguments: str) -> str:
    """What git says about a checkout."""
    command = ["git", "-C", str(path), *arguments]
    return check_output(command, stderr=DEVNULL, text=True).strip()


def import_ppo(path: Path) -> Callable[[dict[str, Any]], Callable[..., Any]]:
    """The `make_train` of the checkout's `ppo.py`.

    Its wrappers import brax and navix, which PPO on CartPole never calls:
    empty modules stand in for them.
    """
    for name in ("brax", "brax.envs", "brax.envs.wrappers", "navix"):
        sys.modules[name] = ModuleType(name)
    training = ModuleType("brax.envs.wrappers.training")
    training.EpisodeWrapper = training.AutoResetWrapper = None
    sys.modules[training.__name__] = training
    sys.path.append(str(path / "purejaxrl"))
    return import_module("ppo").make_train
