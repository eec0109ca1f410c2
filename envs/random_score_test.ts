import { assertAlmostEquals } from "@std/assert";
import { deriveRandom, type Random } from "../numerics/mod.ts";
import type { BoxSpace, Space } from "./environment.ts";
import { environments } from "./environments.ts";
import { makeEnvironment } from "./make_environment.ts";

const EPISODES = 1000;

for (const [id, { randomScore }] of environments) {
  Deno.test(`the random score of ${id} is the mean of ${EPISODES} random episodes`, async () => {
    using environment = await makeEnvironment(id);
    const random = deriveRandom(0, `random policy of ${id}`);
    const drawAction = actionSampler(environment.actionSpace, random);
    let sum = 0;
    for (let episode = 0; episode < EPISODES; episode++) {
      environment.reset(random);
      for (let over = false; !over;) {
        const { reward, terminated, truncated } = environment.step(
          drawAction(),
          random,
        );
        sum += reward;
        over = terminated || truncated;
      }
    }
    assertAlmostEquals(randomScore, sum / EPISODES, 0.005);
  });
}

function actionSampler(
  space: Space,
  random: Random,
): () => number | Float64Array {
  if (space.kind === "discrete") return () => random.integer(space.n);
  const action = new Float64Array(space.low.length);
  return () => drawFromBox(space, random, action);
}

function drawFromBox(
  { low, high }: BoxSpace,
  random: Random,
  action: Float64Array,
): Float64Array {
  for (let i = 0; i < action.length; i++) {
    action[i] = low[i] + (high[i] - low[i]) * random.uniform();
  }
  return action;
}
