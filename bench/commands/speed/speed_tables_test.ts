import { assertEquals } from "@std/assert";
import { spreadOf } from "./measure.ts";
import { speedTables } from "./speed_tables.ts";
import { TRAINING_WORK } from "./training_work.ts";

const machine = { cpu: "Chip|1", cores: 2, os: "linux", arch: "x86_64" };

Deno.test("speedTables() shows speeds with peers and ratios beside them", () => {
  const [one, eight] = TRAINING_WORK.map((work) => ({
    ...work,
    workers: 1,
    stepsPerSecond: spreadOf([60_123, 50_000, 70_000]),
  }));
  assertEquals(
    speedTables({
      training: [one, { ...eight, workers: 2 }],
      peak: {
        flopsPerSecond: spreadOf([41.23e9, 40e9, 42e9]),
        chains: 12,
      },
      kernels: [
        {
          name: "64×64×64, hidden",
          seconds: spreadOf([16e-6]),
          flops: 524_288,
        },
        {
          name: "tanh, an element",
          seconds: spreadOf([0.56e-9, 0.5e-9, 2e-9]),
          flops: null,
        },
      ],
      networks: [
        {
          operation: "jvp",
          engine: "wasm",
          rows: 4,
          seconds: spreadOf([2.4651e-6, 2.4e-6, 2.5e-6]),
          flops: 69_632,
        },
        {
          operation: "jvp",
          engine: "tfjs",
          rows: 1024,
          seconds: spreadOf([3.5e-3]),
          flops: 69_632,
        },
      ],
      environments: [
        { environment: "Pendulum-v1", stepsPerSecond: spreadOf([1_210_000]) },
        { environment: "Elsewhere-v0", stepsPerSecond: spreadOf([1000]) },
      ],
    }, { mode: "fast", machine }),
    `# Speed

Chip\\|1, one core if nothing else is said, fast mode. Medians, in brackets the smallest and the largest.

## Training: environment steps a second, learning included

| CartPole-v1                 | Setting                                                |                Steps/s | Peers                                                                    |
| :-------------------------- | :----------------------------------------------------- | ---------------------: | :----------------------------------------------------------------------- |
| PPO 4×128                   | 4 epochs of 4 minibatches of 128 (PureJaxRL's setting) | 60,100 (50,000–70,000) | 5.7× Stable-Baselines3 2.9 (10,500); 0.26× PureJaxRL, JAX 0.10 (230,000) |
| PPO 4×128, 8 seeds, 2 cores | the same, spread over the cores; steps of all together | 60,100 (50,000–70,000) | 0.19× PureJaxRL under vmap (316,000)                                     |

Peak of multiplication and addition in registers: 41.2 GFLOP/s (40–42), with 12 chains. GFLOP/s below count matrix products alone.

## Kernels: rows × columns × steps of matrix products

| Kernel           |            Time | GFLOP/s | Of peak |
| :--------------- | --------------: | ------: | ------: |
| 64×64×64, hidden |   16 µs (16–16) |    32.8 |    79 % |
| tanh, an element | 0.56 ns (0.5–2) |       – |       – |

## Networks: time of a call, 4-64-64-2 tanh

| Operation |  Rows |              wasm | GFLOP/s | Of peak | reference |             tfjs |
| :-------- | ----: | ----------------: | ------: | ------: | --------: | ---------------: |
| jvp       |     4 | 2.47 µs (2.4–2.5) |    28.2 |    69 % |         – |                – |
| jvp       | 1,024 |                 – |       – |       – |         – | 3.5 ms (3.5–3.5) |

## Environments: steps a second of one copy

| Environment  |                         Steps/s | Peers                                                       |
| :----------- | ------------------------------: | :---------------------------------------------------------- |
| Pendulum-v1  | 1,210,000 (1,210,000–1,210,000) | 10× Gymnasium (121,000); 0.67× gymnax, 8 copies (1,800,000) |
| Elsewhere-v0 |             1,000 (1,000–1,000) | –                                                           |

The peers' figures were measured for this project on one core, eight seeds on both, of a 2-core AMD EPYC server, side by side with each other, not on this machine: a ratio is a rough guide elsewhere. PureJaxRL's leave out 4.7 s of compilation.
`,
  );
});

Deno.test("speedTables() leaves out what was not measured", () => {
  assertEquals(
    speedTables({}, { mode: "default", machine: { ...machine, cpu: null } }),
    `# Speed

processor not read, one core if nothing else is said, default mode. Medians, in brackets the smallest and the largest.
`,
  );
});
