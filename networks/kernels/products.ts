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

/** Steps of k in one turn of a loop; more is slower. */
const UNROLL = 2;

/**
 * Writes the module `products.as.ts`: products cut into tiles of C.
 *
 * Every element of C is summed on its own, over k in ascending order from 0,
 * and C₀ is added last: its bits depend neither on the tile that it falls into
 * nor on how many rows there are.
 *
 * @param tileRows Rows of the largest tile, 4 or 8; it has 16 columns.
 * @returns AssemblyScript.
 */
export function productsSource(tileRows: 4 | 8): string {
  return PRODUCTS.map((product) => productSource(product, tileRows)).join("\n");
}

/** A product: how C is cut, and its tiles. */
function productSource(product: Product, tileRows: number): string {
  const { name, equation, a, finish } = product;
  const tiles = new Map<string, string>();

  /** Tiles of that size over `rows` rows, as many times as they fit side by side. */
  const across = (tileRows: number, columns: number) => {
    const tile = `${name}${tileRows}x${columns}`;
    tiles.set(tile, tileSource(product, tile, tileRows, columns));
    return `
      for (; left >= ${columns}; left -= ${columns}, at += ${4 * columns}) {
        ${tile}(
          a, aStride, b + at, bStride, from + at, fromStride,
          c + at, cStride, ${finish ? "h + at, " : ""}tiled, steps,
        );
      }`;
  };
  /** Takes as many rows as fill tiles of that height. */
  const down = (tileRows: number, widths: readonly number[]) => `
    tiled = rows - rows % ${tileRows};
    if (tiled > 0) {
      let at: usize = 0;
      let left = columns;
      ${widths.map((columns) => across(tileRows, columns)).join("")}
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
  } else if (columns % 16 == 0) {${tileRows > 4 ? down(tileRows, [16]) : ""}
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
  name: string,
  rows: number,
  columns: number,
): string {
  const eachRow = (write: (r: number) => string) => list(rows, write);
  const eachVector = (write: (v: number) => string) => list(columns / 4, write);
  const byRow = a === "row by row";
  // Row by row, each row of A has a pointer, which moves once a turn. Column by
  // column, one load brings four rows of A.
  const pointers = byRow
    ? eachRow((r) => `let a${r} = a + ${r} * aStride;`)
    : "let a0 = a;";
  const loadColumn = byRow || rows === 1
    ? ""
    : list(rows / 4, (g) => `const group${g} = v128.load(a0, ${16 * g});`);
  const element = (r: number, step: number) => {
    if (byRow) return `v128.load_splat<f32>(a${r}, ${4 * step})`;
    if (rows === 1) return "v128.load_splat<f32>(a0)";
    const group = `group${Math.floor(r / 4)}`;
    return `v128.shuffle<f32>(${group}, ${group}, ${
      list(4, () => r % 4, ",")
    })`;
  };
  const addStep = (step: number) =>
    `{
      ${loadColumn}
      ${eachVector((v) => `const b${v} = v128.load(bRow, ${16 * v});`)}
      ${
      eachRow((r) =>
        `{
        const x = ${element(r, step)};
        ${
          eachVector((v) =>
            `c${r}_${v} = f32x4.add(c${r}_${v}, f32x4.mul(x, b${v}));`
          )
        }
      }`
      )
    }
      bRow += bStride;
      ${byRow ? "" : "a0 += aStride;"}
    }`;
  const turn = (steps: number) =>
    list(steps, addStep) +
    (byRow ? eachRow((r) => `a${r} += ${4 * steps};`) : "");
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
    ${pointers}
    let bRow = b;
    ${eachRow((r) => eachVector((v) => `let c${r}_${v} = f32x4.splat(0);`))}
    let left = steps;
    for (; left >= ${UNROLL}; left -= ${UNROLL}) {
      ${turn(UNROLL)}
    }
    for (; left > 0; left--) {
      ${turn(1)}
    }
    ${eachRow(store)}
    a += ${byRow ? `${rows} * aStride` : 4 * rows};
  }
}
`;
}

function list(
  count: number,
  write: (i: number) => string | number,
  separator = "\n",
): string {
  return Array.from({ length: count }, (_, i) => write(i)).join(separator);
}
