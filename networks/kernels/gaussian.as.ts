/**
 * The Gaussian with independent dimensions: `networks/gaussian.ts`, two rows at
 * a time. A row of parameters is the means, then log σ, `size` numbers each.
 */
import { Family, gather, scatter, square, toPartner } from "./distribution.as";
import { exp } from "./elementary.as";

/** ½ log 2π. */
const HALF_LOG_TWO_PI: f64 = 0.9189385332046727;

// @ts-ignore: decorator
@inline
function half(x: v128): v128 {
  return f64x2.mul(f64x2.splat(0.5), x);
}

/** actions = μ + σ·noise. */
export function sample(family: Family, outputs: usize, noise: usize, rows: i32, actions: usize): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i += 2) {
    const apart = toPartner(i, rows) * width;
    for (let k: usize = 0; k < width; k += 4) {
      const mean = gather(outputs + k, apart << 1);
      const std = exp(gather(outputs + width + k, apart << 1));
      const step = f64x2.mul(std, gather(noise + k, apart));
      scatter(f64x2.add(mean, step), actions + k, apart);
    }
    outputs += width << 2;
    noise += width << 1;
    actions += width << 1;
  }
}

/** actions = μ. */
export function mode(family: Family, outputs: usize, rows: i32, actions: usize): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i++) {
    for (let k: usize = 0; k < width; k += 4) {
      store<f32>(actions + k, load<f32>(outputs + k));
    }
    outputs += width << 1;
    actions += width;
  }
}

/** out = −Σ (½z² + log σ + ½ log 2π), z = (action − μ)/σ. */
export function logProb(family: Family, outputs: usize, actions: usize, rows: i32, out: usize): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const apart = partner * width;
    let sum = f64x2.splat(0);
    for (let k: usize = 0; k < width; k += 4) {
      const mean = gather(outputs + k, apart << 1);
      const logStd = gather(outputs + width + k, apart << 1);
      const difference = f64x2.sub(gather(actions + k, apart), mean);
      const z = f64x2.mul(difference, exp(f64x2.neg(logStd)));
      const term = f64x2.add(half(square(z)), logStd);
      sum = f64x2.sub(sum, f64x2.add(term, f64x2.splat(HALF_LOG_TWO_PI)));
    }
    scatter(sum, out, partner << 2);
    outputs += width << 2;
    actions += width << 1;
    out += 8;
  }
}

/** out = weight · z/σ for μ, weight · (z² − 1) for log σ. */
export function logProbGradient(
  family: Family, outputs: usize, actions: usize, weights: usize, rows: i32, out: usize,
): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const apart = partner * width;
    const weight = gather(weights, partner << 2);
    for (let k: usize = 0; k < width; k += 4) {
      const mean = gather(outputs + k, apart << 1);
      const inverseStd = exp(f64x2.neg(gather(outputs + width + k, apart << 1)));
      const z = f64x2.mul(f64x2.sub(gather(actions + k, apart), mean), inverseStd);
      const excess = f64x2.sub(square(z), f64x2.splat(1));
      scatter(f64x2.mul(f64x2.mul(weight, z), inverseStd), out + k, apart << 1);
      scatter(f64x2.mul(weight, excess), out + width + k, apart << 1);
    }
    outputs += width << 2;
    actions += width << 1;
    weights += 8;
    out += width << 2;
  }
}

/** out = Σ (log σ + ½ log 2πe). */
export function entropy(family: Family, outputs: usize, rows: i32, out: usize): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i++) {
    let sum: f64 = 0;
    for (let k: usize = 0; k < width; k += 4) {
      sum += <f64> load<f32>(outputs + width + k) + (HALF_LOG_TWO_PI + 0.5);
    }
    store<f32>(out, <f32> sum);
    outputs += width << 1;
    out += 4;
  }
}

