/** What `kernels.wasm` exports. Vectors are addresses, and so is a network's description, see `Net`. */
export { tanh } from "./activation.as";
export {
  addEntropyGradient as categoricalAddEntropyGradient,
  entropy as categoricalEntropy,
  klOldNew as categoricalKlOldNew,
  klOldNewGradient as categoricalKlOldNewGradient,
  logProb as categoricalLogProb,
  logProbGradient as categoricalLogProbGradient,
  metric as categoricalMetric,
  mode as categoricalMode,
  sample as categoricalSample,
} from "./categorical.as";
export { expDoubles, logDoubles } from "./elementary.as";
export { features, forward } from "./forward.as";
export {
  addEntropyGradient as gaussianAddEntropyGradient,
  entropy as gaussianEntropy,
  klOldNew as gaussianKlOldNew,
  klOldNewGradient as gaussianKlOldNewGradient,
  logProb as gaussianLogProb,
  logProbGradient as gaussianLogProbGradient,
  metric as gaussianMetric,
  mode as gaussianMode,
  sample as gaussianSample,
} from "./gaussian.as";
export { jvp } from "./jvp.as";
export { adam, rmsProp } from "./optimizers.as";
export { multiply, multiplyTransposed } from "./products.as";
export { jvpOften, pullOutputsBack, vjpOften } from "./sensitivities.as";
export { addScaled, dot, scale } from "./vector_math.as";
export { transpose, vjp } from "./vjp.as";

/** The first address that the kernels do not use themselves. */
export function heapStart(): usize {
  return __heap_base;
}
