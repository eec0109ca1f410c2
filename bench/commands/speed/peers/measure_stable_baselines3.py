"""Measures PPO and A2C of Stable-Baselines3 on one core."""

from command_line import PeerArguments
from peer_file import write_peer_file
from sb3_training import Work, linear, measure_training
from stable_baselines3 import A2C, PPO, __version__

WORKS = [
    Work(
        "PPO 4×128",
        PPO,
        environments=4,
        settings={
            "n_steps": 128,
            "batch_size": 128,
            "n_epochs": 4,
            "learning_rate": linear(2.5e-4),
            "ent_coef": 0.01,
        },
    ),
    Work(
        "PPO 8×32",
        PPO,
        environments=8,
        settings={
            "n_steps": 32,
            "batch_size": 256,
            "n_epochs": 20,
            "gamma": 0.98,
            "gae_lambda": 0.8,
            "learning_rate": linear(1e-3),
            "clip_range": linear(0.2),
        },
    ),
    Work(
        "PPO 1×2048",
        PPO,
        environments=1,
        settings={"n_steps": 2048, "batch_size": 64, "n_epochs": 10},
    ),
    Work("A2C 8×5", A2C, environments=8, settings={"n_steps": 5}),
]


def main() -> None:
    """Measures, prints, and writes the file that is asked for."""
    arguments = PeerArguments(__doc__, steps=20_480).parse_on_one_core()
    training = measure_training(WORKS, arguments.steps, arguments.repeats)
    if arguments.out:
        write_peer_file(
            arguments.out,
            f"Stable-Baselines3 {__version__}",
            ["stable-baselines3", "torch", "gymnasium", "numpy"],
            {"training": training},
        )


if __name__ == "__main__":
    main()
