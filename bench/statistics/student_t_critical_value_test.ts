import { assertLess, assertThrows } from "@std/assert";
import { studentTCriticalValue } from "./student_t_critical_value.ts";

/**
 * Confidence, degrees of freedom, critical value. Made with mpmath 1.4.1 at 40
 * digits as the root of 1 − I(ν/(ν + t²); ν/2, 1/2) = confidence, each within
 * 2e-13 of `scipy.stats.t.ppf((1 + confidence) / 2, ν)` of scipy 1.17.1.
 */
const REFERENCE = [
  [0.5, 1, 1],
  [0.5, 2, 0.816496580927726],
  [0.5, 3, 0.7648923284043453],
  [0.5, 4, 0.7406970841126826],
  [0.5, 5, 0.7266868438004227],
  [0.5, 9, 0.7027221467513264],
  [0.5, 10, 0.6998120613124317],
  [0.5, 29, 0.6830438608216132],
  [0.5, 99, 0.6769759855461527],
  [0.5, 1000, 0.6747351646070094],
  [0.95, 1, 12.706204736174694],
  [0.95, 2, 4.302652729749462],
  [0.95, 3, 3.1824463052837086],
  [0.95, 4, 2.7764451051977934],
  [0.95, 5, 2.5705818356363146],
  [0.95, 9, 2.262157162798205],
  [0.95, 10, 2.2281388519862744],
  [0.95, 29, 2.045229642132704],
  [0.95, 99, 1.9842169515864172],
  [0.95, 1000, 1.962339080826408],
  [0.99, 1, 63.656741162871526],
  [0.99, 2, 9.92484320091829],
  [0.99, 3, 5.840909309733355],
  [0.99, 4, 4.604094871349992],
  [0.99, 5, 4.032142983555227],
  [0.99, 9, 3.249835541592126],
  [0.99, 10, 3.169272672616951],
  [0.99, 29, 2.7563859036706053],
  [0.99, 99, 2.626405457280827],
  [0.99, 1000, 2.5807546980659506],
  [0.999, 1, 636.6192487687191],
  [0.999, 2, 31.599054576443606],
  [0.999, 3, 12.92397863668748],
  [0.999, 4, 8.610301581379273],
  [0.999, 5, 6.868826625881109],
  [0.999, 9, 4.780912585931138],
  [0.999, 10, 4.586893858702635],
  [0.999, 29, 3.6594050194663326],
  [0.999, 99, 3.39152883336365],
  [0.999, 1000, 3.3002826484239125],
] as const;

Deno.test("studentTCriticalValue() has relative error < 1e-12", () => {
  for (const [confidence, degreesOfFreedom, expected] of REFERENCE) {
    const t = studentTCriticalValue(confidence, degreesOfFreedom);
    assertLess(
      Math.abs(t / expected - 1),
      1e-12,
      `confidence ${confidence}, ${degreesOfFreedom} degrees of freedom: ${t}`,
    );
  }
});

Deno.test("studentTCriticalValue() refuses impossible arguments", () => {
  for (const confidence of [0, 1, -1, 95, NaN]) {
    assertThrows(
      () => studentTCriticalValue(confidence, 4),
      RangeError,
      `'confidence' must be between 0 and 1: current value is ${confidence}`,
    );
  }
  for (const degreesOfFreedom of [0, -1, 1.5, NaN, Infinity]) {
    assertThrows(
      () => studentTCriticalValue(0.95, degreesOfFreedom),
      RangeError,
      `'degreesOfFreedom' must be a whole number >= 1: current value is ${degreesOfFreedom}`,
    );
  }
});
