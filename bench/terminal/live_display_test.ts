import { assertEquals } from "@std/assert";
import { createLiveDisplay } from "./live_display.ts";

/** A display of given lines on a terminal that can be resized. */
function display(lines: string[]) {
  const place = { size: { columns: 40, rows: 10 }, milliseconds: 0, lines };
  const texts: string[] = [];
  const display = createLiveDisplay({
    size: () => place.size,
    lines: () => place.lines,
    write: (text) => texts.push(text),
    now: () => place.milliseconds,
  });
  return { ...display, place, texts };
}

Deno.test("a live block erases as many lines as it drew", () => {
  const { update, place, texts } = display(["a", "b", "c"]);
  update();
  place.milliseconds = 200;
  place.lines = ["d"];
  update();
  place.milliseconds = 400;
  update();
  assertEquals(texts, [
    "a\nb\nc\n",
    "\x1b[3A\x1b[Jd\n",
    "\x1b[1A\x1b[Jd\n",
  ]);
});

Deno.test("a live block waits 200 ms between two pictures, but not for a line", () => {
  const { update, line, place, texts } = display(["a"]);
  update();
  place.milliseconds = 199;
  update();
  line("said");
  assertEquals(texts, ["a\n", "\x1b[1A\x1b[Jsaid\na\n"]);
});

Deno.test("a live block counts the lines that a narrower terminal has wrapped", () => {
  const { update, place, texts } = display([
    "x".repeat(39),
    "",
    "y".repeat(20),
  ]);
  update();
  place.milliseconds = 200;
  place.size = { columns: 20, rows: 10 };
  place.lines = ["z"];
  update();
  // 39 characters take two lines of 20, the empty line and the 20 take one each.
  assertEquals(texts.at(-1), "\x1b[4A\x1b[Jz\n");
});

Deno.test("a live block is removed once, and not where nothing was drawn", () => {
  const { update, close, texts } = display(["a", "b"]);
  close();
  assertEquals(texts, []);
  update();
  close();
  close();
  assertEquals(texts.slice(1), ["\x1b[2A\x1b[J"]);
});
