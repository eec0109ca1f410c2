/**
 * Makes symbolic links and pipes for a test. Deno allows links only to who may
 * write anywhere, so a program of its own makes them.
 *
 * @param links Where each path leads; null makes a pipe there.
 */
export function makeLinks(
  links: Readonly<Record<string, string | null>>,
): void {
  const script = `
    for (const [path, target] of ${JSON.stringify(Object.entries(links))}) {
      if (target !== null) Deno.symlinkSync(target, path);
      else new Deno.Command("mkfifo", { args: [path] }).outputSync();
    }`;
  const { success, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["eval", script],
  }).outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
