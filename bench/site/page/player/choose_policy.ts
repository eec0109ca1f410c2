/// <reference lib="dom" />
/**
 * Policies by their algorithm and stage of training: their names, and a choice
 * among them.
 *
 * @module
 */
import { formatCount } from "../../../text/format_number.ts";
import { plainText } from "../../../text/plain_text.ts";
import type { IndexedPolicy, Stage } from "../../site_index.ts";
import { labeledSelect } from "../charts/labeled_select.ts";
import { element } from "../element.ts";

/** What a policy goes by. */
type NamedPolicy = Pick<IndexedPolicy, "row" | "stage" | "steps">;

const stageNames: Readonly<Record<Stage, string>> = {
  untrained: "untrained",
  halfway: "half-way",
  final: "final",
};

/** Names a stage of training with the steps until then. */
function describeStage({ stage, steps }: NamedPolicy): string {
  const name = stageNames[stage];
  return steps === 0 ? name : `${name}, ${formatCount(steps)} steps`;
}

/**
 * Names a policy among those of its environment.
 *
 * @param policy The policy.
 * @returns Such as `ppo (final, 100,000 steps)`.
 *
 * @example Stages
 * ```ts
 * import { describePolicy } from "./choose_policy.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   describePolicy({ row: "ppo", stage: "untrained", steps: 0 }),
 *   "ppo (untrained)",
 * );
 * assertEquals(
 *   describePolicy({ row: "ppo", stage: "halfway", steps: 51200 }),
 *   "ppo (half-way, 51,200 steps)",
 * );
 * ```
 */
export function describePolicy(policy: NamedPolicy): string {
  return `${plainText(policy.row)} (${describeStage(policy)})`;
}

/**
 * Makes two lists: of the rows, and of the stages that the chosen row has.
 *
 * @param policies Policies of one environment, one for each row and stage.
 * @param policy The one that is chosen at first.
 * @param onChoice Is told another one.
 * @returns The lists, not yet in the page.
 */
export function choosePolicy(
  policies: readonly IndexedPolicy[],
  policy: IndexedPolicy,
  onChoice: (policy: IndexedPolicy) => void,
): readonly [rows: HTMLElement, stages: HTMLElement] {
  let chosen = policy;
  const choose = (policy: IndexedPolicy) => {
    chosen = policy;
    onChoice(policy);
  };
  const stageList = () => {
    const stages = policies.filter(({ row }) => row === chosen.row);
    return labeledSelect(
      "Training",
      stages.map(describeStage),
      describeStage(chosen),
      (text) => choose(stages.find((one) => describeStage(one) === text)!),
    );
  };
  const stages = element("div", {}, stageList());
  const rows = labeledSelect(
    "Algorithm",
    [...new Set(policies.map(({ row }) => plainText(row)))],
    plainText(policy.row),
    (text) => {
      const ofRow = policies.filter(({ row }) => plainText(row) === text);
      const same = ofRow.find(({ stage }) => stage === chosen.stage);
      choose(same ?? ofRow.at(-1)!);
      stages.replaceChildren(stageList());
    },
  );
  return [rows, stages];
}
