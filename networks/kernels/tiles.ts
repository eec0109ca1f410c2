/**
 * Writes the unrolled inner loops of `multiply.as.ts`: AssemblyScript has no
 * arrays of local variables, and a tile of C has to live in registers.
 *
 * @module
 */

/** The tiles that `multiply.as.ts` cuts C into: rows, and vectors of 4 columns. */
const TILES = [[4, 4], [4, 2], [8, 1], [4, 1], [1, 8], [1, 4], [1, 1]] as const;

/** Steps of k in one turn of a loop; more is slower. */
const UNROLL = 2;

/**
 * Writes the module `tiles.as.ts`, a function for each tile.
 *
 * @returns AssemblyScript.
 */
export function tilesSource(): string {
  return TILES.map(([rows, vectors]) => tile(rows, vectors)).join("\n");
}

/** One function: C = C₀ + Σₖ A[r, k]·B[k, c], with the parameters of `multiply`. */
function tile(rows: number, vectors: number): string {
  const eachRow = (write: (r: number) => string) => list(rows, write);
  const eachVector = (write: (v: number) => string) => list(vectors, write);
  const step = `
    ${eachVector((v) => `const b${v} = v128.load(b, ${16 * v});`)}
    ${eachRow((r) => `const x${r} = v128.load_splat<f32>(a${r});`)}
    ${
    eachRow((r) =>
      eachVector((v) =>
        `c${r}_${v} = f32x4.add(c${r}_${v}, f32x4.mul(x${r}, b${v}));`
      )
    )
  }
    ${eachRow((r) => `a${r} += aStep;`)}
    b += bStep;`;

  return `
export function tile${rows}x${4 * vectors}(
  a0: usize, aRow: usize, aStep: usize, b: usize, bStep: usize,
  from: usize, fromRow: usize, c: usize, cRow: usize, steps: i32,
): void {
  ${list(rows - 1, (r) => `let a${r + 1} = a${r} + aRow;`)}
  ${eachRow((r) => eachVector((v) => `let c${r}_${v} = f32x4.splat(0);`))}
  for (; steps >= ${UNROLL}; steps -= ${UNROLL}) {
    ${list(UNROLL, () => `{${step}\n}`)}
  }
  for (; steps > 0; steps--) {${step}
  }
  ${
    eachRow((r) => `
  {
    ${eachVector((v) => `const from${v} = v128.load(from, ${16 * v});`)}
    ${
      eachVector((v) =>
        `v128.store(c, f32x4.add(from${v}, c${r}_${v}), ${16 * v});`
      )
    }
    from += fromRow;
    c += cRow;
  }`)
  }
}
`;
}

function list(count: number, write: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => write(i)).join("\n");
}
