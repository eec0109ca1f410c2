import { assertEquals } from "@std/assert";
import configuration from "../deno.json" with { type: "json" };

const root = new URL("../", import.meta.url).pathname;

const flags = "read the variable DENO_V8_FLAGS";
const readsAll = [
  "read everything",
  "read networks/kernels",
  "read bench/commands/speed",
  "read bench/results",
];
const writesAll = [
  "write everything",
  "write .tmp",
  "write results",
  "write networks/kernels",
  "write networks/kernels/kernels.wasm",
  "write networks/kernels/kernels_256.wasm",
  "write bench/commands/speed/peak.wasm",
  "write bench/site/assets",
  "write bench/commands/golden",
  "write bench/results",
];
const variables = [
  flags,
  "read the variable CI",
  "read the variable HOME",
  "read the variable PATH",
];

/** What the Deno process of each task may do, and nothing else. */
const allowed: Record<string, readonly string[]> = {
  bench: [
    ...readsAll,
    ...writesAll,
    "load native code",
    "ask for the processor",
    flags,
  ],
  // This process chooses the mode; `bench` follows.
  "bench:fast": ["start Deno", flags],
  report: [...readsAll, ...writesAll],
  compare: [...readsAll, ...writesAll],
  play: [...readsAll, "load native code"],
  theory: [...readsAll, ...writesAll],
  verify: [...readsAll, "load native code", flags],
  speed: [...readsAll, ...writesAll, "ask for the processor", flags],
  "speed:fast": [...readsAll, ...writesAll, "ask for the processor", flags],
  crash: ["start a shell", ...readsAll, "write .tmp", "start Deno"],
  fuzz: [...readsAll, "write .tmp", "load native code"],
  golden: [...readsAll, "write bench/commands/golden"],
  schema: ["read bench/results", "write bench/results"],
  kernels: [
    "read networks/kernels",
    "read bench/commands/speed",
    "write networks/kernels/kernels.wasm",
    "write networks/kernels/kernels_256.wasm",
    "write bench/commands/speed/peak.wasm",
    "read the variable CI",
  ],
  // esbuild hands all variables to its program, the one that it may start.
  page: [
    "read all variables",
    ...readsAll,
    "write bench/site/assets",
    "start Deno",
    ...variables,
  ],
  // puppeteer drives Chromium, the one program that it may start.
  "test:page": [
    "connect to this machine",
    "fetch from this machine",
    "read all variables",
    ...readsAll,
    "write .tmp",
    "load native code",
    "start Deno",
    "ask for the processor",
    "ask for the machine's name",
    "ask for the home folder",
    ...variables,
  ],
  test: [
    ...readsAll,
    "write .tmp",
    "load native code",
    "start Deno",
    "ask for the processor",
  ],
};

/** Tasks that start other programs, or tasks. */
const others = ["ok", "test:long", "verify:arm64"];

/** What finds the program that a task may start: Deno stands for it here. */
const program = /\$\(deno (eval '[^']*'|run --no-prompt [^()]*)\)/g;

/** The flags of the first process of Deno that a task's command starts. */
function flagsOf(command: string): string[] {
  const words = command.replaceAll(program, "PROGRAM").replaceAll('"', "")
    .split(" ");
  const start = words.findIndex((word, i) =>
    word.endsWith("deno") && /^(run|test)$/.test(words[i + 1])
  );
  const given = words.slice(start + 2);
  const end = given.findIndex((word) => !word.startsWith("--"));
  return given.slice(0, end < 0 ? given.length : end)
    .filter((flag) => !["--doc", "--parallel"].includes(flag))
    .map((flag) => flag.replace("PROGRAM", Deno.execPath()));
}

async function probe(flags: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      // Like the hosts that Deno lets every program import from.
      "--allow-import=127.0.0.1:8000",
      ...flags,
      "_tools/_permission_probe.ts",
      Deno.execPath(),
    ],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  assertEquals(error, "");
  return JSON.parse(out);
}

Deno.test("the permissions of every task are listed", () => {
  assertEquals(
    Object.keys(configuration.tasks).sort(),
    [...Object.keys(allowed), ...others].sort(),
  );
});

for (const [task, { command }] of Object.entries(configuration.tasks)) {
  if (others.includes(task)) continue;
  Deno.test(`${task} reaches no network, and no file or variable that it doesn't need`, async () => {
    assertEquals(await probe(flagsOf(command)), allowed[task]);
  });
}

Deno.test("the probe sees what a process may do", async () => {
  const everything = await probe([
    "--no-prompt",
    ...["net", "read", "env", "run"].map((name) => `--allow-${name}`),
  ]);
  for (
    const what of [
      "connect to this machine",
      "fetch from this machine",
      "import from a host",
      "read all variables",
      "start a shell",
      "reach every host",
      "read the variable HOME",
    ]
  ) assertEquals(everything.includes(what), true, what);
});
