/** The entry points: one call a batch. Vectors are addresses; see `Net` for the rest. */
import { relu, reluSlope, tanh, tanhSlope } from "./activation.as";
import { multiply } from "./multiply.as";
import { BLOCK, Layer, layerOf, Net } from "./network.as";

/** The first free address. */
export function heapStart(): usize {
  return __heap_base;
}

/** Puts tanh of each of `count` numbers, a multiple of 4, in its place. */
export function tanhInPlace(z: usize, count: i32): void {
  tanh(z, count);
}

/** y = f(θ, x), row by row; hidden activations stay in their layers. */
export function forward(net: Net, theta: usize, x: usize, rows: i32, y: usize): void {
  for (let start = 0; start < rows; start += BLOCK) {
    forwardBlock(net, theta, x, start, min(BLOCK, rows - start), y);
  }
}

function forwardBlock(net: Net, theta: usize, x: usize, start: i32, rows: i32, y: usize): void {
  const last = net.layers - 1;
  for (let l = 0; l <= last; l++) {
    const layer = layerOf(net, l);
    const out = l < last ? layer.values + start * layer.outputStride : layer.values;
    multiply(
      inputOf(net, l, x, start),
      layer.inputStride,
      4,
      theta + layer.weights,
      layer.outputStride,
      theta + layer.biases,
      0,
      out,
      layer.outputStride,
      rows,
      <i32> (layer.outputStride >> 2),
      layer.inputs,
    );
    if (l < last) activate(net, out, rows * <i32> (layer.outputStride >> 2));
  }
  const width = <usize> net.outputSize << 2;
  const head = layerOf(net, last);
  copyRows(head.values, head.outputStride, y + start * width, width, rows, width);
}

/** Where the block's rows that enter layer l begin. */
function inputOf(net: Net, l: i32, x: usize, start: i32): usize {
  const base = l == 0 ? x : layerOf(net, l - 1).values;
  return base + start * layerOf(net, l).inputStride;
}

function activate(net: Net, z: usize, count: i32): void {
  if (net.relu) relu(z, count);
  else tanh(z, count);
}

function timesSlope(net: Net, change: usize, h: usize, count: i32): void {
  if (net.relu) reluSlope(change, h, count);
  else tanhSlope(change, h, count);
}

/** Copies `width` bytes of each row from one stride to another. */
function copyRows(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  rows: i32,
  width: usize,
): void {
  for (let r = 0; r < rows; r++) {
    for (let i: usize = 0; i < width; i += 4) {
      store<f32>(to + i, load<f32>(from + i));
    }
    from += fromStride;
    to += toStride;
  }
}

/** out = what entered the last layer in the latest `forward`, without padding. */
export function features(net: Net, x: usize, rows: i32, out: usize): void {
  const layer = layerOf(net, net.layers - 1);
  const width = <usize> layer.inputs << 2;
  copyRows(inputOf(net, net.layers - 1, x, 0), layer.inputStride, out, width, rows, width);
}

/** Writes Wᵀ of every layer but the first, for `vjp`. */
export function transpose(net: Net, theta: usize): void {
  for (let l = 1; l < net.layers; l++) {
    const layer = layerOf(net, l);
    for (let o = 0; o < layer.outputs; o++) {
      let to = layer.transposed + o * layer.inputStride;
      let from = theta + layer.weights + (o << 2);
      for (let i = 0; i < layer.inputs; i++) {
        store<f32>(to, load<f32>(from));
        to += 4;
        from += layer.outputStride;
      }
    }
  }
}

/** out = Jᵀ·ȳ at the activations of the latest `forward`, Wᵀ of the latest `transpose`. */
export function vjp(net: Net, x: usize, rows: i32, yBar: usize, out: usize): void {
  const last = layerOf(net, net.layers - 1);
  memory.fill(out, 0, last.biases + last.outputStride);
  for (let start = 0; start < rows; start += BLOCK) {
    vjpBlock(net, x, start, min(BLOCK, rows - start), yBar, out);
  }
}

function vjpBlock(net: Net, x: usize, start: i32, rows: i32, yBar: usize, out: usize): void {
  let zBar = net.scratch0;
  let hBar = net.scratch1;
  let l = net.layers - 1;
  const width = <usize> net.outputSize << 2;
  const stride = layerOf(net, l).outputStride;
  memory.fill(zBar, 0, rows * stride);
  copyRows(yBar + start * width, width, zBar, stride, rows, width);
  for (; l >= 0; l--) {
    const layer = layerOf(net, l);
    const h = inputOf(net, l, x, start);
    const columns = <i32> (layer.outputStride >> 2);
    const weights = out + layer.weights;
    // W̄ += hᵀ·z̄
    multiply(
      h,
      4,
      layer.inputStride,
      zBar,
      layer.outputStride,
      weights,
      layer.outputStride,
      weights,
      layer.outputStride,
      layer.inputs,
      columns,
      rows,
    );
    addRows(zBar, layer.outputStride, rows, out + layer.biases);
    if (l == 0) return;
    // h̄ = z̄·Wᵀ
    multiply(
      zBar,
      layer.outputStride,
      4,
      layer.transposed,
      layer.inputStride,
      net.zeros,
      0,
      hBar,
      layer.inputStride,
      rows,
      <i32> (layer.inputStride >> 2),
      layer.outputs,
    );
    timesSlope(net, hBar, h, rows * <i32> (layer.inputStride >> 2));
    const spent = zBar;
    zBar = hBar;
    hBar = spent;
  }
}

/** b̄ += Σ z̄ */
function addRows(rowsAt: usize, stride: usize, rows: i32, out: usize): void {
  for (let column: usize = 0; column < stride; column += 16) {
    let from = rowsAt + column;
    let sum = f32x4.splat(0);
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, v128.load(from));
      from += stride;
    }
    v128.store(out + column, f32x4.add(v128.load(out + column), sum));
  }
}

/** out = J·θ̇ at the activations of the latest `forward`. */
export function jvp(net: Net, theta: usize, x: usize, rows: i32, thetaDot: usize, out: usize): void {
  for (let start = 0; start < rows; start += BLOCK) {
    jvpBlock(net, theta, x, start, min(BLOCK, rows - start), thetaDot, out);
  }
}

function jvpBlock(
  net: Net,
  theta: usize,
  x: usize,
  start: i32,
  rows: i32,
  thetaDot: usize,
  out: usize,
): void {
  let hDot = net.scratch0;
  let zDot = net.scratch1;
  const last = net.layers - 1;
  for (let l = 0; l <= last; l++) {
    const layer = layerOf(net, l);
    const columns = <i32> (layer.outputStride >> 2);
    // ż = ḃ + h·Ẇ
    multiply(
      inputOf(net, l, x, start),
      layer.inputStride,
      4,
      thetaDot + layer.weights,
      layer.outputStride,
      thetaDot + layer.biases,
      0,
      zDot,
      layer.outputStride,
      rows,
      columns,
      layer.inputs,
    );
    // ż += ḣ·W
    if (l > 0) {
      multiply(
        hDot,
        layer.inputStride,
        4,
        theta + layer.weights,
        layer.outputStride,
        zDot,
        layer.outputStride,
        zDot,
        layer.outputStride,
        rows,
        columns,
        layer.inputs,
      );
    }
    if (l < last) {
      timesSlope(net, zDot, layer.values + start * layer.outputStride, rows * columns);
    }
    const spent = hDot;
    hDot = zDot;
    zDot = spent;
  }
  const width = <usize> net.outputSize << 2;
  copyRows(hDot, layerOf(net, last).outputStride, out + start * width, width, rows, width);
}
