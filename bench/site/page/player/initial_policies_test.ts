import { assertEquals } from "@std/assert";
import type { IndexedPolicy, SiteIndex, Stage } from "../../site_index.ts";
import { initialPolicies, type PlayRequest } from "./initial_policies.ts";

const id = "CartPole-v1";

function policiesOf(row: string, ...stages: Stage[]): IndexedPolicy[] {
  return stages.map((stage) => ({
    environment: id,
    row,
    seed: 1,
    stage,
    steps: stage === "untrained" ? 0 : 100,
    file: `policies/${id}/${row}/${stage}.js`,
  }));
}

/** An index with so much as the choice looks at: ranks, and policies. */
function siteOf(
  ranks: Readonly<Record<string, number | null>>,
  policies: readonly IndexedPolicy[],
): SiteIndex {
  const cells = Object.entries(ranks).map(([row, rank]) => ({
    environment: id,
    row,
    rank,
  }));
  return {
    comparison: { cells } as unknown as SiteIndex["comparison"],
    styles: [],
    diagnostics: {},
    runs: [],
    policies,
    command: "",
  };
}

const site = siteOf({ a2c: 3, ppo: 1, trpo: 2, none: 0 }, [
  ...policiesOf("a2c", "final"),
  ...policiesOf("ppo", "untrained", "halfway", "final"),
  ...policiesOf("trpo", "untrained", "final"),
]);

/** Row and stage of each chosen policy. */
function chosen(request?: PlayRequest): string[] {
  return initialPolicies(site, id, request)
    .map(({ row, stage }) => `${row} ${stage}`);
}

Deno.test("without a request, the best row with policies plays at each stage", () => {
  assertEquals(chosen(), ["ppo untrained", "ppo halfway", "ppo final"]);
});

Deno.test("rows play as they ended, or at the stage that is asked for", () => {
  assertEquals(chosen({ rows: ["trpo", "a2c"] }), ["trpo final", "a2c final"]);
  assertEquals(chosen({ rows: ["trpo", "a2c"], stage: "untrained" }), [
    "trpo untrained",
  ]);
});

Deno.test("what there isn't gives way to the best row", () => {
  assertEquals(chosen({ rows: ["nothing"] }), chosen());
  assertEquals(chosen({ rows: ["a2c"], stage: "halfway" }), ["ppo halfway"]);
});

Deno.test("three play at most", () => {
  assertEquals(chosen({ rows: ["trpo", "a2c", "ppo", "ppo"] }), [
    "trpo final",
    "a2c final",
    "ppo final",
  ]);
});

Deno.test("without ranks the first row plays; of no policies, none", () => {
  const unranked = siteOf({ a2c: null }, site.policies);
  assertEquals(initialPolicies(unranked, id)[0].row, "a2c");
  assertEquals(initialPolicies(site, "Acrobot-v1"), []);
});
