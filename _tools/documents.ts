/**
 * The project's own documents and sources, as text.
 *
 * @module
 */
import { root } from "./source_files.ts";

/** Copies, results and what is generated. */
const foreign = /^(\..*|node_modules|coverage|results|testdata)$/;

/**
 * Lists the project's own files: no results, no copies, nothing generated.
 *
 * @param extension How their names end.
 * @param folder A folder below the root, with a slash at its end.
 * @returns Paths below the root, in order.
 */
export function ownFiles(extension: string, folder = ""): string[] {
  return [...Deno.readDirSync(new URL(folder, root))]
    .filter(({ name }) => !foreign.test(name))
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(({ name, isDirectory }) => {
      if (isDirectory) return ownFiles(extension, `${folder}${name}/`);
      const own = name.endsWith(extension) && !name.endsWith("_pb.ts");
      return own ? [folder + name] : [];
    });
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

/**
 * Takes code out of Markdown.
 *
 * @param markdown The document.
 * @returns Its prose, tables and headings.
 */
export function proseOf(markdown: string): string {
  return markdown.replaceAll(/^```.*?^```/gms, "");
}

/**
 * Lists the anchors that the headings of a document make.
 *
 * @param markdown The document.
 * @returns Anchors without `#`, in order.
 */
export function anchorsOf(markdown: string): string[] {
  return [...proseOf(markdown).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  );
}
