/**
 * The project's own documents and sources.
 *
 * @module
 */

/** The repository's root. */
export const root: URL = new URL("../", import.meta.url);

/** Copies, and what is generated. */
const foreign = /^(\..*|node_modules|coverage|testdata)$/;

/**
 * Lists the project's own files: no results, no copies, nothing generated.
 *
 * @param extension How their names end.
 * @param folder A folder below the root, with a slash at its end.
 * @returns Paths below the root, in order.
 */
export function ownFiles(extension: string, folder = ""): string[] {
  return [...Deno.readDirSync(new URL(folder, root))]
    .filter(({ name }) => !foreign.test(name) && folder + name !== "results")
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(({ name, isDirectory }) => {
      if (isDirectory) return ownFiles(extension, `${folder}${name}/`);
      const own = name.endsWith(extension) && !name.endsWith("_pb.ts");
      return own ? [folder + name] : [];
    });
}

/**
 * Lists a folder's TypeScript but for AssemblyScript and what is generated.
 *
 * @param folder Its path below the root.
 * @returns Paths below the root, in order; those of tests among them.
 */
export function sourceFiles(folder: string): string[] {
  return ownFiles(".ts", `${folder}/`).filter((path) =>
    !path.endsWith(".as.ts")
  );
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

/**
 * Reads a file of the project.
 *
 * @param path Its path below the root.
 * @returns Its text.
 */
export function readOwn(path: string): string {
  return Deno.readTextFileSync(new URL(path, root));
}
