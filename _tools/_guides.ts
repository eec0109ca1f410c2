/**
 * The guides (README and docs), their blocks of code, and how their command lines
 * are run so that nothing of the repository changes.
 *
 * @module
 */
import { type CodeBlock, codeBlocks } from "./markdown.ts";
import { ownFiles, readOwn, root } from "./own_files.ts";

/** Paths of the guides. */
export const guides: readonly string[] = ownFiles(".md")
  .filter((path) => /^(docs\/)?\w+\.md$/.test(path));

/** Guides whose blocks have a test of their own, which does what they say. */
const ownTests: Readonly<Record<string, string>> = {
  "docs/extending.md": "_tools/extending_test.ts",
};

/** All other blocks of the guides. */
export const blocks: readonly CodeBlock[] = guides
  .filter((path) => !Object.hasOwn(ownTests, path))
  .flatMap((path) => codeBlocks(path, readOwn(path)));

/**
 * Makes a folder for what blocks and command lines write, and puts the files
 * into it that the guides have people write.
 *
 * @returns Its path; it is removed when the tests of the file are over.
 */
export function createSandbox(): string {
  const sandbox = Deno.makeTempDirSync({ prefix: "guides-" });
  addEventListener(
    "unload",
    () => Deno.removeSync(sandbox, { recursive: true }),
  );
  for (const { file, language, code } of blocks) {
    if (language !== "json" && language !== "csv") continue;
    Deno.writeTextFileSync(`${sandbox}/${file}`, code);
  }
  return sandbox;
}

/** How a process ended. */
interface Outcome {
  /** Its exit code. */
  readonly code: number;
  /** All that it printed. */
  readonly output: string;
}

/**
 * Runs a line in the shell that Deno has built in.
 *
 * @param line The command line.
 * @param folder Where it runs.
 * @returns How it ended.
 */
export async function runLine(
  line: string,
  folder: string | URL = root,
): Promise<Outcome> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "--eval", line],
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const output = [stdout, stderr]
    .map((bytes) => new TextDecoder().decode(bytes)).join("");
  return { code, output };
}

/**
 * Copies a folder's files.
 *
 * @param from The folder.
 * @param to Where they are to be.
 */
export function copyFolder(from: string, to: string): void {
  Deno.mkdirSync(to, { recursive: true });
  for (const { name, isDirectory } of Deno.readDirSync(from)) {
    if (isDirectory) copyFolder(`${from}/${name}`, `${to}/${name}`);
    else Deno.copyFileSync(`${from}/${name}`, `${to}/${name}`);
  }
}
