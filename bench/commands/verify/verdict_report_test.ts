import { assertEquals } from "@std/assert";
import { noPolicies } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";
import { verdictReport } from "./verdict_report.ts";

function verdict(row: string, seed: number, more: Partial<Verdict> = {}) {
  const [suite, environment] = ["quick", "CartPole-v1"];
  const path = `out/${suite}/${environment}/${row}/seed-${seed}.json`;
  const run = { path, suite, environment, row, seed };
  const same = {
    problem: null,
    policies: { bytes: 1, digest: 0 },
    unpromised: false,
  };
  return { run, ...same, ...more };
}

Deno.test("verdictReport() counts by row and environment, and shows every ✗ in full", () => {
  const pendulum = verdict("ppo", 1);
  const text = verdictReport([
    verdict("a2c", 1),
    verdict("a2c", 2, { policies: { bytes: 2, digest: 1 } }),
    verdict("ppo", 1, {
      policies: noPolicies,
      problem: {
        file: "out/seed-1.json",
        difference: {
          field: "final.returns",
          published: `[${"1,".repeat(60)}1]`,
          trained: "[]",
        },
        explanation: ["One reason", "Another"],
      },
    }),
    verdict("ppo", 2, { unpromised: true }),
    { ...pendulum, run: { ...pendulum.run, environment: "Pendulum-v1" } },
  ]);
  assertEquals(
    text,
    `| quick | CartPole-v1 | Pendulum-v1 |
| :---- | :---------- | :---------- |
| a2c   | ✓ 2         | –           |
| ppo   | ✗ 1, ✓ 1    | ✓ 1         |

✗ out/seed-1.json
  first difference: final.returns
    published: [${"1,".repeat(49)}1…
    trained:   []
  One reason
  Another

Runs: 4 ✓, 1 ✗; policies compared: 5 byte for byte, 1 by digest
Runs on the engine tfjs, which makes no promise of equal bytes: 1`,
  );
});

Deno.test("verdictReport() writes a table for each suite", () => {
  const one = verdict("ppo", 1);
  const other = { ...one, run: { ...one.run, suite: "classic" } };
  const lines = verdictReport([one, other]).split("\n");
  assertEquals(lines[0], "| quick | CartPole-v1 |");
  assertEquals(lines[4], "| classic | CartPole-v1 |");
});

Deno.test("verdictReport() lets nothing from a file reach the terminal as a command", () => {
  const text = verdictReport([
    verdict("|\u001b[2J", 1, {
      problem: {
        file: "out/\u001b[2J\n.json",
        difference: { field: "\u202ex", published: "\u009b", trained: "1" },
        explanation: ["a\nb"],
      },
    }),
  ]);
  assertEquals(/[\p{C}--\n]/v.test(text), false);
  assertEquals(text.includes("✗ out/\uFFFD[2J\uFFFD.json\n"), true);
  assertEquals(text.includes("a\uFFFDb"), true);
});
