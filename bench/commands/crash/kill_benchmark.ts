/**
 * One benchmark that is killed at some moment.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";
import { sameBytes } from "../../files/same_bytes.ts";
import { movedAside, ofRun, readFiles, temporary } from "./inspect_files.ts";
import type { Files } from "./inspect_files.ts";

/** What a benchmark was doing when it was killed. */
export type Phase =
  | "before its first output"
  | "training"
  | "publishing"
  | "writing the report";

/** How a benchmark ended. */
type Ending =
  | { readonly kind: "killed"; readonly phase: Phase }
  | { readonly kind: "finished" }
  | { readonly kind: "failed"; readonly message: string };

/** A benchmark that can be started again and again. */
interface Benchmark {
  /** Starts it. */
  readonly command: Deno.Command;
  /** The folder of its suite. */
  readonly folder: string;
  /** Milliseconds that it takes where nothing interrupts it. */
  readonly duration: number;
}

/**
 * Starts a benchmark and kills it with SIGKILL: half of the times after a while
 * of up to its whole duration, half of them at one of the first changes of its
 * files, so that writing is hit as well.
 *
 * @param benchmark The benchmark.
 * @param random Draws the moment.
 * @returns How it ended; it may have finished before that moment.
 */
export async function killBenchmark(
  { command, folder, duration }: Benchmark,
  random: Random,
): Promise<Ending> {
  const before = readFiles(folder);
  using moment = random.integer(2) === 0
    ? afterMilliseconds(duration * random.uniform())
    : afterChanges(folder, random);
  await using child = command.spawn();
  const ended = child.output();
  moment.reached.then(() => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
  });
  const { success, signal, stderr } = await ended;
  if (success) return { kind: "finished" };
  const errors = new TextDecoder().decode(stderr);
  if (signal !== "SIGKILL") return { kind: "failed", message: errors.trim() };
  return {
    kind: "killed",
    phase: phaseOf(before, readFiles(folder), errors),
  };
}

interface Moment extends Disposable {
  readonly reached: Promise<void>;
}

function afterMilliseconds(milliseconds: number): Moment {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  return { reached: promise, [Symbol.dispose]: () => clearTimeout(timer) };
}

function afterChanges(folder: string, random: Random): Moment {
  const ofPublished = random.integer(2) === 0;
  const watcher = Deno.watchFs(folder);
  const watch = async (left: number) => {
    for await (const { paths } of watcher) {
      if (ofPublished && !paths.some((path) => published.test(path))) continue;
      if (--left < 0) return;
    }
    await new Promise<never>(() => {});
  };
  return {
    reached: watch(random.integer(ofPublished ? 100 : 40)),
    [Symbol.dispose]: () => watcher.close(),
  };
}

/** Files that stay, of runs and of the report, and the temporary ones of them. */
const published = /\.(json|onnx|md|csv|tex|svg|html|js|css|txt)(\.\d+\.tmp)?$/;

function phaseOf(before: Files, after: Files, errors: string): Phase {
  const changed = [...after]
    .filter(([path, bytes]) => !sameBytes(bytes, before.get(path)))
    .map(([path]) => path)
    .filter((path) => !movedAside.test(path));
  const files = changed.filter((path) => published.test(path));
  if (files.some((path) => !ofRun.test(path))) return "writing the report";
  const isPublishing = files.some((path) =>
    temporary.test(path) || !isPublished(path, after)
  );
  if (isPublishing) return "publishing";
  const hasBegun = changed.some((path) => ofRun.test(path));
  return hasBegun || errors !== "" ? "training" : "before its first output";
}

/** Whether all files of a run lie there, and its checkpoint is gone. */
function isPublished(path: string, files: Files): boolean {
  const stem = path.replace(/\.(timing\.json|json|(\w+\.)?onnx)$/, "");
  return files.has(`${stem}.json`) && !files.has(`${stem}.checkpoint`);
}
