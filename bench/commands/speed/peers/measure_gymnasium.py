"""Measures stepping alone of one copy of Gymnasium's environments."""

import gymnasium
from command_line import PeerArguments
from measurement import Spread, describe_spread, steps_per_second
from peer_file import write_peer_file

ENVIRONMENTS = [
    "CartPole-v1",
    "Acrobot-v1",
    "MountainCar-v0",
    "MountainCarContinuous-v0",
    "Pendulum-v1",
]


def measure_stepping(name: str, steps: int, repeats: int) -> Spread:
    """Steps a second under random actions that are drawn beforehand."""
    environment = gymnasium.make(name)
    environment.action_space.seed(1)
    actions = [environment.action_space.sample() for _ in range(steps)]

    def prepare() -> None:
        environment.reset(seed=1)

    def run(_: None) -> int:
        for action in actions:
            _, _, terminated, truncated, _ = environment.step(action)
            if terminated or truncated:
                environment.reset()
        return steps

    return steps_per_second(prepare, run, repeats)


def main() -> None:
    """Measures, prints, and writes the file that is asked for."""
    arguments = PeerArguments(__doc__, steps=20_480).parse_on_one_core()
    environments = []
    for name in ENVIRONMENTS:
        speed = measure_stepping(name, arguments.steps, arguments.repeats)
        print(f"{name}: {describe_spread(speed)}", flush=True)
        environments.append({"environment": name, "stepsPerSecond": speed})
    if arguments.out:
        write_peer_file(
            arguments.out,
            f"Gymnasium {gymnasium.__version__}",
            ["gymnasium", "numpy"],
            {"environments": environments},
        )


if __name__ == "__main__":
    main()
