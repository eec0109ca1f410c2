/**
 * Mean return of the random policy, by environment: the score of a run that
 * diverged. Measured over 1000 episodes with actions drawn uniformly from the
 * action space; `random_scores_test.ts` plays these episodes again.
 */
export const RANDOM_SCORES: ReadonlyMap<string, number> = new Map([
  ["CartPole-v1", 22.39],
  ["Acrobot-v1", -498.62],
  ["MountainCar-v0", -200],
  ["MountainCarContinuous-v0", -32.98],
  ["Pendulum-v1", -1225.02],
]);
