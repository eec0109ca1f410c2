/**
 * The categorical distribution: `networks/categorical.ts`, two rows at a time.
 * With d = logit − largest logit, scratch holds exp d and d of both rows for
 * each action, and the same of a second distribution behind that.
 */
import { Family, gather, inverse, scatter, toPartner } from "./distribution.as";
import { exp, log } from "./elementary.as";

/** Bytes of an action in scratch, and where its d stands in them. */
const ENTRY: usize = 32;
const SHIFTED: usize = 16;

/** Fills scratch from two rows of logits. Returns Σ exp d, in [1, n]. */
// @ts-ignore: decorator
@inline
function softmax(n: i32, logits: usize, apart: usize, scratch: usize): v128 {
  return n == 2
    ? softmaxOfTwo(logits, apart, scratch)
    : softmaxOfMany(n, logits, apart, scratch);
}

function softmaxOfMany(n: i32, logits: usize, apart: usize, scratch: usize): v128 {
  const end = logits + (<usize> n << 2);
  let largest = gather(logits, apart);
  for (let at = logits + 4; at < end; at += 4) {
    // pmax(a, b) is a < b ? b : a
    largest = f64x2.pmax(largest, gather(at, apart));
  }
  let sum = f64x2.splat(0);
  for (let at = logits; at < end; at += 4, scratch += ENTRY) {
    const shifted = f64x2.sub(gather(at, apart), largest);
    const weight = exp(shifted);
    v128.store(scratch, weight);
    v128.store(scratch, shifted, SHIFTED);
    sum = f64x2.add(sum, weight);
  }
  return sum;
}

/** One exponential does for two actions: the larger logit's d is 0. */
// @ts-ignore: decorator
@inline
function softmaxOfTwo(logits: usize, apart: usize, scratch: usize): v128 {
  const left = gather(logits, apart);
  const right = gather(logits + 4, apart);
  const largest = f64x2.pmax(left, right);
  // NaN where the largest is infinite, as of more actions.
  const one = f64x2.add(f64x2.splat(1), f64x2.sub(largest, largest));
  const isRight = f64x2.lt(left, right);
  const shifted = f64x2.neg(f64x2.abs(f64x2.sub(right, left)));
  const weight = exp(shifted);
  v128.store(scratch, v128.bitselect(weight, one, isRight));
  v128.store(scratch, v128.and(shifted, isRight), SHIFTED);
  v128.store(scratch, v128.bitselect(one, weight, isRight), ENTRY);
  v128.store(scratch, v128.andnot(shifted, isRight), ENTRY + SHIFTED);
  return f64x2.add(one, weight);
}

/** Σ p·d of what stands in scratch, of which `scale` is 1 / Σ exp d. */
// @ts-ignore: decorator
@inline
function meanShifted(n: i32, scale: v128, scratch: usize): v128 {
  let sum = f64x2.splat(0);
  for (const end = scratch + n * ENTRY; scratch < end; scratch += ENTRY) {
    const p = f64x2.mul(v128.load(scratch), scale);
    sum = f64x2.add(sum, f64x2.mul(p, v128.load(scratch, SHIFTED)));
  }
  return sum;
}

/** The first action whose cumulative probability exceeds the row's noise. */
export function sample(family: Family, outputs: usize, noise: usize, rows: i32, actions: usize): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  const last = scratch + (n - 1) * ENTRY;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const sum = softmax(n, outputs, partner * stride, scratch);
    const scale = inverse(sum);
    let rest = gather(noise, partner << 2);
    // 0, or NaN where the sum is.
    let action = f64x2.sub(sum, sum);
    for (let at = scratch; at < last; at += ENTRY) {
      rest = f64x2.sub(rest, f64x2.mul(v128.load(at), scale));
      const isBeyond = f64x2.ge(rest, f64x2.splat(0));
      action = f64x2.add(action, v128.and(isBeyond, f64x2.splat(1)));
    }
    scatter(action, actions, partner << 2);
    outputs += stride << 1;
    noise += 8;
    actions += 8;
  }
}

/** The first of the largest logits. */
export function mode(family: Family, outputs: usize, rows: i32, actions: usize): void {
  const n = family.size;
  for (let i = 0; i < rows; i++, actions += 4) {
    let best = load<f32>(outputs);
    let action = 0;
    outputs += 4;
    for (let k = 1; k < n; k++, outputs += 4) {
      const logit = load<f32>(outputs);
      if (logit > best || logit != logit) {
        best = logit;
        action = k;
      }
    }
    store<f32>(actions, best == best ? <f32> action : NaN);
  }
}

/** out = d of the action − log Σ exp d; NaN of an action that there is not. */
export function logProb(family: Family, outputs: usize, actions: usize, rows: i32, out: usize): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  const end = scratch + n * ENTRY;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const sum = softmax(n, outputs, partner * stride, scratch);
    const action = gather(actions, partner << 2);
    let chosen = f64x2.splat(NaN);
    let k = f64x2.splat(0);
    for (let at = scratch; at < end; at += ENTRY) {
      chosen = v128.bitselect(v128.load(at, SHIFTED), chosen, f64x2.eq(action, k));
      k = f64x2.add(k, f64x2.splat(1));
    }
    scatter(f64x2.sub(chosen, log(sum)), out, partner << 2);
    outputs += stride << 1;
    actions += 8;
    out += 8;
  }
}

