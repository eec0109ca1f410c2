import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import configuration from "../../deno.json" with { type: "json" };
import { UsageError } from "../files/usage_error.ts";
import { HelpRequest } from "../terminal/command_line.ts";
import { argumentReaders } from "./argument_readers.ts";
import { readFastArguments } from "./fast/choose_flags.ts";

/** Tasks whose arguments another program reads. */
const others = ["ok", "test", "test:long", "test:page", "verify:arm64"];

Deno.test("every task has a reader of its arguments", () => {
  assertEquals(
    [...Object.keys(argumentReaders), ...others].sort(),
    Object.keys(configuration.tasks).sort(),
  );
});

for (const [task, read] of Object.entries(argumentReaders)) {
  Deno.test(`${task} refuses unknown options in one line, and has a help`, () => {
    for (const stranger of ["--chek", "--check=1", "-c", "--nonsense=true"]) {
      const { message } = assertThrows(
        () => read([stranger, "--seeds", "1"]),
        UsageError,
      );
      assertEquals(message.includes("\n"), false);
      assertStringIncludes(message, "Cannot use ");
    }
    const help = assertThrows(() => read(["--help"]), HelpRequest).message;
    const [name] = task.split(":");
    assertStringIncludes(help, `\nusage: deno task ${name} `);
    assertStringIncludes(help, "prints this");
    const widest = Math.max(...help.split("\n").map(({ length }) => length));
    assertEquals(widest <= 80, true, help);
  });
}

Deno.test("tasks with a switch alone refuse anything else", () => {
  const switches = { kernels: "check", page: "check", golden: "write" };
  for (const [task, name] of Object.entries(switches)) {
    const read = argumentReaders[task];
    assertEquals(read([]), { [name]: false });
    assertEquals(read([`--${name}`]), { [name]: true });
    for (const stranger of [`--${name}s`, "all", "-"]) {
      assertEquals(
        assertThrows(() => read([stranger]), UsageError).message,
        `Cannot use "${stranger}": the options are --${name}, --help`,
      );
    }
  }
});

Deno.test("commands without arguments refuse any", () => {
  for (const read of [argumentReaders.schema, readFastArguments]) {
    assertEquals(read([]), {});
    for (const stranger of ["--check", "all"]) {
      assertEquals(
        assertThrows(() => read([stranger]), UsageError).message,
        `Cannot use "${stranger}": the options are --help`,
      );
    }
  }
});
