import { type Protocol, serveTasks } from "./work_queue.ts";

/** Numbers: negative ones fail, halves break the worker down, others come back doubled. */
export interface EchoProtocol extends Protocol {
  readonly task: number;
  readonly progress: string;
  readonly answer: number;
}

serveTasks<EchoProtocol>((number, tell) => {
  if (number < 0) throw new RangeError(`${number} is too small\nby far`);
  if (!Number.isInteger(number)) {
    setTimeout(() => {
      throw new Error("gone\nfor good");
    });
    return new Promise<never>(() => {});
  }
  tell(`at ${number}`);
  return 2 * number;
});
