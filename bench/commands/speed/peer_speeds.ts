/** A peer's figure. */
export interface PeerSpeed {
  /** Name and version of the peer. */
  readonly peer: string;
  /** Environment steps a second. */
  readonly stepsPerSecond: number;
}

/** What was measured how, in a sentence for the reader of the tables. */
export const PEER_NOTE =
  "The peers' figures were measured for this project on one core, eight seeds on both, of a 2-core AMD EPYC server, side by side with each other, not on this machine: a ratio is a rough guide elsewhere. PureJaxRL's leave out 4.7 s of compilation.";

const STABLE_BASELINES3 = "Stable-Baselines3 2.9";
const CONTRIB = "sb3-contrib 2.9";
const PURE_JAX_RL = "PureJaxRL, JAX 0.10";

/** Steps a second with learning included, on CartPole-v1, by name of the work. */
export const TRAINING_PEERS: ReadonlyMap<string, readonly PeerSpeed[]> =
  new Map([
    ["PPO 4×128", [
      { peer: STABLE_BASELINES3, stepsPerSecond: 10_500 },
      { peer: PURE_JAX_RL, stepsPerSecond: 230_000 },
    ]],
    ["PPO 4×128, 8 seeds", [
      { peer: "PureJaxRL under vmap", stepsPerSecond: 316_000 },
    ]],
    ["PPO 8×32", [
      { peer: STABLE_BASELINES3, stepsPerSecond: 6_500 },
      { peer: PURE_JAX_RL, stepsPerSecond: 66_000 },
    ]],
    ["PPO 1×2048", [
      { peer: STABLE_BASELINES3, stepsPerSecond: 2_700 },
      { peer: PURE_JAX_RL, stepsPerSecond: 73_000 },
    ]],
    ["A2C 8×5", [{ peer: STABLE_BASELINES3, stepsPerSecond: 15_300 }]],
    ["TRPO 2×512", [{ peer: CONTRIB, stepsPerSecond: 4_500 }]],
  ]);

/** Steps a second of stepping alone, by id: Gymnasium's one copy; gymnax with eight. */
export const ENVIRONMENT_PEERS: ReadonlyMap<string, readonly PeerSpeed[]> =
  new Map([
    ["CartPole-v1", [
      { peer: "Gymnasium", stepsPerSecond: 200_000 },
      { peer: "gymnax, 8 copies", stepsPerSecond: 1_400_000 },
    ]],
    ["Acrobot-v1", [
      { peer: "Gymnasium", stepsPerSecond: 39_000 },
      { peer: "gymnax, 8 copies", stepsPerSecond: 900_000 },
    ]],
    ["MountainCar-v0", [{ peer: "Gymnasium", stepsPerSecond: 126_000 }]],
    ["Pendulum-v1", [
      { peer: "Gymnasium", stepsPerSecond: 121_000 },
      { peer: "gymnax, 8 copies", stepsPerSecond: 1_800_000 },
    ]],
  ]);
