import { assert, assertEquals } from "@std/assert";
import { varianceFigure } from "./variance_figure.ts";

const { data, description } = varianceFigure();

const valueOf = (row: string, horizon: number) =>
  Number(
    data.find((one) => one.row === row && one.horizon === horizon)?.value,
  );

Deno.test("varianceFigure() has the total return equal to the reward to go after one step", () => {
  const total = valueOf("total return", 1);
  assert(Math.abs(valueOf("reward to go", 1) / total - 1) < 1e-12);
});

Deno.test("varianceFigure() has each better estimate below the worse ones", () => {
  for (let horizon = 2; horizon <= 7; horizon++) {
    const total = valueOf("total return", horizon);
    assert(valueOf("optimal constant", horizon) < total);
    assert(valueOf("reward to go", horizon) < total);
    assert(
      valueOf("reward to go less V", horizon) <
        valueOf("reward to go", horizon),
    );
  }
});

Deno.test("varianceFigure() describes its last numbers", () => {
  const ratio = valueOf("reward to go", 7) / valueOf("total return", 7);
  assertEquals(
    description.includes(`${ratio.toFixed(2)} (reward to go)`),
    true,
  );
});
