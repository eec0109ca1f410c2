import { throughLayer } from "./forward.as";
import { BLOCK, columnsOf, copyRows, inputOf, Layer, layerOf, Net } from "./network.as";
import { multiply, multiplyReluSlope, multiplyTanhSlope } from "./products.as";

/** out = J·θ̇ at the θ and x of the latest `forward`. */
export function jvp(
  net: Net,
  theta: usize,
  x: usize,
  rows: i32,
  thetaDot: usize,
  out: usize,
): void {
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
  const last = net.layers - 1;
  let hDot = net.scratch0;
  let zDot = net.scratch1;
  for (let l = 0; l <= last; l++) {
    const layer = layerOf(net, l);
    // ż = ḃ + h₋₁·Ẇ
    throughLayer(layer, inputOf(net, l, x, start), thetaDot, zDot, rows);
    // ḣ = (ż + ḣ₋₁·W) ∘ φ′, and ẋ = 0; the last layer has no φ
    const steps = l > 0 ? layer.inputs : 0;
    if (l < last) {
      const h = layer.values + start * layer.outputStride;
      addThroughLayer(net, layer, hDot, theta, h, zDot, rows, steps);
    } else if (steps > 0) {
      multiply(
        hDot, layer.inputStride, theta + layer.weights, layer.outputStride,
        zDot, layer.outputStride, zDot, layer.outputStride,
        rows, columnsOf(layer), steps,
      );
    }
    const spent = hDot;
    hDot = zDot;
    zDot = spent;
  }
  const width = <usize> net.outputSize << 2;
  copyRows(hDot, layerOf(net, last).outputStride, out + start * width, width, width, rows);
}

/** ż ↦ (ż + ḣ·W) ∘ φ′, h being what left the layer. */
function addThroughLayer(
  net: Net,
  layer: Layer,
  hDot: usize,
  theta: usize,
  h: usize,
  zDot: usize,
  rows: i32,
  steps: i32,
): void {
  const stride = layer.outputStride;
  if (net.relu) {
    multiplyReluSlope(
      hDot, layer.inputStride, theta + layer.weights, stride,
      zDot, stride, zDot, stride, h, rows, columnsOf(layer), steps,
    );
  } else {
    multiplyTanhSlope(
      hDot, layer.inputStride, theta + layer.weights, stride,
      zDot, stride, zDot, stride, h, rows, columnsOf(layer), steps,
    );
  }
}
