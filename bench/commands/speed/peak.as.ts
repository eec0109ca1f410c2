/**
 * The most multiplications and additions that a core can do: chains
 * c ← c·x + y that live in registers and do not wait for each other. Nothing
 * in their loops touches memory.
 *
 * V8's revectorization joins neighboring 128-bit chains into 256-bit ones, and
 * it starts from neighboring loads and stores of one address. So that is how a
 * chain begins and ends. A joined pair waits as long as one chain does, hence
 * two numbers of chains: 14 fill the registers, 24 do when they are joined.
 */
const PLACE = memory.data(25 * 16, 64);
const CONSTANTS: usize = 24 * 16;

/** Sets every chain to 0, and gives the address of the chains. */
export function reset(): usize {
  memory.fill(PLACE, 0, CONSTANTS);
  // c approaches y / (1 − x) = 2: neither overflow nor denormal numbers.
  store<f32>(PLACE + CONSTANTS, 0.5);
  store<f32>(PLACE + CONSTANTS, 1, 4);
  return PLACE;
}

// @ts-ignore: decorator
@inline
function turn(c: v128, x: v128, y: v128): v128 {
  return f32x4.add(f32x4.mul(c, x), y);
}

/** 14 chains of 4 numbers. `at` is what `reset` gave. */
export function chains14(at: usize, turns: i32): void {
  const x = v128.load_splat<f32>(at + CONSTANTS);
  const y = v128.load_splat<f32>(at + CONSTANTS, 4);
  let c0 = v128.load(at), c1 = v128.load(at, 16), c2 = v128.load(at, 32), c3 = v128.load(at, 48);
  let c4 = v128.load(at, 64), c5 = v128.load(at, 80), c6 = v128.load(at, 96), c7 = v128.load(at, 112);
  let c8 = v128.load(at, 128), c9 = v128.load(at, 144), c10 = v128.load(at, 160), c11 = v128.load(at, 176);
  let c12 = v128.load(at, 192), c13 = v128.load(at, 208);
  for (; turns > 0; turns--) {
    c0 = turn(c0, x, y); c1 = turn(c1, x, y); c2 = turn(c2, x, y); c3 = turn(c3, x, y);
    c4 = turn(c4, x, y); c5 = turn(c5, x, y); c6 = turn(c6, x, y); c7 = turn(c7, x, y);
    c8 = turn(c8, x, y); c9 = turn(c9, x, y); c10 = turn(c10, x, y); c11 = turn(c11, x, y);
    c12 = turn(c12, x, y); c13 = turn(c13, x, y);
  }
  v128.store(at, c0); v128.store(at, c1, 16); v128.store(at, c2, 32); v128.store(at, c3, 48);
  v128.store(at, c4, 64); v128.store(at, c5, 80); v128.store(at, c6, 96); v128.store(at, c7, 112);
  v128.store(at, c8, 128); v128.store(at, c9, 144); v128.store(at, c10, 160); v128.store(at, c11, 176);
  v128.store(at, c12, 192); v128.store(at, c13, 208);
}

/** 24 chains of 4 numbers. `at` is what `reset` gave. */
export function chains24(at: usize, turns: i32): void {
  const x = v128.load_splat<f32>(at + CONSTANTS);
  const y = v128.load_splat<f32>(at + CONSTANTS, 4);
  let c0 = v128.load(at), c1 = v128.load(at, 16), c2 = v128.load(at, 32), c3 = v128.load(at, 48);
  let c4 = v128.load(at, 64), c5 = v128.load(at, 80), c6 = v128.load(at, 96), c7 = v128.load(at, 112);
  let c8 = v128.load(at, 128), c9 = v128.load(at, 144), c10 = v128.load(at, 160), c11 = v128.load(at, 176);
  let c12 = v128.load(at, 192), c13 = v128.load(at, 208), c14 = v128.load(at, 224), c15 = v128.load(at, 240);
  let c16 = v128.load(at, 256), c17 = v128.load(at, 272), c18 = v128.load(at, 288), c19 = v128.load(at, 304);
  let c20 = v128.load(at, 320), c21 = v128.load(at, 336), c22 = v128.load(at, 352), c23 = v128.load(at, 368);
  for (; turns > 0; turns--) {
    c0 = turn(c0, x, y); c1 = turn(c1, x, y); c2 = turn(c2, x, y); c3 = turn(c3, x, y);
    c4 = turn(c4, x, y); c5 = turn(c5, x, y); c6 = turn(c6, x, y); c7 = turn(c7, x, y);
    c8 = turn(c8, x, y); c9 = turn(c9, x, y); c10 = turn(c10, x, y); c11 = turn(c11, x, y);
    c12 = turn(c12, x, y); c13 = turn(c13, x, y); c14 = turn(c14, x, y); c15 = turn(c15, x, y);
    c16 = turn(c16, x, y); c17 = turn(c17, x, y); c18 = turn(c18, x, y); c19 = turn(c19, x, y);
    c20 = turn(c20, x, y); c21 = turn(c21, x, y); c22 = turn(c22, x, y); c23 = turn(c23, x, y);
  }
  v128.store(at, c0); v128.store(at, c1, 16); v128.store(at, c2, 32); v128.store(at, c3, 48);
  v128.store(at, c4, 64); v128.store(at, c5, 80); v128.store(at, c6, 96); v128.store(at, c7, 112);
  v128.store(at, c8, 128); v128.store(at, c9, 144); v128.store(at, c10, 160); v128.store(at, c11, 176);
  v128.store(at, c12, 192); v128.store(at, c13, 208); v128.store(at, c14, 224); v128.store(at, c15, 240);
  v128.store(at, c16, 256); v128.store(at, c17, 272); v128.store(at, c18, 288); v128.store(at, c19, 304);
  v128.store(at, c20, 320); v128.store(at, c21, 336); v128.store(at, c22, 352); v128.store(at, c23, 368);
}
