import { assertEquals } from "@std/assert";
import { sampleComparison } from "./_sample_comparison.ts";
import { learningCurves } from "./learning_curves.ts";

Deno.test("the data of the curves are those of the comparison", () => {
  const comparison = sampleComparison();
  const [{ rows: [, trpo] }] = comparison.curves;
  const data = learningCurves(comparison)!.data
    .filter(({ environment, row }) =>
      environment === "CartPole-v1" && row === "trpo"
    );

  assertEquals(data.map(({ steps }) => steps), [1e4, 2e4, 3e4, 4e4]);
  assertEquals(data.map(({ value }) => value), [10.5, 21, 31.5, 42]);
  assertEquals(data.map(({ lower }) => lower), [...trpo.lower]);
  assertEquals(data.map(({ upper }) => upper), [...trpo.upper]);
});

Deno.test("a point without a value is left out", () => {
  const comparison = sampleComparison({ environments: ["CartPole-v1"] });
  const [curve] = comparison.curves;
  const gap = { ...curve.rows[0], value: [1, null, 3, null] };
  const { data } = learningCurves({
    ...comparison,
    curves: [{ ...curve, rows: [gap] }],
  })!;

  assertEquals(data.map(({ steps }) => steps), [1e4, 3e4]);
});

Deno.test("the description names the best row of each environment", () => {
  assertEquals(
    learningCurves(sampleComparison())!.description,
    "Mean training return by environment steps with 95 % intervals, for reinforce, trpo and ppo. Highest at the end: ppo on CartPole-v1 (62.0) and ppo on Pendulum-v1 (62.0).",
  );
  assertEquals(
    learningCurves(sampleComparison({ seeds: 2 }))!.description,
    "Mean training return by environment steps, for reinforce, trpo and ppo. Highest at the end: ppo on CartPole-v1 (61.5) and ppo on Pendulum-v1 (61.5).",
  );
});

Deno.test("without curves there is no figure", () => {
  assertEquals(learningCurves({ ...sampleComparison(), curves: [] }), null);
});
