"""Measures PPO of PureJaxRL: on one core, or many seeds on all cores."""

from typing import Any

import jax
from command_line import PeerArguments, whole_number
from jax_timing import compile_for, keep_to_one_thread
from measurement import describe_spread, steps_per_second
from peer_file import write_peer_file
from purejaxrl_checkout import COMMIT, import_ppo, purejaxrl_checkout

SHARED = {
    "ENV_NAME": "CartPole-v1",
    "ACTIVATION": "tanh",
    "CLIP_EPS": 0.2,
    "VF_COEF": 0.5,
    "MAX_GRAD_NORM": 0.5,
}
WORKS = {
    "PPO 4×128": {
        "NUM_ENVS": 4,
        "NUM_STEPS": 128,
        "UPDATE_EPOCHS": 4,
        "NUM_MINIBATCHES": 4,
        "GAMMA": 0.99,
        "GAE_LAMBDA": 0.95,
        "LR": 2.5e-4,
        "ANNEAL_LR": True,
        "ENT_COEF": 0.01,
    },
    "PPO 8×32": {
        "NUM_ENVS": 8,
        "NUM_STEPS": 32,
        "UPDATE_EPOCHS": 20,
        "NUM_MINIBATCHES": 1,
        "GAMMA": 0.98,
        "GAE_LAMBDA": 0.8,
        "LR": 1e-3,
        "ANNEAL_LR": True,
        "ENT_COEF": 0.0,
    },
    "PPO 1×2048": {
        "NUM_ENVS": 1,
        "NUM_STEPS": 2048,
        "UPDATE_EPOCHS": 10,
        "NUM_MINIBATCHES": 32,
        "GAMMA": 0.99,
        "GAE_LAMBDA": 0.95,
        "LR": 3e-4,
        "ANNEAL_LR": False,
        "ENT_COEF": 0.0,
    },
}


def main() -> None:
    """Measures, prints, and writes the file that is asked for."""
    parser = PeerArguments(__doc__, steps=204_800)
    parser.add_argument(
        "--purejaxrl",
        type=purejaxrl_checkout,
        required=True,
        metavar="PATH",
        help=f"checkout of PureJaxRL at commit {COMMIT}",
    )
    parser.add_argument(
        "--seeds",
        type=whole_number(least=1),
        default=1,
        help="with several, only PPO 4×128, all seeds at once under vmap",
    )
    arguments = parser.parse_args()
    if arguments.seeds == 1:
        parser.require_one_core()
        names = list(WORKS)
    else:
        names = ["PPO 4×128"]
    keep_to_one_thread()
    make_train = import_ppo(arguments.purejaxrl)

    def measure(name: str) -> dict[str, Any]:
        config = {**SHARED, **WORKS[name], "TOTAL_TIMESTEPS": arguments.steps}
        train = make_train(config)
        key = jax.random.PRNGKey(1)
        if arguments.seeds > 1:
            train = jax.vmap(train)
            key = jax.random.split(key, arguments.seeds)
            name = f"{name}, {arguments.seeds} seeds"
        compiled, seconds = compile_for(train, key)
        rollout = config["NUM_ENVS"] * config["NUM_STEPS"]

        def run(key: jax.Array) -> int:
            jax.block_until_ready(compiled(key))
            return arguments.seeds * config["NUM_UPDATES"] * rollout

        speed = steps_per_second(lambda: key, run, arguments.repeats)
        print(
            f"{name}: {describe_spread(speed)}, compiled in {seconds:.1f} s",
            flush=True,
        )
        return {
            "name": name,
            "stepsPerSecond": speed,
            "compileSeconds": seconds,
        }

    training = [measure(name) for name in names]
    if arguments.out:
        write_peer_file(
            arguments.out,
            f"PureJaxRL, JAX {jax.__version__}",
            ["jax", "jaxlib", "flax", "optax", "distrax", "gymnax", "numpy"],
            {"training": training},
        )


if __name__ == "__main__":
    main()
