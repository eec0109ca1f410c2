"""Compiling with JAX, apart from running."""

import os
from collections.abc import Callable
from time import perf_counter
from typing import Any

import jax
from command_line import usable_cores


def keep_to_one_thread() -> None:
    """Tells XLA to start no threads where the process has one core.

    JAX reads this with its first computation.
    """
    if usable_cores() == 1:
        os.environ["XLA_FLAGS"] = (
            "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
        )


def compile_for(
    function: Callable[..., Any], argument: jax.Array
) -> tuple[Callable[..., Any], float]:
    """The compiled function, and the seconds of tracing and compiling."""
    started = perf_counter()
    compiled = jax.jit(function).lower(argument).compile()
    return compiled, perf_counter() - started
