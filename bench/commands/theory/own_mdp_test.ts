import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { ownMdpTables, readOwnMdp } from "./own_mdp.ts";

/** Two actions that stay: one is paid 1, the other nothing. */
const own = {
  transitions: [[[1], [1]]],
  rewards: [[1, 0]],
  start: [1],
  gamma: 0.5,
  policy: [[0.5, 0.5]],
};

function withFile<T>(content: unknown, use: (path: string) => T): T {
  const path = Deno.makeTempFileSync({ suffix: ".json" });
  try {
    Deno.writeTextFileSync(path, JSON.stringify(content));
    return use(path);
  } finally {
    Deno.removeSync(path);
  }
}

const tables = (content: unknown) =>
  withFile(content, (path) => ownMdpTables(readOwnMdp(path)));

/** The cells of the row that begins with these. */
function cells(text: string, ...first: string[]): string[] {
  return text.split("\n")
    .map((line) =>
      line.split(" | ").map((cell) => cell.replaceAll(/[ |]/g, ""))
    )
    .find((row) => first.every((cell, i) => row[i] === cell)) ?? [];
}

Deno.test("ownMdpTables() shows V, ρ, Q, A and the gradient", () => {
  const text = tables(own);
  assertStringIncludes(text, "States: 1, actions: 2, γ = 0.5\nη(π) = 1\n");
  assertEquals(cells(text, "0", "1", "2"), ["0", "1", "2"]);
  // s, a, π, Q, A, ∂η/∂θ = ρ π A.
  assertEquals(cells(text, "0", "0"), ["0", "0", "0.5", "1.5", "0.5", "0.5"]);
  assertEquals(cells(text, "0", "1", "0.5"), [
    "0",
    "1",
    "0.5",
    "0.5",
    "−0.5",
    "−0.5",
  ]);
});

Deno.test("ownMdpTables() shows the bounds between two policies", () => {
  const text = tables({ ...own, newPolicy: [[1, 0]] });
  const value = (name: string) => cells(text, name.replaceAll(" ", "")).at(-1);
  assertEquals(value("η(π̃)"), "2");
  assertEquals(value("L_π(π̃)"), "2");
  assertEquals(value("max D_TV"), "0.5");
  assertEquals(value("max KL(π ‖ π̃)"), "∞");
  // C = 4 · ½ · ½ / ¼.
  assertEquals(value("C = 4εγ/(1 − γ)²"), "4");
  assertEquals(value("η(π̃) ≥ L − C max D_TV²"), "1");
  assertEquals(value("η(π̃) ≥ L − C max KL"), "−∞");
});

Deno.test("readOwnMdp() refuses what is no MDP in one line", () => {
  for (
    const [change, message] of [
      [
        { transitions: [[[0.5], [1]]] },
        "'transitions[0][0]' must be a distribution: current value is [0.5]",
      ],
      [{ gamma: 1 }, "'gamma' must be in [0, 1): current value is 1"],
      [{ gamma: -0.1 }, "'gamma' must be in [0, 1): current value is -0.1"],
      [{ start: [0.9] }, "'start' must be a distribution"],
      [
        { transitions: new Array(501).fill([[1]]) },
        "it must have 1 to 500 states: current value is 501",
      ],
      [{ rewards: [[1]] }, "'rewards[0]' must have 2 elements"],
      [
        { policy: [[0.5, 0.6]] },
        "'policy': Cannot use a policy as the row of state 0",
      ],
      [
        { newPolicy: [[1]] },
        "'newPolicy[0]' must have 2 elements: current value is 1",
      ],
      [{ policy: undefined }, "'policy'"],
      [{ rewards: [["1", 0]] }, "'rewards.0.0'"],
      [{ discount: 0.9 }, "'discount': there is no such field"],
    ] as const
  ) {
    const error = withFile(
      { ...own, ...change },
      (path) => assertThrows(() => readOwnMdp(path), UsageError, message),
    );
    assertEquals(error.message.includes("\n"), false);
    assertStringIncludes(error.message, "Cannot use MDP ");
  }
});

Deno.test("readOwnMdp() takes 500 states", () => {
  const states = Array.from({ length: 500 }, (_, s) => s);
  const { mdp } = withFile({
    transitions: states.map((s) => [states.map((next) => s === next ? 1 : 0)]),
    rewards: states.map((s) => [s]),
    start: states.map((s) => s === 7 ? 1 : 0),
    gamma: 0.9,
    policy: states.map(() => [1]),
  }, readOwnMdp);
  assertEquals(mdp.states, 500);
});
