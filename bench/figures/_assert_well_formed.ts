import { assertEquals, assertMatch } from "@std/assert";

const TAG = /^<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<]*")*)\s*(\/?)>$/;

/** Fails where a text isn't well-formed XML of elements, attributes and text. */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [part] of xml.trim().matchAll(/<[^>]*>|[^<]+/g)) {
    assertMatch(part, /^(?:[^&]|&(?:amp|lt|gt|quot|apos|#x[9AD]);)*$/);
    if (!part.startsWith("<")) continue;
    assertMatch(part, TAG);
    const [, end, name, , empty] = part.match(TAG)!;
    if (end) assertEquals(open.pop(), name);
    else if (!empty) open.push(name);
  }
  assertEquals(open, []);
}
