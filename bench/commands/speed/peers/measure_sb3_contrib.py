"""Measures TRPO of sb3-contrib on one core."""

from command_line import PeerArguments
from peer_file import write_peer_file
from sb3_contrib import TRPO, __version__
from sb3_training import Work, measure_training

WORKS = [
    Work(
        "TRPO 2×512",
        TRPO,
        environments=2,
        settings={
            "n_steps": 512,
            "batch_size": 512,
            "cg_max_steps": 15,
            "cg_damping": 1e-3,
            "n_critic_updates": 20,
            "gae_lambda": 0.98,
            "learning_rate": 1e-3,
        },
    ),
]


def main() -> None:
    """Measures, prints, and writes the file that is asked for."""
    arguments = PeerArguments(__doc__, steps=20_480).parse_on_one_core()
    training = measure_training(WORKS, arguments.steps, arguments.repeats)
    if arguments.out:
        write_peer_file(
            arguments.out,
            f"sb3-contrib {__version__}",
            ["sb3-contrib", "stable-baselines3", "torch", "gymnasium", "numpy"],
            {"training": training},
        )


if __name__ == "__main__":
    main()
