/**
 * Files that are built from sources, and committed beside them.
 *
 * @module
 */
import { readBounded } from "./read_bounded.ts";
import { sameBytes } from "./same_bytes.ts";
import type { OutputFile } from "./write_files.ts";

/** What becomes of built files. */
interface PublishBuiltOptions {
  /** The folder that their paths are below, with a slash at its end. */
  readonly root: string;
  /** Whether they are only compared with what is committed. */
  readonly check: boolean;
  /** The task that builds them. */
  readonly task: string;
}

/**
 * Writes built files, or says which of them differ from what is committed.
 *
 * @param files The files.
 * @param options What becomes of them.
 * @returns The exit code: 1 where a compared file differs.
 */
export function publishBuilt(
  files: readonly OutputFile[],
  { root, check, task }: PublishBuiltOptions,
): number {
  let code = 0;
  for (const { path, content } of files) {
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    if (!check) {
      Deno.writeFileSync(root + path, bytes);
      console.log(`Built ${path}, ${bytes.length} bytes`);
    } else if (
      !sameBytes(bytes, readBounded(root + path, Infinity) ?? undefined)
    ) {
      code = 1;
      console.error(
        `${path} differs from its sources: run 'deno task ${task}'`,
      );
    }
  }
  return code;
}
