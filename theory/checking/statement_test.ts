import { assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { checkCases, type Statement } from "./statement.ts";

const statement: Statement<{ index: number; u: number }> = {
  id: "sample",
  title: "u < 1",
  source: "none",
  cases: 9,
  check(random, index) {
    if (index === 8) throw new RangeError("no luck");
    return { index, u: random.uniform() };
  },
  conclude: () => ({ holds: null, measurements: [] }),
};

Deno.test("checkCases() gives each case the stream of its own", () => {
  const u = deriveRandom(5, "theory/sample/6").uniform();
  assertEquals(
    checkCases(statement, { seed: 5, from: 6, to: 7 }),
    [{ index: 6, u }],
  );
  const [, , second] = checkCases(statement, { seed: 5, from: 4, to: 8 });
  assertEquals(second, { index: 6, u });
});

Deno.test("checkCases() names the case that fails", () => {
  assertThrows(
    () => checkCases(statement, { seed: 5, from: 4, to: 9 }),
    Error,
    "Cannot check case 8 of sample: no luck",
  );
});

Deno.test("checkCases() takes no number that JSON would lose", () => {
  const lost = { ...statement, check: () => ({ index: 0, u: 0 / 0 }) };
  assertThrows(
    () => checkCases(lost, { seed: 5, from: 0, to: 1 }),
    Error,
    "Cannot check case 0 of sample: its numbers must be finite: current value is NaN",
  );
});