/** out = weight · (1[action] − p). */
export function logProbGradient(
  family: Family, outputs: usize, actions: usize, weights: usize, rows: i32, out: usize,
): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  const end = scratch + n * ENTRY;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const apart = partner * stride;
    const scale = inverse(softmax(n, outputs, apart, scratch));
    const action = gather(actions, partner << 2);
    const weight = gather(weights, partner << 2);
    let k = f64x2.splat(0);
    let to = out;
    for (let at = scratch; at < end; at += ENTRY, to += 4) {
      const p = f64x2.mul(v128.load(at), scale);
      const taken = v128.and(f64x2.eq(action, k), f64x2.splat(1));
      scatter(f64x2.mul(weight, f64x2.sub(taken, p)), to, apart);
      k = f64x2.add(k, f64x2.splat(1));
    }
    outputs += stride << 1;
    actions += 8;
    weights += 8;
    out += stride << 1;
  }
}

/** out = log Σ exp d − Σ p·d. */
export function entropy(family: Family, outputs: usize, rows: i32, out: usize): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const sum = softmax(n, outputs, partner * stride, scratch);
    const mean = meanShifted(n, inverse(sum), scratch);
    scatter(f64x2.sub(log(sum), mean), out, partner << 2);
    outputs += stride << 1;
    out += 8;
  }
}

/** out −= weight · p · (d − Σ p·d). */
export function addEntropyGradient(
  family: Family, outputs: usize, weight: f64, rows: i32, out: usize,
): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  const end = scratch + n * ENTRY;
  for (let i = 0; i < rows; i += 2) {
    const apart = toPartner(i, rows) * stride;
    const scale = inverse(softmax(n, outputs, apart, scratch));
    const mean = meanShifted(n, scale, scratch);
    const factor = f64x2.mul(f64x2.splat(weight), scale);
    let to = out;
    for (let at = scratch; at < end; at += ENTRY, to += 4) {
      const distance = f64x2.sub(v128.load(at, SHIFTED), mean);
      const change = f64x2.mul(f64x2.mul(v128.load(at), factor), distance);
      scatter(f64x2.sub(gather(to, apart), change), to, apart);
    }
    outputs += stride << 1;
    out += stride << 1;
  }
}

/** out = Σ p·(d_old − d_new) + log(Σ exp d_new / Σ exp d_old), p the old probabilities. */
export function klOldNew(
  family: Family, oldOutputs: usize, newOutputs: usize, rows: i32, out: usize,
): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  const other = n * ENTRY;
  for (let i = 0; i < rows; i += 2) {
    const partner = toPartner(i, rows);
    const apart = partner * stride;
    const oldSum = softmax(n, oldOutputs, apart, scratch);
    const newSum = softmax(n, newOutputs, apart, scratch + other);
    const scale = inverse(oldSum);
    let sum = log(f64x2.div(newSum, oldSum));
    for (let at = scratch; at < scratch + other; at += ENTRY) {
      const p = f64x2.mul(v128.load(at), scale);
      const step = f64x2.sub(v128.load(at, SHIFTED), v128.load(at + other, SHIFTED));
      sum = f64x2.add(sum, f64x2.mul(p, step));
    }
    scatter(sum, out, partner << 2);
    oldOutputs += stride << 1;
    newOutputs += stride << 1;
    out += 8;
  }
}

/** out = weight · (p_new − p_old). */
export function klOldNewGradient(
  family: Family, oldOutputs: usize, newOutputs: usize, weight: f64, rows: i32, out: usize,
): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  const other = n * ENTRY;
  for (let i = 0; i < rows; i += 2) {
    const apart = toPartner(i, rows) * stride;
    const oldScale = inverse(softmax(n, oldOutputs, apart, scratch));
    const newScale = inverse(softmax(n, newOutputs, apart, scratch + other));
    let to = out;
    for (let at = scratch; at < scratch + other; at += ENTRY, to += 4) {
      const p = f64x2.mul(v128.load(at), oldScale);
      const q = f64x2.mul(v128.load(at + other), newScale);
      scatter(f64x2.mul(f64x2.splat(weight), f64x2.sub(q, p)), to, apart);
    }
    oldOutputs += stride << 1;
    newOutputs += stride << 1;
    out += stride << 1;
  }
}

/** out = weight · p · (tangent − Σ p·tangent). */
export function metric(
  family: Family, outputs: usize, tangent: usize, weight: f64, rows: i32, out: usize,
): void {
  const n = family.size;
  const scratch = family.scratch;
  const stride = <usize> n << 2;
  for (let i = 0; i < rows; i += 2) {
    const apart = toPartner(i, rows) * stride;
    const scale = inverse(softmax(n, outputs, apart, scratch));
    let mean = f64x2.splat(0);
    let at = scratch;
    for (let k: usize = 0; k < stride; k += 4, at += ENTRY) {
      const p = f64x2.mul(v128.load(at), scale);
      mean = f64x2.add(mean, f64x2.mul(p, gather(tangent + k, apart)));
    }
    const factor = f64x2.mul(f64x2.splat(weight), scale);
    at = scratch;
    for (let k: usize = 0; k < stride; k += 4, at += ENTRY) {
      const p = f64x2.mul(v128.load(at), factor);
      const distance = f64x2.sub(gather(tangent + k, apart), mean);
      scatter(f64x2.mul(p, distance), out + k, apart);
    }
    outputs += stride << 1;
    tangent += stride << 1;
    out += stride << 1;
  }
}
