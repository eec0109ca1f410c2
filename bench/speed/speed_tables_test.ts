import { assertEquals } from "@std/assert";
import { spreadOf } from "./measure.ts";
import { speedTables } from "./speed_tables.ts";
import { TRAINING_WORK } from "./training_work.ts";

const machine = { cpu: "Chip|1", cores: 2, os: "linux", arch: "x86_64" };

Deno.test("speedTables() shows speeds with peers and ratios beside them", () => {
  assertEquals(
    speedTables({
      training: [{
        work: TRAINING_WORK[0],
        stepsPerSecond: spreadOf([60_123, 50_000, 70_000]),
      }],
      networks: [
        {
          operation: "jvp",
          engine: "wasm",
          rows: 4,
          seconds: spreadOf([2.4651e-6, 2.4e-6, 2.5e-6]),
        },
        {
          operation: "forward",
          engine: "wasm",
          rows: 1,
          seconds: spreadOf([1e-6]),
        },
      ],
      environments: [
        { environment: "Pendulum-v1", stepsPerSecond: spreadOf([1_210_000]) },
        { environment: "Elsewhere-v0", stepsPerSecond: spreadOf([1000]) },
      ],
    }, machine),
    `# Speed

Chip\\|1, one core. Medians, in brackets the smallest and the largest.

## Training: environment steps a second, learning included

| CartPole-v1 | Setting                                                |                Steps/s | Peers                                                                    |
| :---------- | :----------------------------------------------------- | ---------------------: | :----------------------------------------------------------------------- |
| PPO 4×128   | 4 epochs of 4 minibatches of 128 (PureJaxRL's setting) | 60,100 (50,000–70,000) | 5.7× Stable-Baselines3 2.9 (10,500); 0.26× PureJaxRL, JAX 0.10 (230,000) |

## Networks: microseconds a call, 4-64-64-2 tanh

| Operation       | Engine |   1 row |         4 rows | 64 rows | 128 rows | 1,024 rows |
| :-------------- | :----- | ------: | -------------: | ------: | -------: | ---------: |
| forward         | wasm   | 1 (1–1) |              – |       – |        – |          – |
| linearize + vjp | wasm   |       – |              – |       – |        – |          – |
| jvp             | wasm   |       – | 2.47 (2.4–2.5) |       – |        – |          – |

## Environments: steps a second of one copy

| Environment  |                         Steps/s | Peers                                                       |
| :----------- | ------------------------------: | :---------------------------------------------------------- |
| Pendulum-v1  | 1,210,000 (1,210,000–1,210,000) | 10× Gymnasium (121,000); 0.67× gymnax, 8 copies (1,800,000) |
| Elsewhere-v0 |             1,000 (1,000–1,000) | –                                                           |

The peers' figures were measured for this project on one core of a 2-core AMD EPYC server, side by side with each other, not on this machine: a ratio is a rough guide elsewhere. PureJaxRL's leave out 4.7 s of compilation.
`,
  );
});
