"""Optimizers, gradient clipping, normalization and gSDE as torch and Stable-Baselines3 compute them, in float64.

python make_stable_baselines3.py --seed 1 --out .
"""

import argparse
import json
import pathlib

import gymnasium
import numpy as np
import stable_baselines3
import torch
from stable_baselines3.common.distributions import StateDependentNoiseDistribution
from stable_baselines3.common.vec_env import VecNormalize
from stable_baselines3.common.vec_env.base_vec_env import VecEnv

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def grid(rng, shape, unit=64):
    """Normal numbers that are multiples of 1/unit: exact in float32, short in JSON."""
    return np.round(rng.normal(size=shape) * unit) / unit


def optimizer(rng, make):
    """Parameters after each of several steps along given gradients, the learning rate halved on the way."""
    start, gradients = grid(rng, 4), grid(rng, (6, 4))
    gradients[:, 3] *= 1e-4
    rates = [0.1, 0.1, 0.1, 0.05, 0.05, 0.05]
    theta = torch.nn.Parameter(torch.tensor(start))
    optimizer = make([theta])
    after = []
    for gradient, rate in zip(gradients, rates):
        for group in optimizer.param_groups:
            group["lr"] = rate
        theta.grad = torch.tensor(gradient)
        optimizer.step()
        after.append(theta.detach().numpy().copy())
    return {"start": start, "gradients": gradients, "learning_rates": rates, "after": np.array(after)}


def clipping(rng):
    gradient, cases = grid(rng, 5), []
    for max_norm in (0.5, 100.0):
        parameter = torch.nn.Parameter(torch.zeros(5))
        parameter.grad = torch.tensor(gradient)
        norm = torch.nn.utils.clip_grad_norm_([parameter], max_norm).item()
        cases.append({"max_norm": max_norm, "norm": norm, "clipped": parameter.grad.numpy()})
    return {"gradient": gradient, "cases": cases}


class Script(VecEnv):
    """Environments that give the observations, rewards and ends of a script."""

    def __init__(self, observations, rewards, ended):
        self.script, self.at = (observations, rewards, ended), 0
        space = gymnasium.spaces.Box(-np.inf, np.inf, observations.shape[2:], np.float64)
        super().__init__(observations.shape[1], space, gymnasium.spaces.Discrete(2))

    def reset(self):
        return self.script[0][0]

    def step_async(self, actions):
        self.at += 1

    def step_wait(self):
        observations, rewards, ended = self.script
        infos = [{"terminal_observation": o} for o in observations[self.at]]
        return observations[self.at], rewards[self.at - 1], ended[self.at - 1], infos

    def close(self): ...
    def get_attr(self, name, indices=None): return [None] * self.num_envs
    def set_attr(self, name, value, indices=None): ...
    def env_method(self, name, *arguments, indices=None, **named): ...
    def env_is_wrapped(self, wrapper, indices=None): return [False] * self.num_envs


def normalization(rng):
    """Observations from the reset on; rewards and ends of the steps after it."""
    steps, envs, gamma = 8, 3, 0.9
    observations = grid(rng, (steps + 1, envs, 2)) * [1, 20] + [3, -5]
    rewards, ended = grid(rng, (steps, envs)) - 1, rng.random((steps, envs)) < 0.25
    env = VecNormalize(Script(observations, rewards, ended), gamma=gamma)
    normalized, means, variances, counts = [env.reset()], [], [], []
    scaled, return_variances = [], []
    for _ in range(steps):
        means.append(env.obs_rms.mean.copy())
        variances.append(env.obs_rms.var.copy())
        counts.append(env.obs_rms.count)
        observation, reward, _, _ = env.step(np.zeros(envs))
        normalized.append(observation)
        scaled.append(reward)
        return_variances.append(float(env.ret_rms.var))
    assert ended.any()
    return {
        "gamma": gamma,
        "observations": observations[:-1],
        "normalized": np.array(normalized[:-1]),
        "mean": np.array(means),
        "variance": np.array(variances),
        "count": counts,
        "rewards": rewards,
        "ended": ended.astype(int),
        "scaled": np.array(scaled),
        "return_variance": return_variances,
    }


