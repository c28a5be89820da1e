import { createServer } from "node:net";

/** A free port on loopback: the wished one, else the next above it that is free. 0 asks for any. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port === wished || port < wished + 200; port++) {
    const free = await tryPort(port);
    if (free !== null) return free;
  }
  throw new Error(`No port is free from ${wished} to ${wished + 200}.`);
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (cause: NodeJS.ErrnoException) => (cause.code === "EADDRINUSE" || cause.code === "EACCES" ? resolve(null) : reject(cause)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
