/**
 * Times the kernels in a process of its own and prints the seconds of a call:
 * the flags of V8 count for a whole process.
 *
 * @module
 */
import { wasmEngine } from "../../../networks/engines/wasm.ts";
import { measureCalls } from "../speed/measure.ts";
import { ownRegisterBits } from "../../runs/machine.ts";

const ROWS = 64;

const registerBits = ownRegisterBits();
const engine = await wasmEngine({ registerBits });
const network = engine.network({
  inputSize: 4,
  hiddenSizes: [64, 64],
  outputSize: 2,
  activation: "tanh",
}, ROWS);
const theta = engine.vector(network.parameterCount).fill(0.1);
const x = engine.vector(ROWS * 4).fill(0.5);
const yBar = engine.vector(ROWS * 2).fill(1);
const gradient = engine.vector(network.parameterCount);

// The shortest of many short times: it is the least disturbed one, and comes
// after V8 has optimized the kernels.
const { low } = measureCalls(
  () => network.linearize(theta, x, ROWS).vjp(yBar, gradient),
  { repeats: 30, seconds: 0.002 },
);
console.log(low);
