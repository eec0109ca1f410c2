/**
 * Stages: policies from before the end of training, kept beside the final one
 * so that one can watch how it learned.
 *
 * @module
 */
import { evaluateFinal, evaluationFault } from "./final_evaluation.ts";
import { exportChecked } from "../onnx/checked_export.ts";
import type { checkParity } from "../onnx/parity.ts";
import { PUBLISHED_SEED } from "../results/result_files.ts";
import type { RunRecord } from "../results/run_record.ts";
import type { StageName } from "../results/run_result.ts";
import type { TrainingMoment } from "./training.ts";

/** The policy of a stage, exported. */
export interface KeptStage {
  /** Which stage. */
  readonly name: StageName;
  /** Environment steps of training before it. */
  readonly steps: number;
  /** Its ONNX file. */
  readonly onnx: Uint8Array<ArrayBuffer>;
}

/** Which stages an interrupted run has kept, and what checks their files. */
interface StageKeeperOptions {
  /** Where the run goes on from; null: from its beginning. */
  readonly from: {
    readonly steps: number;
    readonly stages: readonly KeptStage[];
  } | null;
  /** Compares an ONNX file with its policy. */
  readonly checkExport: typeof checkParity;
  /** Does what is no training, so that it does not count as its time. */
  readonly leaveOut: (work: () => Promise<void>) => Promise<void>;
}

/** Keeps the stages of one run. */
interface StageKeeper {
  /** Those that were kept so far, in the order of their steps. */
  readonly kept: readonly KeptStage[];
  /** Looks at the policy, and keeps it where it is the first of a stage. */
  visit(moment: TrainingMoment): Promise<void>;
}

/**
 * Tells whether a run keeps stages: those of seed 1 do, one of each cell.
 *
 * @param record The run.
 * @returns Whether it does, a function of the record alone.
 */
export function keepsStages({ seed }: Pick<RunRecord, "seed">): boolean {
  return seed === PUBLISHED_SEED;
}

/**
 * Makes what keeps the stages of a run: `untrained` is the policy before the
 * first iteration, `halfway` the one after the first iteration that reaches
 * half of the record's steps. It draws from the run's evaluation streams alone,
 * which training doesn't use. A policy that is not finite, or gives what isn't,
 * can't be exported and is left out.
 *
 * @param record The run.
 * @param options Which stages it has kept already, and what checks their files.
 * @returns The keeper.
 */
export function createStageKeeper(
  record: RunRecord,
  { from, checkExport, leaveOut }: StageKeeperOptions,
): StageKeeper {
  const stages = keepsStages(record) ? firstSteps(record) : [];
  const kept = [...from?.stages ?? []];
  let seen = from?.steps ?? -1;
  return {
    kept,
    async visit(moment) {
      const { steps } = moment;
      const due = stages.filter(([, first]) => seen < first && first <= steps);
      seen = steps;
      for (const [name] of due) {
        await leaveOut(async () => {
          const onnx = await exportStage(moment, { name, record, checkExport });
          if (onnx) kept.push({ name, steps, onnx });
        });
      }
    },
  };
}

/** Steps that a policy of each stage has been trained for at least. */
function firstSteps({ steps }: RunRecord): [StageName, number][] {
  return [["untrained", 0], ["halfway", steps / 2]];
}

/** What a stage's file is checked on: episodes of its own, fewer than the final policy's. */
const check = { episodes: 10, observations: 1000 };

async function exportStage(
  { steps, acting, engine }: TrainingMoment,
  { name, record, checkExport }: {
    readonly name: StageName;
    readonly record: RunRecord;
    readonly checkExport: typeof checkParity;
  },
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const evaluated = await evaluateFinal(acting, engine, record, check);
    if (evaluationFault(evaluated)) return null;
    const { observations } = evaluated;
    const stage = { name, steps };
    const options = { record, stage, observations, checkExport };
    return (await exportChecked(acting, engine, options)).onnx;
  } catch (error) {
    // An environment refuses an action that is none, an export such a number.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
