/**
 * Signals that ask a command to stop.
 *
 * @module
 */

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** A signal that asks a command to stop. */
type Interrupt = keyof typeof exitCodes;

/**
 * Listens for SIGINT and SIGTERM. The first aborts the signal that is given
 * back, with its name as the reason, so that work can be put away; the second
 * ends the process at once.
 *
 * @returns The signal.
 */
export function listenForInterrupts(): AbortSignal {
  const interrupt = new AbortController();
  const names: readonly Interrupt[] = Deno.build.os === "windows"
    ? ["SIGINT"]
    : ["SIGINT", "SIGTERM"];
  for (const name of names) {
    Deno.addSignalListener(name, () => {
      if (interrupt.signal.aborted) Deno.exit(exitCodes[name]);
      interrupt.abort(name);
    });
  }
  return interrupt.signal;
}

/**
 * The exit code of a command that was asked to stop.
 *
 * @param signal What {@linkcode listenForInterrupts} gave, aborted.
 * @returns 130 after SIGINT, 143 after SIGTERM: 128 and the signal's number.
 */
export function interruptedExitCode(signal: AbortSignal): number {
  return exitCodes[signal.reason as Interrupt] ?? exitCodes.SIGINT;
}
