"""Timing: warm-up, repeats, median and extremes."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import TypeVar

Prepared = TypeVar("Prepared")
Spread = dict[str, float]


def steps_per_second(
    prepare: Callable[[], Prepared],
    run: Callable[[Prepared], int],
    repeats: int,
) -> Spread:
    """Times `run` after one run as a warm-up; `prepare` is not timed.

    `run` gets what `prepare` made and returns how many steps it simulated.
    """

    def rate() -> float:
        prepared = prepare()
        started = perf_counter()
        steps = run(prepared)
        return steps / (perf_counter() - started)

    rate()
    rates = [rate() for _ in range(repeats)]
    return {"median": median(rates), "low": min(rates), "high": max(rates)}


def describe_spread(spread: Spread) -> str:
    """A line for the reader, with three significant digits."""
    middle, low, high = (
        f"{float(f'{spread[key]:.3g}'):,.0f}"
        for key in ("median", "low", "high")
    )
    return f"{middle} steps/s ({low}–{high})"
