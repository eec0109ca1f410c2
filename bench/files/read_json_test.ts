import { assertEquals, assertThrows } from "@std/assert";
import { FileContentError } from "./read_bounded.ts";
import { MAX_JSON_BYTES, readJson } from "./read_json.ts";

function readContent(content: string | Uint8Array): unknown {
  const path = Deno.makeTempFileSync();
  try {
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    Deno.writeFileSync(path, bytes);
    return readJson(path);
  } finally {
    Deno.removeSync(path);
  }
}

Deno.test("readJson() gives undefined where there is no file", () => {
  assertEquals(readJson("no such folder/no such file.json"), undefined);
});

Deno.test("readJson() takes what nests 32 deep and refuses what nests deeper", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  assertEquals(JSON.stringify(readContent(nested(32))), nested(32));
  for (const depth of [33, 100_000]) {
    assertRefused(nested(depth), "as it must nest at most 32 deep");
  }
});

Deno.test("readJson() refuses what isn't JSON, or no number, or a prototype", () => {
  const damaged = "as it must be JSON: it is truncated or damaged";
  assertRefused("", damaged);
  assertRefused('{"a": NaN}', damaged);
  assertRefused(Uint8Array.of(0x22, 0xff, 0x22), damaged);
  assertRefused('{"a": [1e400]}', "as its numbers must be finite");
  assertRefused(
    '{"a": {"__proto__": {}}}',
    "as it must not have the key '__proto__'",
  );
});

Deno.test("readJson() refuses a file with a byte too many", () => {
  const number = "1".padEnd(MAX_JSON_BYTES);
  assertEquals(readContent(number), 1);
  assertRefused(
    number + " ",
    "as it must have at most 1048576 bytes: current value is 1048577",
  );
});

function assertRefused(content: string | Uint8Array, rule: string): void {
  const { message } = assertThrows(
    () => readContent(content),
    FileContentError,
  );
  assertEquals(message.replace(/^Cannot read \S+ /, ""), rule);
}
