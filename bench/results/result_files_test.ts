import { assertEquals, assertThrows } from "@std/assert";
import { prettyJson } from "../files/pretty_json.ts";
import { divergedResult, sampleResult } from "../tables/_sample_result.ts";
import { readResult, ResultFileError, resultPaths } from "./result_files.ts";
import { runResultJsonSchema } from "./run_result_schema.ts";

function readText(text: string) {
  const path = Deno.makeTempFileSync();
  try {
    Deno.writeTextFileSync(path, text);
    return readResult(path);
  } finally {
    Deno.removeSync(path);
  }
}

function refusal(text: string): [reason: string, message: string] {
  const { reason, message } = assertThrows(
    () => readText(text),
    ResultFileError,
  );
  assertEquals(message.includes("\n"), false, message);
  return [reason, message.replace(/^Cannot read \S+ /, "")];
}

Deno.test("readResult() gives back what was written, with fields of a later version", () => {
  const more = { note: "more may stand beside", trainedSteps: 2001 };
  const result = sampleResult(more);
  assertEquals(readText(prettyJson(result)), result);
  assertEquals(readText(prettyJson(divergedResult())), divergedResult());
});

Deno.test("readResult() tells damaged, foreign and other files apart in one line", () => {
  const text = prettyJson(sampleResult());
  assertEquals(refusal(text.slice(0, -20)), [
    "damaged",
    "as it must be JSON: it is truncated or damaged",
  ]);
  assertEquals(
    refusal(text.replace('"mean": 500', '"mean": 501'))[0],
    "damaged",
  );
  assertEquals(refusal(text.replace('"seed": 1', '"seed": "x"')), [
    "foreign",
    "as it must be a result of this benchmark: 'seed': Invalid input: expected number, received string",
  ]);
  assertEquals(refusal("[1, 2]")[0], "foreign");
  assertEquals(refusal("null")[0], "foreign");
  assertEquals(refusal(text.replace('"format": 1', '"format": 2')), [
    "other-format",
    "as its format must be 1: current value is 2",
  ]);
});

Deno.test("resultPaths() go by suite, environment, row and seed", () => {
  assertEquals(
    resultPaths("out", sampleResult({ row: "ppo-long", seed: 12 })),
    {
      json: "out/tiny/CartPole-v1/ppo-long/seed-12.json",
      onnx: "out/tiny/CartPole-v1/ppo-long/seed-12.onnx",
      stages: {
        untrained: "out/tiny/CartPole-v1/ppo-long/seed-12.untrained.onnx",
        halfway: "out/tiny/CartPole-v1/ppo-long/seed-12.halfway.onnx",
      },
      timing: "out/tiny/CartPole-v1/ppo-long/seed-12.timing.json",
      checkpoint: "out/tiny/CartPole-v1/ppo-long/seed-12.checkpoint",
    },
  );
});

Deno.test("result.schema.json is the schema that readResult() checks by", () => {
  const path = new URL("./result.schema.json", import.meta.url);
  assertEquals(
    JSON.parse(Deno.readTextFileSync(path)),
    JSON.parse(JSON.stringify(runResultJsonSchema())),
  );
});
