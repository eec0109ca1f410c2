import { assertEquals, assertThrows } from "@std/assert";
import { parseSuite, suites } from "./load_suite.ts";

const environments = { "CartPole-v1": { steps: 10 } };
const rows = [{ algorithm: "ppo" }];
const refusal = (value: unknown) =>
  assertThrows(() => parseSuite(value), RangeError).message;

Deno.test("parseSuite() accepts the suites that come with the benchmark", () => {
  for (const [name, suite] of Object.entries(suites)) {
    assertEquals(parseSuite(suite).name, name);
  }
});

Deno.test("parseSuite() names the first wrong field in one line", () => {
  const own = { name: "own", environments, rows };
  assertEquals(refusal({ ...own, step: 1 }), "'step': there is no such field");
  assertEquals(
    refusal({ ...own, rows: [{ algorithm: "ppo", option: {} }] }),
    "'rows.0.option': there is no such field",
  );
  assertEquals(
    refusal({ ...own, name: "../own" }),
    "'name': must consist of a-z, 0-9 and '-'",
  );
  for (
    const [wrong, field] of [
      [{ ...own, seeds: 0 }, "'seeds'"],
      [{ ...own, rows: [] }, "'rows'"],
      [{ name: "own", rows }, "'environments'"],
      [{ ...own, environments: {} }, "'environments'"],
      [
        { ...own, environments: { a: { steps: 1.5 } } },
        "'environments.a.steps'",
      ],
      [[], "'the whole'"],
      [null, "'the whole'"],
    ] as const
  ) {
    const message = refusal(wrong);
    assertEquals(message.startsWith(`${field}: `), true, message);
    assertEquals(message.includes("\n"), false);
  }
});

Deno.test("parseSuite() refuses two rows of one label and strange environments", () => {
  assertEquals(
    refusal({ name: "own", environments, rows: [...rows, ...rows] }),
    "'rows': two rows must not share the label 'ppo'",
  );
  const stranger = [{ algorithm: "ppo", environments: { "Pong-v1": null } }];
  assertEquals(
    refusal({ name: "own", environments, rows: stranger }),
    "'rows.0.environments.Pong-v1': the suite has no such environment",
  );
});
