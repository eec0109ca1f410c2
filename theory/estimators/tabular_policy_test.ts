import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { fixtures } from "../mdp/_fixtures.ts";
import { createMdp } from "../mdp/mdp.ts";
import { softmaxPolicy } from "../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";
import { environmentOf, isTerminal, tabularPolicy } from "./tabular_policy.ts";

Deno.test("tabularPolicy() gives every state the probabilities of the table", () => {
  const random = deriveRandom(1, "theory/table");
  const shape = randomMdp(random, { states: 4, actions: 3 });
  const { logits } = randomPolicy(shape, random, 3);
  const { engine, policy, theta } = tabularPolicy(shape, logits, 12);
  const observations = engine.vector(12 * 4);
  const actions = engine.vector(12);
  for (let i = 0; i < 12; i++) {
    observations[i * 4 + Math.floor(i / 3)] = 1;
    actions[i] = i % 3;
  }
  const outputs = engine.vector(36);
  const logProbs = engine.vector(12);
  policy.forward(theta, observations, 12, outputs);
  policy.distribution.logProb(outputs, actions, 12, logProbs);
  softmaxPolicy(shape, logits).forEach((p, i) =>
    assertAlmostEquals(logProbs[i], Math.log(p), 1e-13)
  );
});

Deno.test("environmentOf() goes where the MDP's table says, and pays its rewards", () => {
  const mdp = createMdp({
    transitions: [
      [[0, 1, 0], [0, 0, 1]],
      [[1, 0, 0], [0, 0, 1]],
      [[0, 0, 1], [0, 0, 1]],
    ],
    rewards: [[1, 2], [3, 4], [0, 0]],
    start: [0, 1, 0],
    gamma: 0.9,
  });
  const environment = environmentOf(mdp, 3);
  const random = deriveRandom(1, "environment");
  environment.reset(random);
  const played = [0, 0, 1].map((action) => {
    const { reward, terminated, truncated } = environment.step(action, random);
    return { reward, terminated, truncated };
  });
  assertEquals(played, [
    { reward: 3, terminated: false, truncated: false },
    { reward: 1, terminated: false, truncated: false },
    { reward: 4, terminated: true, truncated: true },
  ]);
});

Deno.test("isTerminal() asks that a state both absorbs and pays nothing", () => {
  const mdp = createMdp({
    transitions: [[[1, 0], [1, 0]], [[0, 1], [0, 1]]],
    rewards: [[0, 1], [0, 0]],
    start: [1, 0],
    gamma: 0.9,
  });
  assertEquals([0, 1].map((s) => isTerminal(mdp, s)), [false, true]);
  // The recorded MDP that ends does so in its last state only.
  const { mdp: ending } = fixtures[1];
  const terminal = Array.from(
    { length: ending.states },
    (_, s) => isTerminal(ending, s),
  );
  assertEquals(terminal.indexOf(true), ending.states - 1);
});
