/**
 * A place for hostile files, and a watch over what lies around it.
 *
 * @module
 */
import { assertEquals } from "@std/assert";

/** A temporary folder; nothing outside of `out` may change in it. */
export interface Sandbox extends Disposable {
  /** The folder that commands may write into. */
  readonly out: string;
  /**
   * Puts a file somewhere, its folders too.
   *
   * @param path Path below the sandbox.
   * @param content The bytes.
   * @returns The whole path.
   */
  put(path: string, content: Uint8Array | string): string;
  /** Empties `out`. */
  clear(): void;
  /** Fails if anything but `out` appeared, went, or changed its size. */
  assertUntouched(): void;
}

/** Makes a sandbox. */
export function createSandbox(): Sandbox {
  const root = Deno.makeTempDirSync({ prefix: "hostile-" });
  const out = `${root}/out`;
  const put = (path: string, content: Uint8Array | string) => {
    const whole = `${root}/${path}`;
    Deno.mkdirSync(whole.slice(0, whole.lastIndexOf("/")), { recursive: true });
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    Deno.writeFileSync(whole, bytes);
    return whole;
  };
  const around = () =>
    [...Deno.readDirSync(root)].map(({ name }) => name)
      .filter((name) => name !== "out" && name !== "in").sort()
      .map((name) => [name, Deno.lstatSync(`${root}/${name}`).size]);
  put("secret", "secret");
  Deno.mkdirSync(out);
  const before = around();
  return {
    out,
    put,
    clear() {
      Deno.removeSync(out, { recursive: true });
      Deno.mkdirSync(out);
    },
    assertUntouched: () => assertEquals(around(), before),
    [Symbol.dispose]: () => Deno.removeSync(root, { recursive: true }),
  };
}
