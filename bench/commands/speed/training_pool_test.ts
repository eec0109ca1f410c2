import { assertEquals, assertRejects } from "@std/assert";
import { TRAINING_WORK } from "./training_work.ts";
import { speedRecord } from "./measure_training.ts";
import { makeTrainingPool } from "./training_pool.ts";

const [work] = TRAINING_WORK;

Deno.test("a training pool trains all runs and adds up their steps, again and again", async () => {
  using pool = makeTrainingPool(2);
  // A run ends with the iteration that reaches its budget: 4×128 steps each.
  const records = [1, 2, 3].map((seed) => speedRecord(work, 1, seed));
  assertEquals(await pool.train(records), 3 * 512);
  assertEquals(await pool.train(records.slice(1)), 2 * 512);
});

Deno.test("a training pool throws what a run threw", async () => {
  using pool = makeTrainingPool(1);
  const record = { ...speedRecord(work, 1, 1), environment: "Elsewhere-v0" };
  await assertRejects(
    () => pool.train([record]),
    Error,
    "current value is Elsewhere-v0",
  );
});
