/**
 * Which folder may import which: the rooms, and the floors of `bench`.
 *
 * @module
 */

/** What an import brings in: code, or types that are gone when it runs. */
type ImportKind = "values" | "types";

/** An import, or a path in a string, from one file to another; paths are below the root. */
export interface Edge {
  /** The file that names the other. */
  readonly from: string;
  /** What is named. */
  readonly to: string;
  /** What is brought in. */
  readonly kind: ImportKind;
}

/** What each room may import of the others; where it says "types", types alone. */
export const rooms: Readonly<
  Record<string, Readonly<Record<string, ImportKind>>>
> = {
  numerics: {},
  envs: { numerics: "values" },
  networks: { numerics: "values" },
  algorithms: { envs: "types", networks: "values", numerics: "values" },
  theory: {
    algorithms: "values",
    envs: "values",
    networks: "values",
    numerics: "values",
  },
  bench: {
    algorithms: "values",
    envs: "values",
    networks: "values",
    numerics: "values",
    theory: "values",
  },
};

/** The rooms whose numbers are the same on every machine. */
export const exactRooms: readonly string[] = [
  "numerics",
  "envs",
  "networks",
  "algorithms",
  "theory",
];

/** The floors of folders with floors: a folder imports from lower floors only. */
export const floors: Readonly<Record<string, readonly (readonly string[])[]>> =
  {
    bench: [
      ["text", "statistics"],
      ["files"],
      ["suites", "terminal"],
      ["results"],
      ["comparison", "onnx"],
      ["tables", "figures", "runs"],
      ["site", "pool"],
      ["report", "progress"],
      ["commands"],
    ],
    theory: [
      ["mdp"],
      ["improvement", "estimators"],
      ["checking"],
      ["statements"],
    ],
  };

/**
 * Says what is wrong with an import.
 *
 * @param edge The import.
 * @returns The reason in one line, or null where nothing is wrong.
 */
export function layeringViolation({ from, to, kind }: Edge): string | null {
  const [importer, imported] = [from, to].map((path) => path.split("/")[0]);
  if (!(importer in rooms)) return null;
  if (importer === imported) return floorViolation(importer, from, to);
  // Linked packages stand for published ones; results and documents are data.
  if (imported === "packages" || !(imported in rooms) && !isCode(to)) {
    return null;
  }
  const allowed = rooms[importer][imported];
  if (allowed === "values" || allowed === kind) return null;
  const hint = allowed === "types" ? " other than by `import type`" : "";
  return `${from} imports ${to}${hint}`;
}

function floorViolation(room: string, from: string, to: string) {
  if (!(room in floors)) return null;
  const [importer, imported] = [from, to].map((path) => folderIn(path));
  // The face of the room may show anything of it.
  if (importer === null || importer === imported) return null;
  const [above, below] = [importer, imported].map((folder) =>
    floors[room].findIndex((floor) => folder !== null && floor.includes(folder))
  );
  if (above < 0) return `${from} stands on no floor of ${room}`;
  if (below >= 0 && below < above) return null;
  return `${from} imports ${to}, which is on no lower floor`;
}

/** The folder inside its room that a file stands in, or null for the room's own face. */
function folderIn(path: string): string | null {
  const parts = path.split("/");
  return parts.length > 2 ? parts[1] : null;
}

function isCode(path: string): boolean {
  return path.endsWith(".ts");
}
