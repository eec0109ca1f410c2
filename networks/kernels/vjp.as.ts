import { BLOCK, columnsOf, copyRows, inputOf, Layer, layerOf, Net } from "./network.as";
import { multiplyReluSlope, multiplyTanhSlope, multiplyTransposed } from "./products.as";

const ONE = memory.data<f32>([1]);

/** out = Jᵀ·ȳ at the θ of the latest `transpose` and the x of the latest `forward`. */
export function vjp(net: Net, x: usize, rows: i32, yBar: usize, out: usize): void {
  const head = layerOf(net, net.layers - 1);
  memory.fill(out, 0, head.biases + head.outputStride);
  for (let start = 0; start < rows; start += BLOCK) {
    vjpBlock(net, x, start, min(BLOCK, rows - start), yBar, out);
  }
}

function vjpBlock(net: Net, x: usize, start: i32, rows: i32, yBar: usize, out: usize): void {
  let zBar = net.scratch0;
  let before = net.scratch1;
  let l = net.layers - 1;
  loadOutputs(net, yBar, start, rows, zBar);
  for (;; l--) {
    const layer = layerOf(net, l);
    const h = inputOf(net, l, x, start);
    addGradient(net, layer, h, zBar, rows, out);
    if (l == 0) return;
    backThroughLayer(net, layer, zBar, net.zeros, h, before, rows, layer.outputs);
    const spent = zBar;
    zBar = before;
    before = spent;
  }
}

/** Rows of ȳ, padded as what leaves the last layer is. */
export function loadOutputs(net: Net, yBar: usize, start: i32, rows: i32, zBar: usize): void {
  const stride = layerOf(net, net.layers - 1).outputStride;
  const width = <usize> net.outputSize << 2;
  memory.fill(zBar, 0, rows * stride);
  copyRows(yBar + start * width, width, zBar, stride, width, rows);
}

/**
 * z̄₋₁ = (h̄₀ + z̄·Wᵀ) ∘ φ′, summed over the first `steps` columns of z̄. `from` is
 * h̄₀, the same for all rows; `h` is what entered the layer.
 */
export function backThroughLayer(
  net: Net,
  layer: Layer,
  zBar: usize,
  from: usize,
  h: usize,
  out: usize,
  rows: i32,
  steps: i32,
): void {
  const stride = layer.inputStride;
  const columns = <i32> (stride >> 2);
  if (net.relu) {
    multiplyReluSlope(
      zBar, layer.outputStride, layer.transposed, stride,
      from, 0, out, stride, h, rows, columns, steps,
    );
  } else {
    multiplyTanhSlope(
      zBar, layer.outputStride, layer.transposed, stride,
      from, 0, out, stride, h, rows, columns, steps,
    );
  }
}

/** W̄ += hᵀ·z̄ and b̄ += 1ᵀ·z̄. */
export function addGradient(
  net: Net,
  layer: Layer,
  h: usize,
  zBar: usize,
  rows: i32,
  out: usize,
): void {
  const stride = layer.outputStride;
  const columns = columnsOf(layer);
  const weights = out + layer.weights;
  const biases = out + layer.biases;
  if (columns == 4 && layer.inputStride % 16 == 0) {
    addFewColumns(net, layer, h, zBar, rows, weights);
  } else {
    multiplyTransposed(
      h, layer.inputStride, zBar, stride,
      weights, stride, weights, stride,
      layer.inputs, columns, rows,
    );
  }
  multiplyTransposed(ONE, 0, zBar, stride, biases, 0, biases, 0, 1, columns, rows);
}

/** W̄ += hᵀ·z̄ by way of z̄ᵀ·h, whose few rows are long: the same sums, in wider tiles. */
function addFewColumns(
  net: Net,
  layer: Layer,
  h: usize,
  zBar: usize,
  rows: i32,
  weights: usize,
): void {
  const width = layer.inputStride;
  multiplyTransposed(
    zBar, layer.outputStride, h, width,
    net.zeros, 0, net.fourRows, width,
    layer.outputs, <i32> (width >> 2), rows,
  );
  for (let o = 0; o < layer.outputs; o++) {
    let from = net.fourRows + o * width;
    let to = weights + (o << 2);
    for (let i = 0; i < layer.inputs; i++) {
      store<f32>(to, load<f32>(to) + load<f32>(from));
      from += 4;
      to += layer.outputStride;
    }
  }
}

/** Writes Wᵀ of every layer but the first. */
export function transpose(net: Net, theta: usize): void {
  for (let l = 1; l < net.layers; l++) {
    const layer = layerOf(net, l);
    const w = theta + layer.weights;
    let i = 0;
    for (; i + 4 <= layer.inputs; i += 4) transpose4Rows(layer, w, i);
    for (; i < layer.inputs; i++) transposeRow(layer, w, i);
  }
}

/** Rows i to i + 3 of W into columns of Wᵀ, 4×4 numbers at a time. */
function transpose4Rows(layer: Layer, w: usize, i: i32): void {
  const stride = layer.outputStride;
  const across = layer.inputStride;
  let from = w + i * stride;
  let to = layer.transposed + (i << 2);
  for (const end = from + stride; from < end; from += 16, to += across << 2) {
    const r0 = v128.load(from);
    const r1 = v128.load(from + stride);
    const r2 = v128.load(from + 2 * stride);
    const r3 = v128.load(from + 3 * stride);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(to + across, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
    v128.store(to + 2 * across, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
    v128.store(to + 3 * across, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
  }
}

function transposeRow(layer: Layer, w: usize, i: i32): void {
  for (let o = 0; o < layer.outputs; o++) {
    const from = w + i * layer.outputStride + (o << 2);
    store<f32>(layer.transposed + o * layer.inputStride + (i << 2), load<f32>(from));
  }
}
