/**
 * Plays exported policies.
 *
 * @module
 */
import type { Action, Environment } from "../../envs/environment.ts";
import type { ParsedPolicyFile } from "../../networks/onnx/mod.ts";
import type { Random } from "../../numerics/mod.ts";
import { checkSpaces } from "./check_spaces.ts";
import { episodeRandom } from "./episode_random.ts";
import { openSession, type PolicySession } from "./session.ts";

/** Which episodes are played, and where. */
interface PlayOptions {
  /** How many episodes, ≥ 1. */
  readonly episodes: number;
  /** Seed of the episodes' random streams, a whole number. */
  readonly seed: number;
  /** Makes the environment that the file names. */
  readonly makeEnvironment: (id: string) => Promise<Environment>;
}

/** What was played. */
export interface PlayedPolicy {
  /** What the file says of itself. */
  readonly file: ParsedPolicyFile;
  /** Undiscounted return of each episode. */
  readonly returns: readonly number[];
}

/**
 * Plays an exported policy in its environment under onnxruntime. Episode i has
 * a random stream of its own, so that more episodes change no earlier one.
 *
 * @param bytes The file.
 * @param options Which episodes are played, and where.
 * @returns The returns of the episodes.
 * @throws {RangeError} If there is nothing to play, no such environment, or the
 * file is too large.
 * @throws {SyntaxError} In one line, if the file is no policy of this project,
 * or none for its environment.
 */
export async function playPolicy(
  bytes: Uint8Array,
  options: PlayOptions,
): Promise<PlayedPolicy> {
  const { episodes, seed, makeEnvironment } = options;
  checkInteger("episodes", episodes, 1);
  checkInteger("seed", seed, 0);
  const session = await openSession(bytes);
  try {
    const { file } = session;
    using environment = await makeEnvironment(file.metadata.environment);
    checkSpaces(file, environment);
    const returns: number[] = [];
    for (let episode = 0; episode < episodes; episode++) {
      const random = episodeRandom(seed, episode);
      returns.push(await playEpisode(session, environment, random));
    }
    return { file, returns };
  } finally {
    await session.close();
  }
}

async function playEpisode(
  session: PolicySession,
  environment: Environment,
  random: Random,
): Promise<number> {
  const observation = new Float32Array(session.file.observationSize);
  const discrete = session.file.action.kind === "discrete";
  let total = 0;
  for (environment.reset(random);;) {
    environment.observe(observation, 0);
    const { actions } = await session.run(observation, 1);
    const action: Action = discrete ? actions[0] : actions;
    const step = environment.step(action, random);
    total += step.reward;
    if (step.terminated || step.truncated) return total;
  }
}

function checkInteger(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(
    `Cannot play policy as '${name}' must be an integer >= ${least}: current value is ${value}`,
  );
}
