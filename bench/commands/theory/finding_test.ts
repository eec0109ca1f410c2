import { assertEquals } from "@std/assert";
import type { Conclusion, Statement } from "../../../theory/mod.ts";
import { findingOf } from "./finding.ts";

function statement(conclude: Statement["conclude"]): Statement {
  return {
    id: "sample",
    title: "0 ≤ 1",
    source: "Peano 1889",
    cases: 9,
    check: () => 0,
    conclude,
  };
}

const concluded = (conclusion: Conclusion) =>
  findingOf(
    { statement: statement(() => conclusion), cases: 2 },
    { cases: [1, 2] },
  );

Deno.test("findingOf() concludes from all cases", () => {
  const summed = statement((cases) => ({
    holds: true,
    measurements: [{
      name: "sum",
      value: (cases as number[]).reduce((a, b) => a + b),
      interval: null,
    }],
  }));
  assertEquals(
    findingOf({ statement: summed, cases: 3 }, { cases: [1, 2, 4] }),
    {
      id: "sample",
      title: "0 ≤ 1",
      source: "Peano 1889",
      cases: 3,
      holds: true,
      measurements: [{ name: "sum", value: 7, interval: null }],
      error: null,
    },
  );
});

Deno.test("findingOf() lets nothing hold that could not be checked", () => {
  const never = statement(() => {
    throw new RangeError("no case\nat all");
  });
  const plan = { statement: never, cases: 1 };
  const failed = findingOf(plan, { error: "no luck" });
  assertEquals([failed.holds, failed.error], [false, "no luck"]);
  const thrown = findingOf(plan, { cases: [1] });
  assertEquals([thrown.holds, thrown.error], [false, "no case"]);
});

Deno.test("findingOf() takes no number that JSON can't hold", () => {
  const { holds, error } = concluded({
    holds: true,
    measurements: [
      { name: "none", value: null, interval: null },
      { name: "bias", value: 1, interval: [0, Infinity] },
    ],
  });
  assertEquals([holds, error], [
    false,
    "Cannot conclude as 'bias' must be finite: current value is Infinity",
  ]);
});
