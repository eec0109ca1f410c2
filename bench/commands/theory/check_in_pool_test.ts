import { assertEquals, assertRejects } from "@std/assert";
import { checkCases } from "../../../theory/mod.ts";
import { sampleStatements } from "./_sample_statements.ts";
import { checkInPool } from "./check_in_pool.ts";

const workerUrl = new URL("./_sample_worker.ts", import.meta.url);

function plans(cases: number) {
  return sampleStatements().map((statement) => ({ statement, cases }));
}

Deno.test("checkInPool() gives all cases in their order, with 1, 2 and 5 workers", async () => {
  const [holds] = sampleStatements();
  const expected = checkCases(holds, { seed: 3, from: 0, to: 100 });
  assertEquals(
    expected.map((value) => Math.floor(Number(value))),
    expected.map((_, i) => i),
  );
  for (const workers of [1, 2, 5]) {
    const [first, ...others] = await checkInPool(plans(100), {
      seed: 3,
      workers,
      workerUrl,
    });
    assertEquals(first, { cases: expected });
    // The first case that fails, though later ones may fail earlier.
    assertEquals(others.at(-1), {
      error: "Cannot check case 3 of breaks: no luck at 3",
    });
  }
});

Deno.test("checkInPool() tells every case once", async () => {
  const told = new Map<string, number>();
  await checkInPool(plans(45), {
    seed: 1,
    workers: 2,
    workerUrl,
    onCases: ({ statement: { id } }, cases) =>
      told.set(id, (told.get(id) ?? 0) + cases),
  });
  assertEquals([...told.entries()].sort(), [
    ["breaks", 45],
    ["fails", 45],
    ["holds", 45],
    ["measured", 45],
  ]);
});

Deno.test("checkInPool() says in one line that a worker broke down", async () => {
  const broken = new URL(
    "data:application/javascript,onmessage = () => { throw new Error('gone') }",
  );
  const error = await assertRejects(
    () => checkInPool(plans(2), { seed: 1, workers: 2, workerUrl: broken }),
    Error,
    "gone",
  );
  assertEquals(error.message.includes("\n"), false);
});
