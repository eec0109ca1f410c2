"""How Stable-Baselines3 and sb3-contrib are trained and timed."""

from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from measurement import Spread, describe_spread, steps_per_second
from stable_baselines3.common.base_class import BaseAlgorithm
from stable_baselines3.common.env_util import make_vec_env
from stable_baselines3.common.vec_env import DummyVecEnv


class Work(NamedTuple):
    """A whole run on CartPole-v1."""

    name: str
    algorithm: Callable[..., BaseAlgorithm]
    environments: int
    settings: dict[str, Any]


def linear(initial: float) -> Callable[[float], float]:
    """A schedule that falls to 0 over the run."""
    return lambda remaining: remaining * initial


def measure_training(
    works: list[Work], steps: int, repeats: int
) -> list[dict[str, Any]]:
    """Times `learn` of a fresh model for each repeat, and prints a line."""
    torch.set_num_threads(1)
    training = []
    for work in works:
        speed = measure_work(work, steps, repeats)
        print(f"{work.name}: {describe_spread(speed)}", flush=True)
        training.append({"name": work.name, "stepsPerSecond": speed})
    return training


def measure_work(work: Work, steps: int, repeats: int) -> Spread:
    """Steps a second; the last rollout may pass the budget and counts."""

    def prepare() -> BaseAlgorithm:
        return work.algorithm(
            "MlpPolicy",
            make_vec_env(
                "CartPole-v1", work.environments, vec_env_cls=DummyVecEnv
            ),
            policy_kwargs={
                "net_arch": {"pi": [64, 64], "vf": [64, 64]},
                "activation_fn": torch.nn.Tanh,
            },
            seed=1,
            device="cpu",
            **work.settings,
        )

    def run(model: BaseAlgorithm) -> int:
        return model.learn(steps).num_timesteps

    return steps_per_second(prepare, run, repeats)
