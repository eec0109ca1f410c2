import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  everything,
  MOST_ROWS,
  numbersFor,
  packed,
  SPECS,
  unpacked,
  vectorOf,
} from "./_engine_batches.ts";
import { everyEngine } from "./_every_engine.ts";
import type { NetworkSpec } from "./engine.ts";
import type { Vector } from "./vector.ts";

const SMALL: NetworkSpec = {
  inputSize: 3,
  hiddenSizes: [5],
  outputSize: 2,
  activation: "tanh",
};

for (const { label, engine } of everyEngine) {
  const contract = (behavior: string, body: () => void) =>
    Deno.test(`${label}: ${behavior}`, body);

  contract("unpack gives back what was packed", () => {
    for (const spec of SPECS) {
      const { theta } = numbersFor(spec);
      const network = engine.network(spec, 1);
      assertEquals(network.canonicalCount, theta.length);
      assertEquals(unpacked(network, packed(engine, network, theta)), [
        ...theta,
      ]);
    }
  });

  contract("padding is 0 in θ and in every vjp", () => {
    for (const spec of SPECS) {
      const network = engine.network(spec, MOST_ROWS);
      const ones = new Float64Array(network.canonicalCount).fill(1);
      const mask = packed(engine, network, ones);
      const filled = mask.filter((value) => value === 1).length;
      assertEquals(filled, network.canonicalCount);

      const { theta, x, yBar } = numbersFor(spec);
      const out = engine.vector(network.parameterCount).fill(7);
      network.linearize(
        packed(engine, network, theta),
        vectorOf(engine, x),
        MOST_ROWS,
      ).vjp(vectorOf(engine, yBar), out);
      assert(out.every((value, i) => mask[i] === 1 || value === 0));
    }
  });

  contract(
    "subarrays of vectors are read and written, and nothing beside them",
    () => {
      const spec = SPECS[2];
      const rows = 7;
      const numbers = numbersFor(spec);
      const whole = everything(engine, spec, rows);
      const network = engine.network(spec, rows);
      const count = network.parameterCount;
      const shifted = (values: ArrayLike<number>) =>
        vectorOf(engine, [9, 9, 9, ...Array.from(values)]).subarray(3);
      /** Room between two walls of nines, which have to stand. */
      const walled = (length: number, write: (room: Vector) => void) => {
        const all = engine.vector(length + 10).fill(9);
        write(all.subarray(5, 5 + length));
        assertEquals(
          all.filter((_, i) => i < 5 || i >= 5 + length),
          engine.vector(10).fill(9),
        );
        return all.slice(5, 5 + length);
      };

      const theta = walled(count, (out) => network.pack(numbers.theta, out));
      const [t, x] = [shifted(theta), shifted(numbers.x)];
      const outputs = rows * spec.outputSize;
      const y = walled(outputs, (out) => network.forward(t, x, rows, out));
      assertEquals(y, whole.y);
      const { vjp, jvp } = network.linearize(t, x, rows);
      const features = walled(rows * 30, (out) => network.features(out));
      assertEquals(features, whole.features);
      const yBar = shifted(numbers.yBar);
      const gradient = walled(count, (out) => vjp(yBar, out));
      assertEquals(unpacked(network, gradient), whole.gradient);
      const thetaDot = shifted(packed(engine, network, numbers.thetaDot));
      const tangent = walled(outputs, (out) => jvp(thetaDot, out));
      assertEquals(tangent, whole.tangent);
    },
  );

  contract("sizes that no network can have are refused", () => {
    const refuse = (
      change: Partial<NetworkSpec>,
      maxRows: number,
      rule: string,
    ): void => {
      assertThrows(
        () => engine.network({ ...SMALL, ...change }, maxRows),
        RangeError,
        `Cannot make a network as ${rule}`,
      );
    };
    const positive = "must be a positive integer: current value is";
    refuse({ inputSize: 0 }, 1, `'inputSize' ${positive} 0`);
    refuse({ hiddenSizes: [4, -1] }, 1, `'hiddenSizes[1]' ${positive} -1`);
    refuse({ outputSize: 1.5 }, 1, `'outputSize' ${positive} 1.5`);
    refuse({}, NaN, `'maxRows' ${positive} NaN`);
    refuse(
      { activation: "gelu" as "relu" },
      1,
      `'activation' must be "tanh" or "relu": current value is "gelu"`,
    );
  });

  contract(
    "wrong numbers of rows and short vectors are refused, and change nothing",
    () => {
      const network = engine.network(SMALL, 4);
      const count = network.parameterCount;
      const theta = packed(engine, network, numbersFor(SMALL).theta);
      const x = vectorOf(engine, numbersFor(SMALL).x.subarray(0, 12));
      const y = engine.vector(8);
      const linearization = network.linearize(theta, x, 4);
      const { vjp, jvp } = linearization;
      const expected = engine.vector(8);
      jvp(theta, expected);

      const refuse = (call: () => void, rule: string): void => {
        assertThrows(call, RangeError, `Cannot compute as ${rule}`);
      };
      for (const rows of [0, 5, -1, 1.5, NaN]) {
        const rule =
          `'rows' must be an integer from 1 to 4: current value is ${rows}`;
        refuse(() => network.forward(theta, x, rows, y), rule);
        refuse(() => network.linearize(theta, x, rows), rule);
      }
      const short = (length: number) => engine.vector(length - 1);
      const needs = (name: string, length: number) =>
        `'${name}' must hold at least ${length} numbers: current value is ${
          length - 1
        }`;
      const other = engine.vector(count);
      refuse(
        () => network.forward(short(count), x, 4, y),
        needs("theta", count),
      );
      refuse(() => network.forward(other, short(12), 4, y), needs("x", 12));
      refuse(() => network.forward(other, x, 4, short(8)), needs("y", 8));
      refuse(
        () => network.linearize(short(count), x, 4),
        needs("theta", count),
      );
      refuse(() => network.linearize(other, short(12), 4), needs("x", 12));
      refuse(() => vjp(short(8), theta), needs("yBar", 8));
      refuse(() => vjp(y, short(count)), needs("out", count));
      refuse(() => jvp(short(count), y), needs("thetaDot", count));
      refuse(() => jvp(theta, short(8)), needs("out", 8));
      refuse(() => network.features(short(20)), needs("out", 20));
      refuse(
        () => network.pack([], theta),
        "'canonical' must hold at least 32",
      );
      refuse(
        () => network.unpack(short(count), new Float64Array(32)),
        needs("theta", count),
      );
      refuse(
        () => network.unpack(theta, new Float64Array(31)),
        needs("canonical", 32),
      );

      const tangent = engine.vector(8);
      jvp(theta, tangent);
      assertEquals(tangent, expected);
    },
  );

  contract("vectors of another precision are refused", () => {
    const network = engine.network(SMALL, 1);
    const { parameterCount } = network;
    const foreign = (length: number) =>
      engine.name === "reference"
        ? new Float32Array(length)
        : new Float64Array(length);
    const [theta, x, y] = [parameterCount, 3, 2].map(engine.vector);
    for (
      const call of [
        () => network.forward(foreign(parameterCount), x, 1, y),
        () => network.forward(theta, foreign(3), 1, y),
        () => network.forward(theta, x, 1, foreign(2)),
        () => network.linearize(theta, foreign(3), 1),
        () => network.linearize(theta, x, 1).vjp(foreign(2), theta),
        () => network.linearize(theta, x, 1).jvp(theta, foreign(2)),
        () => network.features(foreign(5)),
      ]
    ) {
      const { message } = assertThrows(call, TypeError);
      assert(/^Cannot compute as '\w+' must be a [^\n]+$/.test(message));
    }
  });

  contract(
    "a linearization is refused after the next pass of its network",
    () => {
      const network = engine.network(SMALL, 1);
      const [theta, x, y] = [network.parameterCount, 3, 2].map(engine.vector);
      for (
        const pass of [
          () => network.forward(theta, x, 1, y),
          () => network.linearize(theta, x, 1),
        ]
      ) {
        const { vjp, jvp } = network.linearize(theta, x, 1);
        pass();
        const line = "Cannot use a linearization after the next";
        assertThrows(() => vjp(y, theta), Error, line);
        assertThrows(() => jvp(theta, y), Error, line);
      }
    },
  );
}
