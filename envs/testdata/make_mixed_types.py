"""MountainCarContinuous-v0 under Gymnasium's own rules for mixed float types.

python make_mixed_types.py > MountainCarContinuous-v0.mixed_types.json
"""

import json

import gymnasium as gym
import numpy as np

# Name, start (None: as reset), scale of the actions, share of float32 actions.
CASES = [
    ("float64 actions", None, 0.9, 0),
    ("float64 and float32 actions, some out of range", None, 1.5, 0.5),
    ("float64 actions into the left wall", [-1.1, -0.065], 1.5, 0),
    ("float64 actions at the speed bound", [0.1, 0.0695], 0.9, 0),
    ("float64 actions to the right bound", [0.59, 0.0695], 0.9, 0),
]


def play(name, start, scale, share):
    env = gym.make("MountainCarContinuous-v0", disable_env_checker=True)
    env.reset(seed=1)
    raw = env.unwrapped
    if start is not None:
        raw.state = np.array(start)
    rng = np.random.default_rng(1)
    trace = {"name": name, "initial_state": raw.state.tolist(), "float32": [], "actions": [], "states": [], "rewards": [], "terminated": []}
    for _ in range(200):
        single = bool(rng.random() < share)
        push = scale * rng.uniform(0.3, 1) * (1 if raw.state[1] >= 0 else -1)
        action = np.array([push], dtype=np.float32 if single else np.float64)
        _, reward, terminated, _, _ = env.step(action)
        trace["float32"].append(single)
        trace["actions"].append(float(action[0]))
        trace["states"].append([float(x) for x in raw.state])
        trace["rewards"].append(float(reward))
        trace["terminated"].append(bool(terminated))
        if terminated:
            break
    return trace


print(json.dumps([play(*case) for case in CASES]))
