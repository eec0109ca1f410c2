/**
 * Makes a symbolic link for a test. Deno allows that only to who may write
 * anywhere, so a program of its own does it.
 *
 * @param target Where it leads.
 * @param path Where it lies.
 */
export function makeLink(target: string, path: string): void {
  const { success, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["eval", "Deno.symlinkSync(...Deno.args)", target, path],
  }).outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
