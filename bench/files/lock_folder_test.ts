import { assertEquals, assertThrows } from "@std/assert";
import { makeLinks } from "./_make_links.ts";
import { lockFolder } from "./lock_folder.ts";
import { UsageError } from "./usage_error.ts";

function withFolder(use: (folder: string) => void): void {
  const folder = Deno.makeTempDirSync();
  try {
    use(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("lockFolder() lets in one at a time, and the next when it is freed", () => {
  withFolder((folder) => {
    const own = `${folder}/results/own`;
    {
      using _first = lockFolder(own);
      const { message } = assertThrows(() => lockFolder(own), UsageError);
      assertEquals(
        message.replace(folder, ""),
        "Cannot write into /results/own as another benchmark is at work there: wait for it, or use another --out",
      );
      using _other = lockFolder(`${folder}/results/other`);
    }
    using _again = lockFolder(own);
    assertEquals([...Deno.readDirSync(own)].map(({ name }) => name), [
      ".lock",
    ]);
  });
});

Deno.test("lockFolder() refuses a link in the place of its file, and a file in that of the folder", () => {
  withFolder((folder) => {
    Deno.mkdirSync(`${folder}/own`);
    makeLinks({ [`${folder}/own/.lock`]: `${folder}/elsewhere` });
    assertThrows(
      () => lockFolder(`${folder}/own`),
      UsageError,
      ".lock is no file",
    );
    Deno.writeTextFileSync(`${folder}/file`, "");
    assertThrows(
      () => lockFolder(`${folder}/file/own`),
      UsageError,
      "Cannot write into ",
    );
    assertEquals(
      [...Deno.readDirSync(folder)].map(({ name }) => name).sort(),
      ["file", "own"],
    );
  });
});
