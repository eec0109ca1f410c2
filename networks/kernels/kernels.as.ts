/** What `kernels.wasm` exports. Vectors are addresses, and so is a network's description, see `Net`. */
export { tanh } from "./activation.as";
export { features, forward } from "./forward.as";
export { jvp } from "./jvp.as";
export { transpose, vjp } from "./vjp.as";

/** The first address that the kernels do not use themselves. */
export function heapStart(): usize {
  return __heap_base;
}