def state_dependent(rng):
    """A tanh network 3-5-2 with gSDE; parameters: W, b of both layers (W [in, out] row by row), then log sigma [5, 2]."""
    sizes, batch = (3, 5, 2), 6
    shapes = [(3, 5), (5,), (5, 2), (2,), (5, 2)]
    count = sum(int(np.prod(shape)) for shape in shapes)
    x, advantages, v = grid(rng, (batch, 3)), grid(rng, batch), grid(rng, count)
    old = grid(rng, count) / 2
    new = old + grid(rng, count) / 16
    inputs, weights = torch.tensor(x), torch.tensor(advantages)

    def distribution(theta):
        parts, at = [], 0
        for shape in shapes:
            size = int(np.prod(shape))
            parts.append(theta[at : at + size].reshape(shape))
            at += size
        features = torch.tanh(inputs @ parts[0] + parts[1])
        result = StateDependentNoiseDistribution(sizes[2], full_std=True, use_expln=False, squash_output=False, learn_features=False, epsilon=1e-6)
        result.latent_sde_dim = sizes[1]
        return result.proba_distribution(features @ parts[2] + parts[3], parts[4], features)

    def kl(p, theta):
        return torch.distributions.kl_divergence(p, distribution(theta).distribution).sum(1).mean()

    def gradient(function, at, create_graph=False):
        theta = torch.tensor(at, requires_grad=True)
        value = function(theta)
        return value, torch.autograd.grad(value, theta, create_graph=create_graph)[0], theta

    fixed = distribution(torch.tensor(old)).distribution
    actions = grid(rng, (batch, 2))
    log_probs = lambda theta: distribution(theta).log_prob(torch.tensor(actions))
    first, theta = gradient(lambda t: kl(fixed, t), old, create_graph=True)[1:]
    at_old = distribution(torch.tensor(old))
    return {
        "layers": sizes,
        "observations": x,
        "actions": actions,
        "advantages": advantages,
        "old_parameters": old,
        "new_parameters": new,
        "mean": at_old.distribution.mean.numpy(),
        "std": at_old.distribution.stddev.numpy(),
        "log_probs": log_probs(torch.tensor(old)).numpy(),
        "entropy": at_old.entropy().numpy(),
        "policy_gradient_at_old": gradient(lambda t: (log_probs(t) * weights).mean(), old)[1].numpy(),
        "entropy_mean_gradient_at_old": gradient(lambda t: distribution(t).entropy().mean(), old)[1].numpy(),
        "kl_old_new_mean": kl(fixed, torch.tensor(new)).item(),
        "kl_old_new_mean_gradient_at_new": gradient(lambda t: kl(fixed, t), new)[1].numpy(),
        "v": v,
        "fisher_v": torch.autograd.grad(first @ torch.tensor(v), theta)[0].numpy(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    rng = np.random.default_rng(arguments.seed)
    parts = {
        "adam": optimizer(rng, lambda p: torch.optim.Adam(p, eps=1e-5)),
        "rmsprop": optimizer(rng, lambda p: torch.optim.RMSprop(p, alpha=0.99, eps=1e-5)),
        "gradient_clipping": clipping(rng),
        "normalization": normalization(rng),
        "state_dependent_exploration": state_dependent(rng),
    }
    versions = {"torch": torch.__version__, "stable_baselines3": stable_baselines3.__version__, "numpy": np.__version__, "seed": arguments.seed}
    for name, part in parts.items():
        plain = {key: value for key, value in part.items()} | {"made_with": versions}
        text = json.dumps(plain, default=lambda a: a.tolist(), separators=(",", ":"))
        (arguments.out / f"{name}.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
