/**
 * What an exported policy says of itself, as `metadata_props` of its file.
 *
 * @module
 */

/** Where a policy comes from. */
export interface PolicyMetadata {
  /** Id of the environment that it was trained in, such as `CartPole-v1`. */
  readonly environment: string;
  /** Name of the algorithm that trained it. */
  readonly algorithm: string;
  /** Number of the seed. */
  readonly seed: number;
  /** SHA-256 of the run's record, hexadecimal. */
  readonly record: string;
  /** How far it was trained; without it, to the end. */
  readonly stage?: PolicyStage;
}

/** A moment before the end of a run's training. */
export interface PolicyStage {
  /** Its name, such as `halfway`. */
  readonly name: string;
  /** Environment steps of training before it. */
  readonly steps: number;
}

/** Revision of the file's names and meanings; files of another are refused. */
const POLICY_FORMAT = 1;

const HEXADECIMAL_SHA256 = /^[0-9a-f]{64}$/;

/**
 * Lists the entries that a file carries besides its digest.
 *
 * @param metadata Where the policy comes from.
 * @param usage How to use the file, in a sentence or two.
 * @returns Keys and values, in the file's order.
 * @throws {RangeError} If a name is empty, the seed or a stage's steps are not a
 * whole number, or the record is no SHA-256.
 */
export function metadataEntries(
  metadata: PolicyMetadata,
  usage: string,
): [key: string, value: string][] {
  const problem = problemOf(metadata);
  if (problem) throw new RangeError(`Cannot export policy as ${problem}`);
  return [
    ["format", String(POLICY_FORMAT)],
    ["environment", metadata.environment],
    ["algorithm", metadata.algorithm],
    ["seed", String(metadata.seed)],
    ["record", metadata.record],
    ...stageEntries(metadata.stage),
    ["license", "MIT"],
    ["usage", usage],
  ];
}

/**
 * Reads back what {@linkcode metadataEntries} listed.
 *
 * @param entries Keys and values of a file.
 * @returns Where the policy comes from.
 * @throws {SyntaxError} If an entry is missing or impossible, or the format is
 * another one.
 */
export function readMetadata(
  entries: ReadonlyMap<string, string>,
): PolicyMetadata {
  const read = (key: string): string => {
    const value = entries.get(key);
    if (value !== undefined) return value;
    throw new SyntaxError(
      `Cannot read policy as its metadata has no '${key}': it is no policy of this project`,
    );
  };
  const format = read("format");
  if (format !== String(POLICY_FORMAT)) {
    throw new SyntaxError(
      `Cannot read policy as its format must be ${POLICY_FORMAT}: current value is ${
        JSON.stringify(format.slice(0, 80))
      }`,
    );
  }
  const metadata = {
    environment: read("environment"),
    algorithm: read("algorithm"),
    seed: Number(read("seed")),
    record: read("record"),
    ...entries.has("stage") &&
      { stage: { name: read("stage"), steps: Number(read("steps")) } },
  };
  const problem = problemOf(metadata);
  if (problem) throw new SyntaxError(`Cannot read policy as ${problem}`);
  return metadata;
}

function stageEntries(stage?: PolicyStage): [key: string, value: string][] {
  if (!stage) return [];
  return [["stage", stage.name], ["steps", String(stage.steps)]];
}

function problemOf(metadata: PolicyMetadata): string | null {
  const { environment, algorithm, seed, record, stage } = metadata;
  if (environment === "") return "'environment' must not be empty";
  if (algorithm === "") return "'algorithm' must not be empty";
  if (stage?.name === "") return "'stage' must not be empty";
  for (const [name, value] of Object.entries({ seed, steps: stage?.steps })) {
    if (value === undefined || isWholeNumber(value)) continue;
    return `'${name}' must be a whole number: current value is ${value}`;
  }
  if (!HEXADECIMAL_SHA256.test(record)) {
    return `'record' must be a SHA-256 in hexadecimal: current value is ${
      JSON.stringify(record.slice(0, 80))
    }`;
  }
  return null;
}

function isWholeNumber(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
