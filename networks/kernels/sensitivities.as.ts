/**
 * Products with the Jacobian of a network with few outputs, when there are many
 * of them. What a layer's z does to the k-th output, Sₖ = ∂yₖ/∂z, is pulled back
 * once; then each product costs one matrix product a layer, in place of two.
 *
 * ẏₖ = Σ over layers of Sₖ·(h₋₁·Ẇ + ḃ), and z̄ = Σₖ ȳₖ Sₖ.
 */
import { throughLayer } from "./forward.as";
import { BLOCK, copyRows, inputOf, Layer, layerOf, Net } from "./network.as";
import { addGradient, backThroughLayer, loadOutputs } from "./vjp.as";

/** Where Sₖ of row `start` is. */
function sensitivityOf(net: Net, layer: Layer, k: i32, start: i32): usize {
  return layer.sensitivities + (k * net.maxRows + start) * layer.outputStride;
}

/** Pulls every output back, after `forward` and `transpose`. */
export function pullOutputsBack(net: Net, rows: i32): void {
  for (let start = 0; start < rows; start += BLOCK) {
    const count = min(BLOCK, rows - start);
    for (let k = 0; k < net.outputSize; k++) pullBlockBack(net, k, start, count);
  }
}

function pullBlockBack(net: Net, k: i32, start: i32, rows: i32): void {
  const last = net.layers - 1;
  if (last == 0) return;
  // Sₖ = W[·, k] ∘ φ′ below the last layer
  const head = layerOf(net, last);
  const column = head.transposed + k * head.inputStride;
  let above = head;
  for (let l = last - 1; l >= 0; l--) {
    const layer = layerOf(net, l);
    const h = layer.values + start * layer.outputStride;
    const out = sensitivityOf(net, layer, k, start);
    if (l == last - 1) {
      backThroughLayer(net, head, 0, column, h, out, rows, 0);
    } else {
      // Sₖ = (Sₖ of the layer above)·Wᵀ ∘ φ′
      const from = sensitivityOf(net, above, k, start);
      backThroughLayer(net, above, from, net.zeros, h, out, rows, above.outputs);
    }
    above = layer;
  }
}

/** out = Jᵀ·ȳ, after `pullOutputsBack`. */
export function vjpOften(net: Net, x: usize, rows: i32, yBar: usize, out: usize): void {
  const last = net.layers - 1;
  const head = layerOf(net, last);
  const zBar = net.scratch0;
  const width = <usize> net.outputSize << 2;
  memory.fill(out, 0, head.biases + head.outputStride);
  for (let start = 0; start < rows; start += BLOCK) {
    const count = min(BLOCK, rows - start);
    loadOutputs(net, yBar, start, count, zBar);
    addGradient(net, head, inputOf(net, last, x, start), zBar, count, out);
    for (let l = last - 1; l >= 0; l--) {
      const layer = layerOf(net, l);
      combine(net, layer, yBar + start * width, start, count, zBar);
      addGradient(net, layer, inputOf(net, l, x, start), zBar, count, out);
    }
  }
}

/** z̄ = Σₖ ȳₖ Sₖ, row by row. */
function combine(
  net: Net,
  layer: Layer,
  yBar: usize,
  start: i32,
  rows: i32,
  zBar: usize,
): void {
  const outputs = net.outputSize;
  const stride = layer.outputStride;
  const next = net.maxRows * stride;
  let s = sensitivityOf(net, layer, 0, start);
  for (; rows > 0; rows--) {
    const end = s + stride;
    for (; s + 48 < end; s += 64, zBar += 64) {
      let weight = v128.load_splat<f32>(yBar);
      let sum0 = f32x4.mul(weight, v128.load(s));
      let sum1 = f32x4.mul(weight, v128.load(s, 16));
      let sum2 = f32x4.mul(weight, v128.load(s, 32));
      let sum3 = f32x4.mul(weight, v128.load(s, 48));
      let other = s;
      for (let k = 1; k < outputs; k++) {
        other += next;
        weight = v128.load_splat<f32>(yBar + (k << 2));
        sum0 = f32x4.add(sum0, f32x4.mul(weight, v128.load(other)));
        sum1 = f32x4.add(sum1, f32x4.mul(weight, v128.load(other, 16)));
        sum2 = f32x4.add(sum2, f32x4.mul(weight, v128.load(other, 32)));
        sum3 = f32x4.add(sum3, f32x4.mul(weight, v128.load(other, 48)));
      }
      v128.store(zBar, sum0);
      v128.store(zBar, sum1, 16);
      v128.store(zBar, sum2, 32);
      v128.store(zBar, sum3, 48);
    }
    for (; s < end; s += 16, zBar += 16) {
      let sum = f32x4.mul(v128.load_splat<f32>(yBar), v128.load(s));
      let other = s;
      for (let k = 1; k < outputs; k++) {
        other += next;
        const weight = v128.load_splat<f32>(yBar + (k << 2));
        sum = f32x4.add(sum, f32x4.mul(weight, v128.load(other)));
      }
      v128.store(zBar, sum);
    }
    yBar += outputs << 2;
  }
}

/** out = J·θ̇, after `pullOutputsBack`. */
export function jvpOften(net: Net, x: usize, rows: i32, thetaDot: usize, out: usize): void {
  const last = net.layers - 1;
  const head = layerOf(net, last);
  const zDot = net.scratch0;
  const width = <usize> net.outputSize << 2;
  for (let start = 0; start < rows; start += BLOCK) {
    const count = min(BLOCK, rows - start);
    const yDot = out + start * width;
    throughLayer(head, inputOf(net, last, x, start), thetaDot, zDot, count);
    copyRows(zDot, head.outputStride, yDot, width, width, count);
    for (let l = last - 1; l >= 0; l--) {
      const layer = layerOf(net, l);
      throughLayer(layer, inputOf(net, l, x, start), thetaDot, zDot, count);
      for (let k = 0; k < net.outputSize; k++) {
        const s = sensitivityOf(net, layer, k, start);
        addRowProducts(s, zDot, layer.outputStride, count, yDot + (k << 2), width);
      }
    }
  }
}

/** Adds the inner product of each row of `s` and of `z` to `out`; columns beyond the layer's are 0. */
function addRowProducts(
  s: usize,
  z: usize,
  stride: usize,
  rows: i32,
  out: usize,
  outStride: usize,
): void {
  for (; rows > 0; rows--) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    const end = s + stride;
    for (; s + 48 < end; s += 64, z += 64) {
      sum0 = f32x4.add(sum0, f32x4.mul(v128.load(s), v128.load(z)));
      sum1 = f32x4.add(sum1, f32x4.mul(v128.load(s, 16), v128.load(z, 16)));
      sum2 = f32x4.add(sum2, f32x4.mul(v128.load(s, 32), v128.load(z, 32)));
      sum3 = f32x4.add(sum3, f32x4.mul(v128.load(s, 48), v128.load(z, 48)));
    }
    for (; s < end; s += 16, z += 16) {
      sum0 = f32x4.add(sum0, f32x4.mul(v128.load(s), v128.load(z)));
    }
    const sum = f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3));
    const low = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
    const high = f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
    store<f32>(out, load<f32>(out) + (low + high));
    out += outStride;
  }
}
