import { relu, tanh } from "./activation.as";
import { BLOCK, columnsOf, copyRows, inputOf, Layer, layerOf, Net } from "./network.as";
import { multiply } from "./products.as";

/** y = f(θ, x). What leaves the hidden layers stays in their `values`. */
export function forward(net: Net, theta: usize, x: usize, rows: i32, y: usize): void {
  for (let start = 0; start < rows; start += BLOCK) {
    forwardBlock(net, theta, x, start, min(BLOCK, rows - start), y);
  }
}

function forwardBlock(net: Net, theta: usize, x: usize, start: i32, rows: i32, y: usize): void {
  const last = net.layers - 1;
  for (let l = 0; l < last; l++) {
    const layer = layerOf(net, l);
    const h = layer.values + start * layer.outputStride;
    // h = φ(h₋₁·W + b)
    throughLayer(layer, inputOf(net, l, x, start), theta, h, rows);
    const count = rows * columnsOf(layer);
    if (net.relu) relu(h, count);
    else tanh(h, count);
  }
  const head = layerOf(net, last);
  const z = head.values;
  // y = h·W + b
  throughLayer(head, inputOf(net, last, x, start), theta, z, rows);
  const width = <usize> net.outputSize << 2;
  copyRows(z, head.outputStride, y + start * width, width, width, rows);
}

/** z = h·W + b, W and b taken from `theta`. */
export function throughLayer(layer: Layer, h: usize, theta: usize, z: usize, rows: i32): void {
  multiply(
    h, layer.inputStride,
    theta + layer.weights, layer.outputStride,
    theta + layer.biases, 0,
    z, layer.outputStride,
    rows, columnsOf(layer), layer.inputs,
  );
}

/** out = what entered the last layer in the latest `forward`. */
export function features(net: Net, x: usize, rows: i32, out: usize): void {
  const last = net.layers - 1;
  const head = layerOf(net, last);
  const width = <usize> head.inputs << 2;
  copyRows(inputOf(net, last, x, 0), head.inputStride, out, width, width, rows);
}
