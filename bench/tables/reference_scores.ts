/** What another library reached on one environment. */
export interface ReferenceScore {
  /** Environment steps of its training. */
  readonly steps: number;
  /** Mean return of the deterministic policy, one number for each seed. */
  readonly means: readonly number[];
}

/** Where reference figures come from, and what they are worth. */
export interface ReferenceSource {
  /** Heading of its column. */
  readonly title: string;
  /** One sentence or two: versions, seeds, episodes, caveats. */
  readonly note: string;
  /** Scores by environment, then by algorithm. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, ReferenceScore>>;
}

/**
 * Stable-Baselines3 2.9.2 (PPO, A2C) and sb3-contrib 2.9.2 (TRPO, with GAE),
 * measured for this project.
 */
export const STABLE_BASELINES3: ReferenceSource = {
  title: "SB3 2.9.2",
  note:
    "Stable-Baselines3 and sb3-contrib 2.9.2 (TRPO with GAE), measured for this project: settings and budgets of rl-baselines3-zoo, 5 seeds (0 to 4), 100 episodes of the deterministic policy after training.",
  scores: table({
    "CartPole-v1": {
      ppo: [100_000, 500, 500, 500, 500, 500],
      trpo: [100_000, 500, 449.6, 499.5, 500, 500],
      a2c: [500_000, 500, 500, 500, 500, 500],
    },
    "Acrobot-v1": {
      ppo: [1_000_000, -73.7, -73.2, -71.7, -70.6, -78.0],
      trpo: [100_000, -91.4, -79.6, -88.9, -87.5, -85.4],
      a2c: [500_000, -77.7, -82.5, -86.2, -81.2, -83.0],
    },
    "MountainCar-v0": {
      ppo: [1_000_000, -116.9, -111.5, -123.2, -108.2, -112.6],
      trpo: [100_000, -108.3, -105.9, -106.0, -111.7, -111.0],
      a2c: [1_000_000, -118.7, -111.3, -107.9, -124.0, -116.2],
    },
    "MountainCarContinuous-v0": {
      ppo: [20_000, 76.1, 93.6, 0, -36.3, -0.1],
      trpo: [50_000, 92.7, -0.2, 92.6, 92.2, 92.5],
      a2c: [100_000, 91.3, 91.3, 81.4, 91.2, 91.6],
    },
    "Pendulum-v1": {
      ppo: [100_000, -165.8, -200.3, -161.3, -194.8, -175.6],
      trpo: [100_000, -162.4, -188.2, -151.9, -163.5, -164.2],
      a2c: [1_000_000, -676.4, -193.0, -151.6, -166.9, -153.7],
    },
  }),
};

/**
 * The benchmark table of rl-baselines3-zoo,
 * https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/benchmark.md
 */
export const RL_ZOO: ReferenceSource = {
  title: "rl-zoo",
  note:
    "benchmark.md of rl-baselines3-zoo: a single run each, deterministic policy, about 150,000 steps of evaluation. A single run hides the seeds that fail: compare with the column beside it.",
  scores: table({
    "CartPole-v1": {
      ppo: [100_000, 500],
      trpo: [100_000, 500],
      a2c: [500_000, 500],
    },
    "Acrobot-v1": {
      ppo: [1_000_000, -73.5],
      trpo: [100_000, -83.1],
      a2c: [500_000, -83.4],
    },
    "MountainCar-v0": {
      ppo: [1_000_000, -110.4],
      trpo: [100_000, -107.3],
      a2c: [1_000_000, -111.3],
    },
    "MountainCarContinuous-v0": {
      ppo: [20_000, 88.3],
      trpo: [50_000, 92.5],
      a2c: [100_000, 91.2],
    },
    "Pendulum-v1": {
      ppo: [100_000, -172],
      trpo: [100_000, -175],
      a2c: [1_000_000, -163],
    },
  }),
};

/** Steps, then one mean for each seed. */
type Row = readonly [steps: number, ...means: number[]];

function table(
  rows: Readonly<Record<string, Readonly<Record<string, Row>>>>,
): ReferenceSource["scores"] {
  return new Map(
    Object.entries(rows).map(([environment, algorithms]) => [
      environment,
      new Map(
        Object.entries(algorithms).map(([algorithm, [steps, ...means]]) => [
          algorithm,
          { steps, means },
        ]),
      ),
    ]),
  );
}
