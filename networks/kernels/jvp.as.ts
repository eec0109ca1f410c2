import { timesSlope } from "./activation.as";
import { throughLayer } from "./forward.as";
import { BLOCK, columnsOf, copyRows, inputOf, layerOf, Net } from "./network.as";

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
    const stride = layer.outputStride;
    // ż = ḃ + h₋₁·Ẇ + ḣ₋₁·W, and ẋ = 0
    throughLayer(
      layer, inputOf(net, l, x, start), thetaDot, thetaDot + layer.biases, 0, zDot, rows,
    );
    if (l > 0) throughLayer(layer, hDot, theta, zDot, stride, zDot, rows);
    // ḣ = ż ∘ activation′
    if (l < last) {
      timesSlope(net.relu, zDot, layer.values + start * stride, rows * columnsOf(layer));
    }
    const spent = hDot;
    hDot = zDot;
    zDot = spent;
  }
  const width = <usize> net.outputSize << 2;
  copyRows(hDot, layerOf(net, last).outputStride, out + start * width, width, width, rows);
}
