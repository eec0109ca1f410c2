/**
 * Prints what its process may do, as JSON: for `_tools/permissions_test.ts`, which
 * starts it in the place of a task's program.
 *
 * @module
 */
const [deno] = Deno.args;

const granted = (descriptor: Deno.PermissionDescriptor) =>
  Deno.permissions.querySync(descriptor).state === "granted";

/** Whether an attempt gets past what the process was allowed. */
async function gets(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (error) {
    return !(error instanceof Deno.errors.NotCapable) &&
      !String(error).includes("--no-remote");
  }
}

const attempts = {
  "connect to this machine": () => Deno.connect({ port: 9 }),
  "fetch from this machine": () => fetch("http://127.0.0.1:8000"),
  // The test lets it import from here, as Deno by default does from some hosts.
  "import from a host": () => import(`http:${"//127.0.0.1:8000/none.ts"}`),
  "read all variables": () => Promise.resolve(Deno.env.toObject()),
  "start a shell": () => new Deno.Command("sh").output(),
};

const questions: Record<string, Deno.PermissionDescriptor> = {
  "reach every host": { name: "net" },
  "read everything": { name: "read" },
  "read networks/kernels": { name: "read", path: "networks/kernels" },
  "read bench/commands/speed": { name: "read", path: "bench/commands/speed" },
  "read bench/results": { name: "read", path: "bench/results" },
  "write everything": { name: "write" },
  "write .tmp": { name: "write", path: ".tmp" },
  "write results": { name: "write", path: "results" },
  "write networks/kernels": { name: "write", path: "networks/kernels" },
  "write networks/kernels/kernels.wasm": {
    name: "write",
    path: "networks/kernels/kernels.wasm",
  },
  "write networks/kernels/kernels_256.wasm": {
    name: "write",
    path: "networks/kernels/kernels_256.wasm",
  },
  "write bench/commands/speed/peak.wasm": {
    name: "write",
    path: "bench/commands/speed/peak.wasm",
  },
  "write bench/site/assets": { name: "write", path: "bench/site/assets" },
  "write bench/commands/golden": {
    name: "write",
    path: "bench/commands/golden",
  },
  "write bench/results": { name: "write", path: "bench/results" },
  "load native code": { name: "ffi" },
  "start everything": { name: "run" },
  "start Deno": { name: "run", command: deno },
  "ask for the processor": { name: "sys", kind: "cpus" },
  "ask for the machine's name": { name: "sys", kind: "hostname" },
  "ask for the home folder": { name: "sys", kind: "homedir" },
  "read the variable DENO_V8_FLAGS": {
    name: "env",
    variable: "DENO_V8_FLAGS",
  },
  "read the variable CI": { name: "env", variable: "CI" },
  "read the variable HOME": { name: "env", variable: "HOME" },
  "read the variable PATH": { name: "env", variable: "PATH" },
};

const may: string[] = [];
for (const [what, attempt] of Object.entries(attempts)) {
  if (await gets(attempt)) may.push(what);
}
for (const [what, descriptor] of Object.entries(questions)) {
  if (granted(descriptor)) may.push(what);
}
console.log(JSON.stringify(may));
