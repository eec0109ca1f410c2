/**
 * Writes the matrix products of the kernels: AssemblyScript has no arrays of
 * local variables, and a tile of C has to live in registers.
 *
 * @module
 */

/** One product of `products.as.ts`. */
interface Product {
  readonly name: string;
  /** What it computes, for who reads the generated file. */
  readonly equation: string;
  /** Where A[r, k] is: at a + r·aStride + 4k, or at a + k·aStride + 4r. */
  readonly a: "row by row" | "column by column";
  /** What becomes of C₀ + A·B, given the same element of H. */
  readonly finish?: (sum: string, h: string) => string;
}

const PRODUCTS: readonly Product[] = [
  { name: "multiply", equation: "C = C₀ + A·B", a: "row by row" },
  {
    name: "multiplyTransposed",
    equation: "C = C₀ + A·B, the columns of A one after the other",
    a: "column by column",
  },
  {
    name: "multiplyTanhSlope",
    equation: "C = (C₀ + A·B) ∘ (1 − H²)",
    a: "row by row",
    finish: (sum, h) =>
      `f32x4.mul(${sum}, f32x4.sub(f32x4.splat(1), f32x4.mul(${h}, ${h})))`,
  },
  {
    name: "multiplyReluSlope",
    equation: "C = C₀ + A·B where H > 0, 0 elsewhere",
    a: "row by row",
    finish: (sum, h) => `v128.andnot(${sum}, f32x4.le(${h}, f32x4.splat(0)))`,
  },
];

/** How tiles are cut for registers of a width. The sums are the same in all. */
interface Cut {
  /** Heights of the tiles of 16 columns that come before those of 4 rows. */
  readonly tall: readonly number[];
  /**
   * Steps of k in one turn of a loop that reads A row by row: with 4, each row
   * is read by vectors of 4 steps; with 2, by single numbers.
   */
  readonly steps: 2 | 4;
}

/**
 * By default each load costs a check of its bounds: tall tiles with few loads
 * are best, even though their sums spill from 16 registers. Without checks, and
 * with two vectors in a register, what fits into the registers is best.
 */
const CUTS: Readonly<Record<128 | 256, Cut>> = {
  128: { tall: [8], steps: 4 },
  256: { tall: [], steps: 2 },
};

/**
 * Writes the module `products.as.ts`: products cut into tiles of C.
 *
 * Every element of C is summed on its own, over k in ascending order from 0,
 * and C₀ is added last: its bits depend neither on the tile that it falls into
 * nor on how many rows there are.
 *
 * @param registerBits Width of the registers that tiles are cut for.
 * @returns AssemblyScript.
 */
export function productsSource(registerBits: 128 | 256): string {
  const cut = CUTS[registerBits];
  return PRODUCTS.map((product) => productSource(product, cut)).join("\n");
}

/** A product: how C is cut, and its tiles. */
function productSource(product: Product, cut: Cut): string {
  const { name, equation, a, finish } = product;
  const tiles = new Map<string, string>();

  /** Tiles of that size over `tiled` rows, as many as fit side by side. */
  const across = (rows: number, columns: number) => {
    const tile = `${name}${rows}x${columns}`;
    tiles.set(tile, tileSource(product, cut, tile, rows, columns));
    return `
      for (; left >= ${columns}; left -= ${columns}, at += ${4 * columns}) {
        ${tile}(
          a, aStride, b + at, bStride, from + at, fromStride,
          c + at, cStride, ${finish ? "h + at, " : ""}tiled, steps,
        );
      }`;
  };
  /** Takes as many rows as fill tiles of that height. */
  const down = (rows: number, widths: readonly number[]) => `
    tiled = rows - rows % ${rows};
    if (tiled > 0) {
      let at: usize = 0;
      let left = columns;
      ${widths.map((columns) => across(rows, columns)).join("")}
      a += tiled * ${a === "row by row" ? "aStride" : 4};
      from += tiled * fromStride;
      c += tiled * cStride;
      ${finish ? "h += tiled * cStride;" : ""}
      rows -= tiled;
    }`;

  const body = `
/** ${equation}. Strides are in bytes, columns a multiple of 4; C may be C₀. */
export function ${name}(
  a: usize, aStride: usize, b: usize, bStride: usize,
  from: usize, fromStride: usize, c: usize, cStride: usize,
  ${finish ? "h: usize, " : ""}rows: i32, columns: i32, steps: i32,
): void {
  let tiled: i32;
  if (columns == 4) {${down(8, [4])}
  } else if (columns % 16 == 0) {${
    cut.tall.map((rows) => down(rows, [16])).join("")
  }
  }
  ${down(4, [16, 8, 4])}
  ${down(1, [32, 16, 4])}
}
`;
  return [...tiles.values(), body].join("");
}

