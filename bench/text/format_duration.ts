/**
 * Writes a time that is left; begun seconds count whole.
 *
 * @param seconds A finite number >= 0.
 * @returns Such as `0:07`, `12:30` or `1:02:03`.
 *
 * @example Durations
 * ```ts
 * import { formatDuration } from "./format_duration.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatDuration(6.2), "0:07");
 * assertEquals(formatDuration(3723), "1:02:03");
 * ```
 */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const pad = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${pad(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`;
}
