/// <reference lib="dom" />
/**
 * A choice of algorithm and stage of training.
 *
 * @module
 */
import { plainText } from "../../../text/plain_text.ts";
import type { IndexedPolicy } from "../../site_index.ts";
import { labeledSelect } from "../charts/labeled_select.ts";
import { element } from "../element.ts";
import { describeStage } from "./describe_policy.ts";

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
