import { assertEquals, assertRejects } from "@std/assert";
import type { EchoProtocol } from "./_echo_worker.ts";
import { openWorkQueue, type QueueListener } from "./work_queue.ts";

const workerUrl = new URL("./_echo_worker.ts", import.meta.url);

/** What happens to numbers, a line each. */
function listening(
  more: Partial<QueueListener<number, EchoProtocol>> = {},
) {
  const lines: string[] = [];
  const listener: QueueListener<number, EchoProtocol> = {
    begin(number) {
      lines.push(`begin ${number}`);
      return number;
    },
    onProgress: (_, told) => lines.push(told),
    onAnswer: (number, answer) => lines.push(`${number}: ${answer}`),
    onError: (number, line) => lines.push(`${number} failed: ${line}`),
    ...more,
  };
  return { lines, listener };
}

Deno.test("a work queue does its tasks in order, tells of progress, and stays for another list", async () => {
  using queue = openWorkQueue<EchoProtocol>(workerUrl, 1);
  const { lines, listener } = listening();
  await queue.work([2, 1], listener);
  await queue.work([3], listener);
  await queue.work([], listener);
  assertEquals(lines, [
    ...["begin 2", "at 2", "2: 4", "begin 1", "at 1", "1: 2"],
    ...["begin 3", "at 3", "3: 6"],
  ]);
});

Deno.test("a work queue of several workers does every task once", async () => {
  using queue = openWorkQueue<EchoProtocol>(workerUrl, 3);
  const answers = new Map<number, number>();
  const { lines, listener } = listening({
    onAnswer: (number, answer) => answers.set(number, answer),
  });
  const numbers = Array.from({ length: 20 }, (_, i) => i);
  await queue.work(numbers, listener);
  assertEquals(
    lines.filter((line) => line.startsWith("begin")),
    numbers.map((number) => `begin ${number}`),
  );
  assertEquals(numbers.map((number) => answers.get(number)), [
    ...numbers.map((number) => 2 * number),
  ]);
});

Deno.test("a work queue carries errors as one line, and replaces a worker that broke down", async () => {
  using queue = openWorkQueue<EchoProtocol>(workerUrl, 1);
  const { lines, listener } = listening();
  await queue.work([-1, 0.5, 1], listener);
  assertEquals(lines.filter((line) => !line.startsWith("begin")), [
    "-1 failed: -1 is too small",
    "0.5 failed: Uncaught Error: gone",
    "at 1",
    "1: 2",
  ]);
});

Deno.test("a work queue begins no other task once its listener threw", async () => {
  for (const numbers of [[-1, 1, 2], [0.5, 1, 2]]) {
    using queue = openWorkQueue<EchoProtocol>(workerUrl, 1);
    const { lines, listener } = listening({
      onError(_, line) {
        throw new Error(line);
      },
    });
    await assertRejects(() => queue.work(numbers, listener), Error);
    assertEquals(lines, [`begin ${numbers[0]}`]);
  }
});

Deno.test("a work queue begins no other task once its signal is aborted", async () => {
  using queue = openWorkQueue<EchoProtocol>(workerUrl, 1);
  const interrupt = new AbortController();
  const { lines, listener } = listening({
    signal: interrupt.signal,
    onProgress: () => interrupt.abort(),
  });
  await queue.work([1, 2], listener);
  assertEquals(lines, ["begin 1", "1: 2"]);
});
