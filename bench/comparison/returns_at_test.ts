import { assertEquals } from "@std/assert";
import { returnsAt } from "./returns_at.ts";

const curve = { steps: [10, 20, 30, 40], return: [null, 7, null, 9] };

Deno.test("returnsAt() takes the latest return at or before a point", () => {
  assertEquals(
    returnsAt({ curve, score: 1 }, [5, 10, 19, 20, 30, 39, 40, 1000], -5),
    [null, null, null, 7, 7, 7, 9, 9],
  );
});

Deno.test("returnsAt() lets a diverged run fall to the random policy", () => {
  const points = [20, 40, 41, 1000];
  assertEquals(returnsAt({ curve, score: null }, points, -5), [7, 9, -5, -5]);
  assertEquals(returnsAt({ curve, score: null }, points), [7, 9, 9, 9]);
  const early = { steps: [10, 20, 30], return: [3, null, null] };
  assertEquals(
    returnsAt({ curve: early, score: null }, [10, 20, 30], -5),
    [3, -5, -5],
  );
});

Deno.test("returnsAt() takes a run that diverged before an episode's end for the random policy", () => {
  const empty = { steps: [10, 20], return: [null, null] };
  assertEquals(returnsAt({ curve: empty, score: null }, [5, 20], -5), [-5, -5]);
  assertEquals(returnsAt({ curve: empty, score: null }, [20]), [null]);
});

Deno.test("returnsAt() knows nothing without a curve or an episode", () => {
  assertEquals(returnsAt({ curve: null, score: 1 }, [1, 2], -5), [null, null]);
  const empty = { steps: [10], return: [null] };
  assertEquals(returnsAt({ curve: empty, score: 1 }, [10, 20], -5), [
    null,
    null,
  ]);
});
