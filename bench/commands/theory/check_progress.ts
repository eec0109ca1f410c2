/**
 * How far the checks are: one line that changes on a terminal, a line for each
 * statement in a pipe.
 *
 * @module
 */
import type { Terminal } from "../../terminal/terminal.ts";
import type { CheckPlan } from "./check_in_pool.ts";

/** Is told how far the checks are. */
interface CheckProgress {
  /** So many more cases of a plan were checked. */
  add(plan: CheckPlan, cases: number): void;
  /** Leaves the terminal as it was. */
  close(): void;
}

/** Begins the line again, with nothing in it. */
const CLEAR = "\r\x1b[2K";

/**
 * Shows progress.
 *
 * @param plans What is checked.
 * @param terminal Where it is shown.
 * @returns What is to be told.
 */
export function showCheckProgress(
  plans: readonly CheckPlan[],
  { size, writeError }: Pick<Terminal, "size" | "writeError">,
): CheckProgress {
  const all = plans.reduce((sum, { cases }) => sum + cases, 0);
  const left = new Map(plans.map((plan) => [plan, plan.cases]));
  let checked = 0;
  return {
    add(plan, cases) {
      checked += cases;
      left.set(plan, left.get(plan)! - cases);
      const ended = [...left.values()].filter((n) => n === 0).length;
      const statements = `${ended} of ${plans.length} statements`;
      if (size) {
        writeError(`${CLEAR}${statements}, ${checked} of ${all} cases`);
      } else if (left.get(plan) === 0) {
        writeError(`${statements}: ${plan.statement.id}\n`);
      }
    },
    close() {
      if (size) writeError(CLEAR);
    },
  };
}
