import { assertEquals } from "@std/assert";
import { digestBytes } from "../../files/digest.ts";
import { describeMachine, describeVersions } from "../../runs/machine.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { divergedResult, sampleResult } from "../../tables/_sample_result.ts";
import { resultPaths } from "../../results/result_files.ts";
import type { RunResult } from "../../results/run_result.ts";
import type { RunTiming } from "../../results/run_timing.ts";
import type { KeptStage } from "../../runs/stages.ts";
import { compareRun } from "./compare_run.ts";

const policy = Uint8Array.of(1, 2, 3);
const halfway: KeptStage = {
  name: "halfway",
  steps: 1024,
  onnx: Uint8Array.of(4, 5),
};

const timing: RunTiming = {
  format: 1,
  trainingSeconds: 1,
  wallSeconds: 1,
  stepsPerSecond: 2000,
  shares: null,
  onnxDifference: 0,
  machine: describeMachine(),
  versions: describeVersions(),
};

/** The sample, with the digest of `policy`. */
function result(fields: Partial<RunResult> = {}): RunResult {
  const { digests } = sampleResult();
  const own = { ...digests, onnx: digestBytes(policy) };
  return sampleResult({ digests: own, ...fields });
}

/** What is published. */
interface Files {
  readonly json: string;
  readonly onnx?: Uint8Array;
  readonly halfway?: Uint8Array;
  readonly timing?: RunTiming;
}

/** Compares with what is published in a folder of its own. */
function compare(files: Files, trained: RunResult) {
  const out = Deno.makeTempDirSync();
  const paths = resultPaths(out, trained);
  Deno.mkdirSync(`${out}/tiny/CartPole-v1/ppo`, { recursive: true });
  Deno.writeTextFileSync(paths.json, files.json);
  if (files.onnx) Deno.writeFileSync(paths.onnx, files.onnx);
  if (files.halfway) Deno.writeFileSync(paths.stages.halfway, files.halfway);
  if (files.timing) {
    Deno.writeTextFileSync(paths.timing, prettyJson(files.timing));
  }
  try {
    const onnx = trained.final ? policy.slice() : null;
    const { problem, ...rest } = compareRun(out, {
      result: trained,
      onnx,
      stages: onnx ? [halfway] : [],
      timing,
    });
    const file = problem?.file.slice(paths.json.lastIndexOf("/") + 1);
    return { ...rest, problem: problem && { ...problem, file } };
  } finally {
    Deno.removeSync(out, { recursive: true });
  }
}

Deno.test("compareRun() compares the policies that lie there, else their digests", () => {
  const json = prettyJson(result());
  const same = { problem: null, unpromised: false };
  const both = { onnx: policy, halfway: halfway.onnx };
  assertEquals(compare({ json, ...both }, result()), {
    ...same,
    policies: { bytes: 2, digest: 0 },
  });
  assertEquals(compare({ json, onnx: policy }, result()), {
    ...same,
    policies: { bytes: 1, digest: 1 },
  });
  assertEquals(compare({ json }, result()), {
    ...same,
    policies: { bytes: 0, digest: 2 },
  });
  const diverged = divergedResult();
  assertEquals(compare({ json: prettyJson(diverged) }, diverged), {
    ...same,
    policies: { bytes: 0, digest: 0 },
  });
});

Deno.test("compareRun() shows the first byte in which a policy differs", () => {
  const files = { json: prettyJson(result()), onnx: Uint8Array.of(1, 2, 7) };
  assertEquals(compare(files, result()), {
    unpromised: false,
    policies: { bytes: 0, digest: 0 },
    problem: {
      file: "seed-1.onnx",
      difference: { field: "byte 2", published: "0x07", trained: "0x03" },
      explanation: [
        "The result beside it is the same: this file was damaged or edited, or is another run's",
      ],
    },
  });
});

Deno.test("compareRun() shows the first byte in which a stage's policy differs", () => {
  const json = prettyJson(result());
  const files = { json, onnx: policy, halfway: Uint8Array.of(4, 5, 6) };
  const { problem, policies } = compare(files, result());
  assertEquals(policies, { bytes: 0, digest: 0 });
  assertEquals([problem?.file, problem?.difference], [
    "seed-1.halfway.onnx",
    { field: "size", published: "3 bytes", trained: "2 bytes" },
  ]);
});

Deno.test("compareRun() finds a policy where the run diverged", () => {
  const diverged = divergedResult();
  const files = { json: prettyJson(diverged), onnx: policy };
  assertEquals(compare(files, diverged).problem?.difference, {
    field: "the file",
    published: "a policy",
    trained: "nothing",
  });
});

Deno.test("compareRun() looks at digests last, and tells by the parameters' what happened", () => {
  const edited = result({ trainedSteps: 2001 });
  const first = compare({ json: prettyJson(edited) }, result());
  assertEquals(first.problem, {
    file: "seed-1.json",
    difference: {
      field: "trainedSteps",
      published: "2001",
      trained: "2000",
    },
    explanation: [
      "Training gave the published parameters: the file was edited, or what is told of a run changed and 'revision' was not raised",
    ],
  });

  const digests = { ...result().digests, parameters: "3".repeat(64) };
  const other = compare({ json: prettyJson(result({ digests })) }, result());
  assertEquals(other.problem?.difference, {
    field: "digests.parameters",
    published: `"${"3".repeat(64)}"`,
    trained: `"${"1".repeat(64)}"`,
  });
  assertEquals(
    other.problem?.explanation[0].startsWith("Training gave other parameters"),
    true,
  );
});

Deno.test("compareRun() sees what a digest doesn't: white space and the order of fields", () => {
  const json = prettyJson(result());
  const { problem } = compare(
    { json: json.replace('  "seed"', '   "seed"') },
    result(),
  );
  assertEquals(problem?.difference, {
    field: "line 8",
    published: '"   \\"seed\\": 1,"',
    trained: '"  \\"seed\\": 1,"',
  });
  const { format, ...others } = result();
  const moved = compare({ json: prettyJson({ ...others, format }) }, result());
  assertEquals(moved.problem?.difference?.field, "line 2");
});

Deno.test("compareRun() names the versions where others published the run", () => {
  const versions = { ...timing.versions, deno: "2.0.0" };
  const json = prettyJson(result({ trainedSteps: 7 }));
  const lines = (published: RunTiming) =>
    compare({ json, timing: published }, result()).problem?.explanation ?? [];
  const [, line] = lines({ ...timing, versions });
  assertEquals(line.startsWith("Published under Deno 2.0.0, V8 "), true, line);
  assertEquals(lines(timing).length, 1);
});

Deno.test("compareRun() says that tfjs makes no promise", () => {
  const engine = "tfjs";
  const json = prettyJson(result({ engine, trainedSteps: 7 }));
  const { problem, unpromised } = compare({ json }, result({ engine }));
  assertEquals(unpromised, true);
  assertEquals(problem?.difference?.field, "trainedSteps");
  assertEquals(problem?.explanation, [
    "The engine tfjs makes no promise of equal bytes",
  ]);
});
