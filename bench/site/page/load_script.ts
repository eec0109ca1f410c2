/// <reference lib="dom" />
/**
 * What the page asks for after it was opened.
 *
 * A page that was opened from disk can't fetch a file, but it can run a script
 * beside it. So each further file is a script that calls
 * `policyGradientBench.deliver(path, value)`.
 *
 * @module
 */

/** What the page's scripts share, as `globalThis.policyGradientBench`. */
interface PageGlobal {
  /** What `data.js` sets. */
  index?: unknown;
  /** Takes what a script delivers under its path. */
  deliver?: (path: string, value: unknown) => void;
}

const asked = new Map<string, Promise<unknown>>();
const delivered = new Map<string, unknown>();

/**
 * The record that the page's scripts share.
 *
 * @returns The record; it is made where there is none.
 */
export function pageGlobal(): PageGlobal {
  const scope = globalThis as { policyGradientBench?: PageGlobal };
  return scope.policyGradientBench ??= {};
}

/**
 * Runs a script below the page's folder, once, however often it is asked for.
 *
 * @param path Its path below the page's folder, such as `runs/Pendulum-v1/ppo.js`.
 * @returns What it delivers under its path.
 * @throws {Error} Where it can't be loaded or delivers nothing; it may be asked for again then.
 */
export function loadScript(path: string): Promise<unknown> {
  let promise = asked.get(path);
  if (promise === undefined) {
    promise = runScript(path);
    asked.set(path, promise);
    promise.catch(() => asked.delete(path));
  }
  return promise;
}

function runScript(path: string): Promise<unknown> {
  pageGlobal().deliver ??= (key, value) => delivered.set(key, value);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = path.split("/").map(encodeURIComponent).join("/");
    script.onload = () => {
      script.remove();
      if (delivered.has(path)) resolve(delivered.get(path));
      else reject(new Error(`${path} delivered nothing`));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`Cannot load ${path}`));
    };
    document.head.append(script);
  });
}
