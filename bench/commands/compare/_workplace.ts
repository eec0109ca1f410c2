import { assertEquals, assertRejects } from "@std/assert";
import type { Comparison } from "../../comparison/mod.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import type { RunResult } from "../../results/run_result.ts";
import { UsageError } from "../../files/usage_error.ts";
import { readCompareArguments } from "./compare_arguments.ts";
import { compare } from "./compare.ts";

/** A temporary folder to compare in; paths are below it. */
interface Workplace extends Disposable {
  /** Path of the folder. */
  readonly root: string;
  /** Writes a file. */
  put(path: string, text: string): void;
  /** Writes results below a folder, each in its place. */
  file(out: string, ...results: readonly RunResult[]): void;
  /** Compares; arguments that begin with `/` are paths in the folder. */
  compare(...args: readonly string[]): Promise<string>;
  /** Compares with `--out`, and reads what was written. */
  written(...args: readonly string[]): Promise<Comparison>;
  /** What a comparison is refused with, the folder's path left out. */
  refusal(...args: readonly string[]): Promise<string>;
  /** Names of what lies in a folder, sorted. */
  names(path: string): string[];
}

/** Makes a workplace. */
export function makeWorkplace(): Workplace {
  const root = Deno.makeTempDirSync();
  const put = (path: string, text: string) => {
    const at = root + path;
    Deno.mkdirSync(at.slice(0, at.lastIndexOf("/")), { recursive: true });
    Deno.writeTextFileSync(at, text);
  };
  const names = (path: string) =>
    [...Deno.readDirSync(root + path)].map(({ name }) => name).sort();
  const compareHere = async (...args: readonly string[]) => {
    const text = await compare(
      readCompareArguments(
        args.map((arg) => arg.startsWith("/") ? root + arg : arg),
      ),
    );
    return text.replaceAll(root, "");
  };
  return {
    root,
    put,
    names,
    file(out, ...results) {
      for (const result of results) {
        const { suite, environment, row, seed } = result;
        put(
          `${out}/${suite}/${environment}/${row}/seed-${seed}.json`,
          prettyJson(result),
        );
      }
    },
    compare: compareHere,
    async written(...args) {
      await compareHere(...args, "--out", "/written");
      const [name] = names("/written");
      const path = `${root}/written/${name}/comparison.json`;
      const comparison = JSON.parse(Deno.readTextFileSync(path));
      Deno.removeSync(`${root}/written`, { recursive: true });
      return comparison;
    },
    async refusal(...args) {
      const { message } = await assertRejects(
        () => compareHere(...args),
        UsageError,
      );
      assertEquals(message.includes("\n"), false, message);
      return message.replaceAll(root, "");
    },
    [Symbol.dispose]: () => Deno.removeSync(root, { recursive: true }),
  };
}
