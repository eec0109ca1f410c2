/**
 * Steps of optimizers over whole vectors: any length, any address that is a
 * multiple of 4. Elements are computed alike wherever they stand.
 *
 * Two vectors a turn, each moment's loads before its stores, so that V8 can
 * join them.
 */

/** The least normal f32. */
const TINY: f32 = 1.1754943508222875e-38;

/**
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← θ − stepSize·m / (√v·correction + ε).
 *
 * @param gain1 1 − β₁.
 * @param gain2 1 − β₂.
 */
export function adam(
  theta: usize,
  gradient: usize,
  first: usize,
  second: usize,
  length: i32,
  beta1: f32,
  gain1: f32,
  beta2: f32,
  gain2: f32,
  epsilon: f32,
  stepSize: f32,
  correction: f32,
): void {
  const beta1s = f32x4.splat(beta1);
  const gain1s = f32x4.splat(gain1);
  const beta2s = f32x4.splat(beta2);
  const gain2s = f32x4.splat(gain2);
  const epsilons = f32x4.splat(epsilon);
  const stepSizes = f32x4.splat(stepSize);
  const corrections = f32x4.splat(correction);
  const end = theta + (length << 2);
  const whole = theta + ((length & -8) << 2);
  for (; theta < whole; theta += 32, gradient += 32, first += 32, second += 32) {
    const g0 = v128.load(gradient);
    const g1 = v128.load(gradient, 16);
    const v0 = meanSquare(beta2s, v128.load(second), gain2s, g0);
    const v1 = meanSquare(beta2s, v128.load(second, 16), gain2s, g1);
    v128.store(second, v0);
    v128.store(second, v1, 16);
    const m0 = mean(beta1s, v128.load(first), gain1s, g0);
    const m1 = mean(beta1s, v128.load(first, 16), gain1s, g1);
    v128.store(first, m0);
    v128.store(first, m1, 16);
    const d0 = f32x4.add(f32x4.mul(f32x4.sqrt(v0), corrections), epsilons);
    const d1 = f32x4.add(f32x4.mul(f32x4.sqrt(v1), corrections), epsilons);
    const theta0 = stepped(v128.load(theta), stepSizes, m0, d0);
    const theta1 = stepped(v128.load(theta, 16), stepSizes, m1, d1);
    v128.store(theta, theta0);
    v128.store(theta, theta1, 16);
  }
  for (; theta < end; theta += 4, gradient += 4, first += 4, second += 4) {
    const g = v128.load32_zero(gradient);
    const v = meanSquare(beta2s, v128.load32_zero(second), gain2s, g);
    v128.store32_lane(second, v, 0);
    const m = mean(beta1s, v128.load32_zero(first), gain1s, g);
    v128.store32_lane(first, m, 0);
    const d = f32x4.add(f32x4.mul(f32x4.sqrt(v), corrections), epsilons);
    v128.store32_lane(theta, stepped(v128.load32_zero(theta), stepSizes, m, d), 0);
  }
}

/**
 * v ← decay·v + (1 − decay)g², θ ← θ − learningRate·g / (√v + ε).
 *
 * @param gain 1 − decay.
 */
export function rmsProp(
  theta: usize,
  gradient: usize,
  second: usize,
  length: i32,
  decay: f32,
  gain: f32,
  epsilon: f32,
  learningRate: f32,
): void {
  const decays = f32x4.splat(decay);
  const gains = f32x4.splat(gain);
  const epsilons = f32x4.splat(epsilon);
  const learningRates = f32x4.splat(learningRate);
  const end = theta + (length << 2);
  const whole = theta + ((length & -8) << 2);
  for (; theta < whole; theta += 32, gradient += 32, second += 32) {
    const g0 = v128.load(gradient);
    const g1 = v128.load(gradient, 16);
    const v0 = meanSquare(decays, v128.load(second), gains, g0);
    const v1 = meanSquare(decays, v128.load(second, 16), gains, g1);
    v128.store(second, v0);
    v128.store(second, v1, 16);
    const d0 = f32x4.add(f32x4.sqrt(v0), epsilons);
    const d1 = f32x4.add(f32x4.sqrt(v1), epsilons);
    const theta0 = stepped(v128.load(theta), learningRates, g0, d0);
    const theta1 = stepped(v128.load(theta, 16), learningRates, g1, d1);
    v128.store(theta, theta0);
    v128.store(theta, theta1, 16);
  }
  for (; theta < end; theta += 4, gradient += 4, second += 4) {
    const g = v128.load32_zero(gradient);
    const v = meanSquare(decays, v128.load32_zero(second), gains, g);
    v128.store32_lane(second, v, 0);
    const d = f32x4.add(f32x4.sqrt(v), epsilons);
    v128.store32_lane(theta, stepped(v128.load32_zero(theta), learningRates, g, d), 0);
  }
}

/** decay·m + gain·g. */
// @ts-ignore: decorator
@inline
function mean(decay: v128, m: v128, gain: v128, g: v128): v128 {
  return normal(f32x4.add(f32x4.mul(decay, m), f32x4.mul(gain, g)));
}

/** decay·v + (gain·g)·g. */
// @ts-ignore: decorator
@inline
function meanSquare(decay: v128, v: v128, gain: v128, g: v128): v128 {
  const square = f32x4.mul(f32x4.mul(gain, g), g);
  return normal(f32x4.add(f32x4.mul(decay, v), square));
}

/** θ − (size·direction) / d. */
// @ts-ignore: decorator
@inline
function stepped(theta: v128, size: v128, direction: v128, d: v128): v128 {
  return f32x4.sub(theta, f32x4.div(f32x4.mul(size, direction), d));
}

/**
 * x, and 0 where x is subnormal: the moments of a parameter without a gradient
 * would decay into numbers that processors are twenty times slower with, and
 * stay there. NaN stays NaN.
 */
// @ts-ignore: decorator
@inline
function normal(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(TINY)));
}
