/**
 * Licenses of the packages that the page's scripts hold.
 *
 * @module
 */

/**
 * Gathers the license texts of bundled packages.
 *
 * @param files Paths of all bundled files; those that lie in no package of
 * Deno's cache are our own.
 * @returns One text: each license once, below the packages that it is of.
 * @throws {Error} Where a package has no license file and declares none.
 */
export function licensesOf(files: readonly string[]): string {
  const folders = new Set(
    files.flatMap((file) => packageFolder.exec(file)?.[0] ?? []),
  );
  const byText = Map.groupBy([...folders].sort(), licenseIn);
  const parts = [...byText].map(([text, folders]) => {
    const names = folders.map((folder) => {
      const [, name, version] = packageFolder.exec(folder)!;
      return `${name} ${version}\n`;
    });
    return `${names.join("")}\n${text}\n`;
  });
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}

/** `…/npm/<registry>/<name>/<version>/`. */
const packageFolder = /^.*?\/npm\/[^/]+\/((?:@[^/]+\/)?[^/]+)\/(\d[^/]*)\//;

function licenseIn(folder: string): string {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  const name = names.find((name) => /^(licen[sc]e|copying)/i.test(name));
  if (name === undefined) return declaredLicense(folder);
  return Deno.readTextFileSync(folder + name).replaceAll("\r\n", "\n").trim();
}

/** What the package says where it has no file. */
function declaredLicense(folder: string): string {
  const text = Deno.readTextFileSync(`${folder}package.json`);
  const { license, author } = JSON.parse(text);
  if (typeof license !== "string") {
    throw new Error(`Cannot bundle ${folder} as it must have a license`);
  }
  const by = typeof author === "string" ? author : author?.name;
  return by === undefined
    ? `License: ${license}`
    : `License: ${license}, by ${by}`;
}
