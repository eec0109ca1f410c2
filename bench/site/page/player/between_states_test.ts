import { assertAlmostEquals, assertEquals } from "@std/assert";
import { betweenStates } from "./between_states.ts";

Deno.test("betweenStates() begins before the step and ends after it", () => {
  const states = { before: [1, 2], now: [3, 5] };
  const out = new Float64Array(2);
  betweenStates(states, 0, [], out);
  assertEquals([...out], [1, 2]);
  betweenStates(states, 1, [], out);
  assertEquals([...out], [3, 5]);
});

Deno.test("betweenStates() never turns an angle by more than half a turn", () => {
  const out = new Float64Array(1);
  for (const [before, now] of [[3.1, -3.1], [-3.1, 3.1], [0, 9]]) {
    betweenStates({ before: [before], now: [now] }, 0.5, [0], out);
    const turned = 2 * (out[0] - before);
    assertEquals(Math.abs(turned) <= Math.PI, true);
    const rest = (turned - (now - before)) / (2 * Math.PI);
    assertAlmostEquals(rest, Math.round(rest), 1e-12);
  }
});
