/**
 * A real browser for tests of the page: what went wrong in it is recorded.
 *
 * @module
 */
import puppeteer, { type Page } from "puppeteer-core";

/** Where the page is opened from. */
export const places = ["disk", "server"] as const;

/** One of the places. */
export type Place = typeof places[number];

/** What a visit looks like. */
export interface VisitOptions {
  /** Width of the window in CSS pixels. @default 1200 */
  readonly width?: number;
  /** Color scheme that the reader prefers. @default "light" */
  readonly scheme?: "light" | "dark";
}

/** A page that is open, and what it did wrong. */
export interface Visit {
  /** The page, as puppeteer drives it. */
  readonly page: Page;
  /** Address of the page's folder, ended by a slash. */
  readonly base: string;
  /**
   * Errors and warnings of the console, exceptions, violations of the content
   * security policy, failed requests, and requests to anyone but the page's
   * own place, each in one line.
   */
  readonly troubles: readonly string[];
}

/** Chromium, or null where there is none. */
const chromium = findChromium();
if (chromium === null) {
  console.log(
    "skipped: tests of the page need Chromium in /usr/bin/chromium, or the variable CHROMIUM",
  );
}

let shared: Promise<TestBrowser> | undefined;

/**
 * Registers a test that has a browser; it is ignored where there is none. The
 * tests of a file share one, and each visit knows nothing of the others.
 *
 * @param name What holds.
 * @param run The test; what it visited is closed after it.
 */
export function browserTest(
  name: string,
  run: (browser: TestBrowser) => Promise<void>,
): void {
  Deno.test({
    name,
    ignore: chromium === null,
    // The browser outlives the test.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      const browser = await (shared ??= openBrowser());
      try {
        await run(browser);
      } finally {
        await browser.closeVisits();
      }
    },
  });
}

Deno.test.afterAll(async () => {
  await using _browser = await shared;
});

/** A browser with a home of its own. */
export interface TestBrowser extends AsyncDisposable {
  /**
   * Opens a page of a built site.
   *
   * @param folder Folder of the site, absolute or below the current one.
   * @param place Where it is opened from.
   * @param hash Its route, such as `#/run/Pendulum-v1/ppo/1`.
   * @param options What the visit looks like.
   * @returns The page after its load event.
   */
  visit(
    folder: string,
    place: Place,
    hash?: string,
    options?: VisitOptions,
  ): Promise<Visit>;
  /** Closes every page that is open, and the servers that they came from. */
  closeVisits(): Promise<void>;
}

/**
 * Starts Chromium with an own home and temporary folder below `.tmp`.
 *
 * @returns The browser; disposing it closes it and removes the folder.
 */
async function openBrowser(): Promise<TestBrowser> {
  if (chromium === null) throw new Error("there is no Chromium");
  await Deno.mkdir(".tmp", { recursive: true });
  const home = await Deno.realPath(
    await Deno.makeTempDir({ dir: ".tmp", prefix: "chromium-" }),
  );
  const browser = await puppeteer.launch({
    executablePath: chromium,
    userDataDir: `${home}/profile`,
    env: { HOME: home, TMPDIR: home, PATH: "/usr/bin:/bin" },
    // Chromium's sandbox refuses to run as root, as in containers.
    args: Deno.uid() === 0 ? ["--no-sandbox"] : [],
  });
  const closings: (() => Promise<void>)[] = [];
  const closeVisits = async () => {
    await Promise.all(closings.splice(0).map((close) => close()));
  };
  return {
    async visit(folder, place, hash = "", options = {}) {
      const root = `${Deno.realPathSync(folder)}/`;
      const context = await browser.createBrowserContext();
      closings.push(() => context.close());
      const page = await context.newPage();
      if (place === "disk") return visit(page, `file://${root}`, hash, options);
      const server = serve(root);
      closings.push(() => server.shutdown());
      const { port } = server.addr as Deno.NetAddr;
      return visit(page, `http://127.0.0.1:${port}/sub/`, hash, options);
    },
    closeVisits,
    async [Symbol.asyncDispose]() {
      await closeVisits();
      await browser.close();
      await Deno.remove(home, { recursive: true });
    },
  };
}

async function visit(
  page: Page,
  base: string,
  hash: string,
  { width = 1200, scheme = "light" }: VisitOptions,
): Promise<Visit> {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) {
      troubles.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => troubles.push(`exception: ${error}`));
  page.on("requestfailed", (request) => {
    troubles.push(`failed: ${request.url()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) {
      troubles.push(`foreign: ${url}`);
    }
  });
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
  ]);
  await page.goto(`${base}index.html${hash}`);
  return { page, base, troubles };
}

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

/** Serves a folder below `/sub/`, as a static host would. */
function serve(root: string): Deno.HttpServer {
  return Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const path = decodeURIComponent(new URL(request.url).pathname);
      try {
        const bytes = await Deno.readFile(root + path.replace(/^\/sub\//, ""));
        const type = contentTypes[path.split(".").at(-1)!];
        return new Response(bytes, { headers: { "content-type": type } });
      } catch {
        return new Response("not found", { status: 404 });
      }
    },
  );
}

function findChromium(): string | null {
  const path = Deno.env.get("CHROMIUM") ?? "/usr/bin/chromium";
  try {
    return Deno.statSync(path).isFile ? path : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
