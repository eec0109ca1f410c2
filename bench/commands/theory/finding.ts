/**
 * What was found of a statement.
 *
 * @module
 */
import type { Conclusion, Statement } from "../../../theory/mod.ts";
import { firstLine } from "../../text/first_line.ts";
import type { CheckPlan } from "./check_in_pool.ts";
import type { CheckAnswer } from "./serve_checks.ts";

/** A statement, and what was found of it. */
export interface Finding
  extends Pick<Statement, "id" | "title" | "source">, Conclusion {
  /** How many cases were checked. */
  readonly cases: number;
  /** Why it could not be checked, in one line; null where it could. */
  readonly error: string | null;
}

/**
 * Draws the conclusion from the answers of the pool. A statement that could
 * not be checked, or whose numbers are not finite, does not hold.
 *
 * @param plan The statement, and how many cases were checked.
 * @param answer What the cases gave.
 * @returns What was found.
 */
export function findingOf(plan: CheckPlan, answer: CheckAnswer): Finding {
  const { id, title, source } = plan.statement;
  const head = { id, title, source, cases: plan.cases };
  const failed = { ...head, holds: false, measurements: [] };
  if ("error" in answer) return { ...failed, error: answer.error };
  try {
    const { holds, measurements } = plan.statement.conclude(answer.cases);
    checkNumbers(measurements);
    return { ...head, holds, measurements, error: null };
  } catch (error) {
    return { ...failed, error: firstLine(error) };
  }
}

function checkNumbers(measurements: Conclusion["measurements"]): void {
  for (const { name, value, interval } of measurements) {
    const wrong = [value ?? 0, ...interval ?? []]
      .find((number) => !Number.isFinite(number));
    if (wrong === undefined) continue;
    throw new RangeError(
      `Cannot conclude as '${name}' must be finite: current value is ${wrong}`,
    );
  }
}