/** Tiles below each other, each summed over all steps before it is stored. */
function tileSource(
  { a, finish }: Product,
  cut: Cut,
  name: string,
  rows: number,
  columns: number,
): string {
  const eachRow = (write: (r: number) => string) => list(rows, write);
  const eachVector = (write: (v: number) => string) => list(columns / 4, write);
  const readA = a === "row by row"
    ? readRowByRow(rows, rows > 1 ? cut.steps : 2)
    : readColumnByColumn(rows);

  const addStep = (element: (r: number) => string) =>
    `{
      ${eachVector((v) => `const b${v} = v128.load(bRow, ${16 * v});`)}
      ${
      eachRow((r) =>
        `{
        const x = ${element(r)};
        ${
          eachVector((v) =>
            `c${r}_${v} = f32x4.add(c${r}_${v}, f32x4.mul(x, b${v}));`
          )
        }
      }`
      )
    }
      bRow += bStride;
    }`;
  const store = (r: number) =>
    `{
      ${eachVector((v) => `const from${v} = v128.load(from, ${16 * v});`)}
      ${
      finish ? eachVector((v) => `const h${v} = v128.load(h, ${16 * v});`) : ""
    }
      ${
      eachVector((v) => {
        const sum = `f32x4.add(from${v}, c${r}_${v})`;
        return `const z${v} = ${finish ? finish(sum, `h${v}`) : sum};`;
      })
    }
      ${eachVector((v) => `v128.store(c, z${v}, ${16 * v});`)}
      from += fromStride;
      c += cStride;
      ${finish ? "h += cStride;" : ""}
    }`;

  return `
function ${name}(
  a: usize, aStride: usize, b: usize, bStride: usize,
  from: usize, fromStride: usize, c: usize, cStride: usize,
  ${finish ? "h: usize, " : ""}rows: i32, steps: i32,
): void {
  for (; rows > 0; rows -= ${rows}) {
    ${readA.start}
    let bRow = b;
    ${eachRow((r) => eachVector((v) => `let c${r}_${v} = f32x4.splat(0);`))}
    let left = steps;
    for (; left >= ${readA.steps}; left -= ${readA.steps}) {
      ${readA.turn(readA.steps, addStep)}
    }
    for (; left > 0; left--) {
      ${readA.turn(1, addStep)}
    }
    ${eachRow(store)}
    a += ${readA.next};
  }
}
`;
}

/** How a tile reads its rows of A. */
interface ReadA {
  /** Steps of k in one turn of the loop. */
  readonly steps: number;
  /** Where the reading starts. */
  readonly start: string;
  /** Some steps; `addStep` writes one, given what A[r, k] is. */
  turn(
    steps: number,
    addStep: (element: (r: number) => string) => string,
  ): string;
  /** From a tile to the one below, in bytes. */
  readonly next: string;
}

/** Each row has a pointer, which moves once a turn. */
function readRowByRow(rows: number, steps: 2 | 4): ReadA {
  const eachRow = (write: (r: number) => string) => list(rows, write);
  return {
    steps,
    start: eachRow((r) => `let a${r} = a + ${r} * aStride;`),
    turn(count, addStep) {
      const vectors = count === 4;
      return [
        vectors ? eachRow((r) => `const row${r} = v128.load(a${r});`) : "",
        list(
          count,
          (step) =>
            addStep((r) =>
              vectors
                ? spread(`row${r}`, step)
                : `v128.load_splat<f32>(a${r}, ${4 * step})`
            ),
        ),
        eachRow((r) => `a${r} += ${4 * count};`),
      ].join("\n");
    },
    next: `${rows} * aStride`,
  };
}

/** One load brings four rows. */
function readColumnByColumn(rows: number): ReadA {
  const element = (r: number) =>
    rows === 1
      ? "v128.load_splat<f32>(aColumn)"
      : spread(`rows${Math.floor(r / 4)}`, r % 4);
  return {
    steps: 2,
    start: "let aColumn = a;",
    turn: (count, addStep) =>
      list(count, () =>
        `{
      ${
          rows === 1 ? "" : list(
            rows / 4,
            (g) => `const rows${g} = v128.load(aColumn, ${16 * g});`,
          )
        }
      ${addStep(element)}
      aColumn += aStride;
    }`),
    next: `${4 * rows}`,
  };
}

/** One number of a vector, four times. */
function spread(vector: string, lane: number): string {
  return `v128.shuffle<f32>(${vector}, ${vector}, ${list(4, () => lane, ",")})`;
}

function list(
  count: number,
  write: (i: number) => string | number,
  separator = "\n",
): string {
  return Array.from({ length: count }, (_, i) => write(i)).join(separator);
}