/** out += weight, for log σ. */
export function addEntropyGradient(
  family: Family, _outputs: usize, weight: f64, rows: i32, out: usize,
): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i++) {
    for (let k = width; k < width << 1; k += 4) {
      store<f32>(out + k, <f32> (<f64> load<f32>(out + k) + weight));
    }
    out += width << 1;
  }
}

/** out = Σ (log σ_new − log σ_old + ½(ratio² + z² − 1)), ratio = σ_old/σ_new, z = (μ_old − μ_new)/σ_new. */
export function klOldNew(
  family: Family, oldOutputs: usize, newOutputs: usize, rows: i32, out: usize,
): void {
  const width = <usize> family.size << 2;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const apart = partner * width << 1;
    let sum = f64x2.splat(0);
    for (let k: usize = 0; k < width; k += 4) {
      const oldLogStd = gather(oldOutputs + width + k, apart);
      const newLogStd = gather(newOutputs + width + k, apart);
      const difference = f64x2.sub(gather(oldOutputs + k, apart), gather(newOutputs + k, apart));
      const ratio = exp(f64x2.sub(oldLogStd, newLogStd));
      const z = f64x2.mul(difference, exp(f64x2.neg(newLogStd)));
      const excess = f64x2.sub(f64x2.add(square(ratio), square(z)), f64x2.splat(1));
      const growth = f64x2.sub(newLogStd, oldLogStd);
      sum = f64x2.add(sum, f64x2.add(growth, half(excess)));
    }
    scatter(sum, out, partner << 2);
    oldOutputs += width << 2;
    newOutputs += width << 2;
    out += 8;
  }
}

/** out = weight · (μ_new − μ_old)/σ_new² for μ, weight · (1 − ratio² − z²) for log σ. */
export function klOldNewGradient(
  family: Family, oldOutputs: usize, newOutputs: usize, weight: f64, rows: i32, out: usize,
): void {
  const width = <usize> family.size << 2;
  const factor = f64x2.splat(weight);
  for (let i = 0; i < rows; i += 2) {
    const apart = toPartner(i, rows) * width << 1;
    for (let k: usize = 0; k < width; k += 4) {
      const oldLogStd = gather(oldOutputs + width + k, apart);
      const newLogStd = gather(newOutputs + width + k, apart);
      const difference = f64x2.sub(gather(newOutputs + k, apart), gather(oldOutputs + k, apart));
      const inverseStd = exp(f64x2.neg(newLogStd));
      const ratio = exp(f64x2.sub(oldLogStd, newLogStd));
      const z = f64x2.mul(difference, inverseStd);
      const slack = f64x2.sub(f64x2.sub(f64x2.splat(1), square(ratio)), square(z));
      scatter(f64x2.mul(f64x2.mul(factor, z), inverseStd), out + k, apart);
      scatter(f64x2.mul(factor, slack), out + width + k, apart);
    }
    oldOutputs += width << 2;
    newOutputs += width << 2;
    out += width << 2;
  }
}

/** out = weight · tangent/σ² for μ, weight · 2 · tangent for log σ. */
export function metric(
  family: Family, outputs: usize, tangent: usize, weight: f64, rows: i32, out: usize,
): void {
  const width = <usize> family.size << 2;
  const factor = f64x2.splat(weight);
  for (let i = 0; i < rows; i += 2) {
    const apart = toPartner(i, rows) * width << 1;
    for (let k: usize = 0; k < width; k += 4) {
      const inverseStd = exp(f64x2.neg(gather(outputs + width + k, apart)));
      const precision = f64x2.mul(factor, square(inverseStd));
      const meanChange = f64x2.mul(precision, gather(tangent + k, apart));
      const spreadTangent = gather(tangent + width + k, apart);
      const spreadChange = f64x2.mul(f64x2.splat(2 * weight), spreadTangent);
      scatter(meanChange, out + k, apart);
      scatter(spreadChange, out + width + k, apart);
    }
    outputs += width << 2;
    tangent += width << 2;
    out += width << 2;
  }
}
