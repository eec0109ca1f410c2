/**
 * What the pool of checks and its workers say to each other.
 *
 * @module
 */
import {
  type CaseRange,
  checkCases,
  type Statement,
} from "../../../theory/mod.ts";
import { serveTasks } from "../../pool/work_queue.ts";
import { firstLine } from "../../text/first_line.ts";

/** What the pool and its workers say to each other. */
export interface CheckProtocol {
  /** Cases to check. */
  readonly task: CheckTask;
  /** Nothing is said before their end. */
  readonly progress: never;
  /** What came of them. */
  readonly answer: CheckAnswer;
}

/** Cases of one statement that a worker is to check. */
export interface CheckTask extends CaseRange {
  /** The statement's id. */
  readonly statement: string;
}

/** What came of a task: what its cases gave, or why one failed, in one line. */
export type CheckAnswer =
  | { readonly cases: readonly unknown[] }
  | { readonly error: string };

/**
 * Makes this worker check the cases that it is sent, one task at a time.
 *
 * @param statements The statements that there are.
 */
export function serveChecks(statements: readonly Statement[]): void {
  serveTasks<CheckProtocol>((task) => answer(task, statements));
}

function answer(
  task: CheckTask,
  statements: readonly Statement[],
): CheckAnswer {
  const statement = statements.find(({ id }) => id === task.statement);
  if (!statement) return { error: `There is no statement ${task.statement}` };
  try {
    return { cases: checkCases(statement, task) };
  } catch (error) {
    return { error: firstLine(error) };
  }
}
