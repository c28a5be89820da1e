// Proves: an app whose starter was killed ends too, so that its port is free for the next start. Would miss: what Next itself does on SIGTERM.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../free-port";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), "fairsplit-app-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const alive = async (address: string) => (await fetch(address).catch(() => null))?.ok === true;

it("ends with a starter that was killed", async () => {
  const port = await freePort(0);
  const app = path.join(dir, "app.cjs");
  writeFileSync(app, `require("node:http").createServer((_, response) => response.end("here")).listen(${port}, "127.0.0.1");`);
  const starter = path.join(dir, "starter.mts");
  writeFileSync(starter, `import { startApp } from ${JSON.stringify(path.join(import.meta.dirname, "app-server.ts"))};
    await startApp({ root: ${JSON.stringify(dir)}, port: ${port}, url: "", environment: {}, next: ${JSON.stringify(app)}, alive: "/" });
    console.log("started");`);
  const parent = spawn(process.execPath, ["--import", "tsx", starter], { cwd: path.resolve(import.meta.dirname, "../.."), stdio: ["ignore", "pipe", "inherit"] });
  await once(parent.stdout, "data");
  const address = `http://127.0.0.1:${port}/`;
  expect(await alive(address)).toBe(true);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  for (let tries = 0; tries < 200 && (await alive(address)); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await alive(address)).toBe(false);
});
