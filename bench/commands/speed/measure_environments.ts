import {
  type Action,
  type Environment,
  environments,
  makeEnvironment,
} from "../../../envs/mod.ts";
import { deriveRandom } from "../../../numerics/mod.ts";
import {
  measureCalls,
  type MeasureOptions,
  rateOf,
  type Spread,
} from "./measure.ts";

/** How fast one environment steps. */
export interface EnvironmentSpeed {
  /** Its id. */
  readonly environment: string;
  /** Steps a second of one copy, with observations and resets. */
  readonly stepsPerSecond: Spread;
}

const STEPS = 1024;

/**
 * Times one copy of every environment under random actions drawn beforehand.
 *
 * @param options How often.
 * @returns The speeds, in the order of the environments' list.
 */
export async function measureEnvironments(
  options: MeasureOptions = {},
): Promise<EnvironmentSpeed[]> {
  const speeds: EnvironmentSpeed[] = [];
  for (const id of environments.keys()) {
    using environment = await makeEnvironment(id);
    const seconds = measureCalls(stepsOf(environment), options);
    speeds.push({ environment: id, stepsPerSecond: rateOf(seconds, STEPS) });
  }
  return speeds;
}

function stepsOf(environment: Environment): () => void {
  const random = deriveRandom(1, "speed of environments");
  const { actionSpace: space, observationSpace } = environment;
  const actions = Array.from(
    { length: STEPS },
    (): Action =>
      space.kind === "discrete" ? random.integer(space.n) : space.low.map(
        (low, i) => low + (space.high[i] - low) * random.uniform(),
      ),
  );
  const observation = new Float32Array(observationSpace.low.length);
  environment.reset(random);
  return () => {
    for (const action of actions) {
      const { terminated, truncated } = environment.step(action, random);
      if (terminated || truncated) environment.reset(random);
      environment.observe(observation, 0);
    }
  };
}
