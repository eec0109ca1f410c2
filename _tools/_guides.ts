/**
 * The guides (README and docs), their blocks of code, and a place for what they write.
 *
 * @module
 */
import { type CodeBlock, codeBlocks } from "./code_blocks.ts";
import { ownFiles, readOwn } from "./documents.ts";

/** Paths of the guides. */
export const guides: readonly string[] = ownFiles(".md")
  .filter((path) => /^(docs\/)?\w+\.md$/.test(path));

/** Guides whose blocks have a test of their own, which does what they say. */
export const ownTests: Readonly<Record<string, string>> = {
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
