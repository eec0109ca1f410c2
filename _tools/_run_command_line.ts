/**
 * Command lines of the documents, run so that nothing of the repository
 * changes.
 *
 * @module
 */
import { root } from "./source_files.ts";

/** How a process ended. */
export interface Outcome {
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
