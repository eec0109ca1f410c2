"""Measures stepping alone of eight copies of gymnax's environments."""

from importlib.metadata import version
from typing import Any

import gymnax
import jax
import jax.numpy as jnp
from command_line import PeerArguments
from jax_timing import compile_for, keep_to_one_thread
from measurement import describe_spread, steps_per_second
from peer_file import write_peer_file

COPIES = 8
ENVIRONMENTS = [
    "CartPole-v1",
    "Acrobot-v1",
    "MountainCar-v0",
    "MountainCarContinuous-v0",
    "Pendulum-v1",
]


def measure_stepping(name: str, steps: int, repeats: int) -> dict[str, Any]:
    """Steps a second of all copies under actions that are drawn beforehand."""
    environment, parameters = gymnax.make(name)
    rounds = steps // COPIES
    draw = environment.action_space(parameters).sample
    key = jax.random.key(1)
    actions = jax.vmap(jax.vmap(draw))(jax.random.split(key, (rounds, COPIES)))
    reset = jax.vmap(environment.reset, in_axes=(0, None))
    step = jax.vmap(environment.step, in_axes=(0, 0, 0, None))

    def rollout(key: jax.Array) -> Any:
        def advance(carry: Any, action: jax.Array) -> Any:
            key, state, seen = carry
            key, step_key = jax.random.split(key)
            keys = jax.random.split(step_key, COPIES)
            observation, state, reward, _, _ = step(
                keys, state, action, parameters
            )
            # Sums keep XLA from leaving out what nobody reads.
            seen += observation.sum() + reward.sum()
            return (key, state, seen), None

        _, state = reset(jax.random.split(key, COPIES), parameters)
        carry, _ = jax.lax.scan(advance, (key, state, jnp.float32(0)), actions)
        return carry

    compiled, seconds = compile_for(rollout, key)

    def run(key: jax.Array) -> int:
        jax.block_until_ready(compiled(key))
        return rounds * COPIES

    speed = steps_per_second(lambda: key, run, repeats)
    print(f"{name}: {describe_spread(speed)}", flush=True)
    return {
        "environment": name,
        "stepsPerSecond": speed,
        "compileSeconds": seconds,
    }


def main() -> None:
    """Measures, prints, and writes the file that is asked for."""
    arguments = PeerArguments(__doc__, steps=204_800).parse_on_one_core()
    keep_to_one_thread()
    environments = [
        measure_stepping(name, arguments.steps, arguments.repeats)
        for name in ENVIRONMENTS
    ]
    if arguments.out:
        write_peer_file(
            arguments.out,
            f"gymnax {version('gymnax')}, {COPIES} copies",
            ["gymnax", "jax", "jaxlib", "numpy"],
            {"environments": environments},
        )


if __name__ == "__main__":
    main()
