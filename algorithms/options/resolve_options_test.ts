import { assert, assertEquals, assertThrows } from "@std/assert";
import { algorithms } from "../mod.ts";

/** Algorithm, options, message. */
const REFUSED: [string, unknown, string][] = [
  [
    "ppo",
    { clipRatio: -0.2 },
    "Cannot create PPO as 'clipRatio' must be > 0: current value is -0.2",
  ],
  [
    "ppo",
    { gamma: 1.5 },
    "Cannot create PPO as 'gamma' must be <= 1: current value is 1.5",
  ],
  [
    "ppo",
    { epochs: 2.5 },
    "Cannot create PPO as 'epochs' must be a whole number: current value is 2.5",
  ],
  [
    "ppo",
    { epochs: "4" },
    "Cannot create PPO as 'epochs' must be a finite number: current value is \"4\"",
  ],
  [
    "ppo",
    { epochs: 4n },
    "Cannot create PPO as 'epochs' must be a finite number: current value is 4",
  ],
  [
    "ppo",
    { learningRate: NaN },
    "Cannot create PPO as 'learningRate' must be a finite number: current value is NaN",
  ],
  [
    "ppo",
    { learningRate: Infinity },
    "Cannot create PPO as 'learningRate' must be a finite number: current value is Infinity",
  ],
  [
    "ppo",
    { targetKl: 0 },
    "Cannot create PPO as 'targetKl' must be > 0: current value is 0",
  ],
  [
    "ppo",
    { annealClipRatio: 1 },
    "Cannot create PPO as 'annealClipRatio' must be of type boolean: current value is 1",
  ],
  [
    "ppo",
    { clipratio: 0.2 },
    "Cannot create PPO as it has no option 'clipratio'",
  ],
  [
    "ppo",
    { network: { hidden: [64] } },
    "Cannot create PPO as it has no option 'network.hidden'",
  ],
  [
    "ppo",
    { network: { hiddenSizes: [64, 0] } },
    "Cannot create PPO as 'network.hiddenSizes.1' must be >= 1: current value is 0",
  ],
  [
    "ppo",
    { network: { hiddenSizes: [4096, 4096] } },
    "Cannot create PPO as 'network.hiddenSizes' must be sizes with at most 4000000 weights between them: current value is [4096,4096]",
  ],
  [
    "ppo",
    { network: { hiddenSizes: Array(9).fill(1) } },
    "Cannot create PPO as 'network.hiddenSizes' must be a list of at most 8: current value is [1,1,1,1,1,1,1,1,1]",
  ],
  [
    "ppo",
    { network: { activation: "sin" } },
    'Cannot create PPO as \'network.activation\' must be one of "tanh", "relu": current value is "sin"',
  ],
  [
    "ppo",
    { exploration: { kind: "none" } },
    'Cannot create PPO as \'exploration.kind\' must be one of "independent", "gsde": current value is "none"',
  ],
  [
    "ppo",
    { exploration: { kind: "gsde", squash: true } },
    "Cannot create PPO as it has no option 'exploration.squash'",
  ],
  [
    "ppo",
    3,
    "Cannot create PPO as options must be of type object: current value is 3",
  ],
  [
    "ppo",
    [],
    "Cannot create PPO as options must be of type object: current value is []",
  ],
  [
    "a2c",
    { optimizer: { kind: "sgd" } },
    'Cannot create A2C as \'optimizer.kind\' must be one of "adam", "rmsprop": current value is "sgd"',
  ],
  [
    "a2c",
    { optimizer: { kind: "rmsprop", decay: 1 } },
    "Cannot create A2C as 'optimizer.decay' must be < 1: current value is 1",
  ],
  [
    "npg",
    { step: { kind: "fixed", delta: 1 } },
    "Cannot create NPG as it has no option 'step.delta'",
  ],
  [
    "trpo",
    { fisherFraction: 0 },
    "Cannot create TRPO as 'fisherFraction' must be > 0: current value is 0",
  ],
  [
    "trpo",
    { estimator: { kind: "td" } },
    'Cannot create TRPO as \'estimator.kind\' must be one of "gae", "monte-carlo": current value is "td"',
  ],
  [
    "trpo-vine",
    { value: 1 },
    "Cannot create TRPO vine as 'value' must be of type object: current value is 1",
  ],
  [
    "reinforce",
    { returns: "all" },
    'Cannot create REINFORCE as \'returns\' must be one of "total", "reward-to-go": current value is "all"',
  ],
  [
    "reinforce",
    { returns: "total", discountStates: true },
    "Cannot create REINFORCE as 'discountStates' must be false where returns are \"total\": current value is true",
  ],
  [
    "reinforce",
    { baseline: { kind: "mean", epochs: 3 } },
    "Cannot create REINFORCE as it has no option 'baseline.epochs'",
  ],
];

for (const [name, options, message] of REFUSED) {
  Deno.test(`resolve() says in one line: ${message}`, () => {
    const error = assertThrows(() => algorithms[name].resolve(options));
    assert(error instanceof RangeError);
    assertEquals(error.message, message);
  });
}

Deno.test("resolve() cuts long values short", () => {
  const error = assertThrows(
    () => algorithms.ppo.resolve({ network: { hiddenSizes: "x".repeat(99) } }),
    RangeError,
  );
  assert(error.message.endsWith(`current value is "${"x".repeat(56)}...`));
});

for (const [name, { resolve }] of Object.entries(algorithms)) {
  Deno.test(`${name}: resolved options are complete, frozen, and resolve to themselves`, () => {
    const resolved = resolve({});
    assertEquals(resolve(undefined), resolved);
    assertEquals(resolve(null), resolved);
    assertEquals(resolve(resolved), resolved);
    const json = JSON.parse(JSON.stringify(resolved));
    assertEquals(json, resolved);
    const pending: unknown[] = [resolved];
    for (const value of pending) {
      assert(Object.isFrozen(value));
      pending.push(
        ...Object.values(value as object).filter((v) =>
          typeof v === "object" && v !== null
        ),
      );
    }
    assert(pending.length > 2);
  });
}

Deno.test("resolve() neither freezes nor keeps what it is given", () => {
  const given = { network: { hiddenSizes: [32] } };
  const { network } = algorithms.ppo.resolve(given);
  given.network.hiddenSizes.push(16);
  assertEquals(network.hiddenSizes, [32]);
});
