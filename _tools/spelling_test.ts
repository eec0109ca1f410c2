/**
 * The spelling, by rules of our own: spell checkers bring dictionaries of
 * megabytes and lists of exceptions, where one kind of mistake is looked for.
 */
import { assert, assertEquals } from "@std/assert";
import { ownFiles, readOwn } from "./own_files.ts";

Deno.test("the spelling is American", () => {
  const british = britishForms();
  assert(british.test("behavi" + "our") && british.test("normali" + "sed"));
  assert(!british.test("behavior, optimistic, generalist, four, rise"));
  const found = [...ownFiles(".ts"), ...ownFiles(".md")].flatMap((file) =>
    readOwn(file).split("\n").flatMap((line, i) => {
      // A name of the accessibility standard.
      const own = line.replaceAll("aria-labelledby", "");
      const word = british.exec(own)?.[0];
      return word === undefined ? [] : [`${file}:${i + 1}: ${word}`];
    })
  );
  assertEquals(found, []);
});

/** British forms, made of American ones so that none stands here. */
function britishForms(): RegExp {
  const stems = "normal optim initial regular general standard vector " +
    "discret linear parametr serial penal minim maxim summar random " +
    "synchron util recogn organ final equal real local visual special " +
    "factor quant character emphas material categor";
  const verbs = `(?:${stems.replaceAll(" ", "|")})i` +
    "s(?:e|es|ed|er|ers|ing|able|ation|ations)";
  const nouns = "behavior color neighbor favor honor labor".split(" ")
    .map((word) => word.replace(/or$/, "o" + "ur"));
  const others = [
    ["center", "ter", "tre"],
    ["license", "se", "ce"],
    ["gray", "a", "e"],
    ["artifact", "i", "e"],
    ["labeled", "l(?=ed)", "ll"],
    ["modeled", "l(?=ed)", "ll"],
    ["canceled", "l(?=ed)", "ll"],
    ["analyzed", "z", "s"],
  ].map(([word, from, to]) => word.replace(new RegExp(from), to));
  return new RegExp(`(?:${[verbs, ...nouns, ...others].join("|")})`, "i");
}
