import { assertEquals, assertThrows } from "@std/assert";
import { makeLinks } from "./_make_links.ts";
import { removeIfThere, removeTemporaries, writeWhole } from "./whole_files.ts";

function temporaryFolder(): Disposable & { path: string } {
  const path = Deno.makeTempDirSync();
  return {
    path,
    [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }),
  };
}

Deno.test("writeWhole() makes folders, replaces files and leaves nothing else", () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/a/b/file.json`;
  writeWhole(path, "a long first text");
  writeWhole(path, "né");
  assertEquals(Deno.readTextFileSync(path), "né");
  assertEquals([...Deno.readDirSync(`${folder.path}/a/b`)].length, 1);
});

Deno.test("writeWhole() that fails leaves the old file and no temporary one", () => {
  using folder = temporaryFolder();
  const occupied = `${folder.path}/occupied`;
  writeWhole(`${occupied}/kept`, "kept");
  assertThrows(() => writeWhole(occupied, "new"));
  assertEquals(Deno.readTextFileSync(`${occupied}/kept`), "kept");
  assertEquals([...Deno.readDirSync(folder.path)].length, 1);
});

Deno.test("removeIfThere() removes a file and accepts that there is none", () => {
  using folder = temporaryFolder();
  writeWhole(`${folder.path}/file`, "");
  removeIfThere(`${folder.path}/file`);
  removeIfThere(`${folder.path}/file`);
  assertEquals([...Deno.readDirSync(folder.path)], []);
});

Deno.test("removeTemporaries() removes what a killed process was writing, and nothing else", () => {
  using temporary = temporaryFolder();
  const folder = temporary.path;
  const kept = [".lock", "a.tmp", ".a.json.tmp", "b/c/seed-1.json"];
  const removed = [".a.json.12.tmp", "b/c/.seed-1.checkpoint.3.tmp"];
  Deno.mkdirSync(`${folder}/b/c`, { recursive: true });
  for (const name of [...kept, ...removed]) {
    Deno.writeTextFileSync(`${folder}/${name}`, "");
  }
  makeLinks({ [`${folder}/b/link`]: folder });
  removeTemporaries(folder);
  const names = (path: string) =>
    [...Deno.readDirSync(`${folder}/${path}`)].map(({ name }) => name).sort();
  assertEquals(names("."), [".a.json.tmp", ".lock", "a.tmp", "b"]);
  assertEquals(names("b/c"), ["seed-1.json"]);
});
