/**
 * Training return at which an environment counts as learned, by id: for
 * CartPole and the two MountainCars Gymnasium's `reward_threshold`, as for
 * Acrobot; Pendulum has none there, −200 is usual.
 */
export const THRESHOLDS: ReadonlyMap<string, number> = new Map([
  ["CartPole-v1", 475],
  ["Acrobot-v1", -100],
  ["MountainCar-v0", -110],
  ["MountainCarContinuous-v0", 90],
  ["Pendulum-v1", -200],
]);
