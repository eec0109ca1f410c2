/**
 * The project's own sources.
 *
 * @module
 */

/** The repository's root. */
export const root: URL = new URL("../", import.meta.url);

/**
 * Lists a folder's TypeScript but for AssemblyScript and what is generated.
 *
 * @param folder Its path below the root.
 * @returns Paths below the root, in order; those of tests among them.
 */
export function sourceFiles(folder: string): string[] {
  return [...Deno.readDirSync(new URL(`${folder}/`, root))]
    .flatMap(({ name, isDirectory }) => {
      const path = `${folder}/${name}`;
      if (isDirectory) return name === "generated" ? [] : sourceFiles(path);
      return name.endsWith(".ts") && !name.endsWith(".as.ts") ? [path] : [];
    })
    .sort();
}

/**
 * Tells tests from what is tested.
 *
 * @param path A file's path.
 * @returns Whether it holds tests.
 */
export function isTest(path: string): boolean {
  return path.endsWith("_test.ts");
}
