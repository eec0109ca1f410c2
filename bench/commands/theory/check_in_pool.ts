/**
 * A pool of workers that check statements, some cases at a time.
 *
 * @module
 */
import type { Statement } from "../../../theory/mod.ts";
import { openWorkQueue } from "../../pool/work_queue.ts";
import type { CheckAnswer, CheckProtocol, CheckTask } from "./serve_checks.ts";

/** A statement and how many of its cases are to be checked. */
export interface CheckPlan {
  /** The statement. */
  readonly statement: Statement;
  /** How many cases, at least 1. */
  readonly cases: number;
}

/** What the pool is made of, and who is told what happens. */
interface CheckPoolOptions {
  /** Seed of all cases. */
  readonly seed: number;
  /** How many workers check at once. */
  readonly workers: number;
  /** Module that calls `serveChecks` with the same statements. */
  readonly workerUrl: URL;
  /** So many more cases of a plan were checked. */
  readonly onCases?: (plan: CheckPlan, cases: number) => void;
}

/** Into how many tasks a plan is cut: few enough to send, enough to share. */
const TASKS = 32;

/** A task, and where its answer belongs. */
interface Piece {
  readonly task: CheckTask;
  readonly plan: CheckPlan;
  /** Answers of the plan, by the task's number. */
  readonly answers: CheckAnswer[];
  readonly index: number;
}

/**
 * Checks statements in workers. What comes back doesn't depend on how many
 * workers there are, nor on which of them is faster.
 *
 * @param plans The statements; no two have the same id.
 * @param options The pool.
 * @returns For each plan what its cases gave, in their order, or the error of
 * the first case that failed, in one line.
 * @throws {Error} In one line, if a worker breaks down.
 */
export async function checkInPool(
  plans: readonly CheckPlan[],
  options: CheckPoolOptions,
): Promise<CheckAnswer[]> {
  const answers = plans.map((): CheckAnswer[] => []);
  const pieces = plans.flatMap((plan, i) =>
    tasksOf(plan, options.seed).map((task, index): Piece => ({
      task,
      plan,
      answers: answers[i],
      index,
    }))
  );
  using queue = openWorkQueue<CheckProtocol>(
    options.workerUrl,
    options.workers,
  );
  await queue.work(pieces, {
    begin: ({ task }) => task,
    onAnswer({ task, plan, answers, index }, answer) {
      answers[index] = answer;
      options.onCases?.(plan, task.to - task.from);
    },
    onError({ task }, line) {
      throw new Error(`A worker broke down at ${task.statement}: ${line}`);
    },
  });
  return answers.map(merge);
}

function tasksOf({ statement, cases }: CheckPlan, seed: number): CheckTask[] {
  const size = Math.ceil(cases / TASKS);
  return Array.from({ length: Math.ceil(cases / size) }, (_, i) => ({
    statement: statement.id,
    seed,
    from: i * size,
    to: Math.min((i + 1) * size, cases),
  }));
}

function merge(answers: readonly CheckAnswer[]): CheckAnswer {
  const failed = answers.find((answer) => "error" in answer);
  if (failed) return failed;
  return {
    cases: answers.flatMap((answer) => "cases" in answer ? answer.cases : []),
  };
}
