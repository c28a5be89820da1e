import { createServer } from "node:http";
import type { HttpPerson } from "./http-person";

/** Where the official client, which keeps no cookies outside a browser, has a person's connection signed: it is asked of the app as them. */
export type Signing = { routesOf(person: HttpPerson): { channel: string; user: string }; stop(): Promise<void> };

/** Starts it. What the app answers goes back as it is; that it does not answer is told as a failure of the way to it. */
export async function startSigning(): Promise<Signing> {
  const people: HttpPerson[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const [, index = "", path = ""] = /^\/(\d+)(\/.*)$/.exec(request.url ?? "") ?? [];
      const asked = people[Number(index)]?.go(path, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body });
      Promise.resolve(asked).then(
        async (answer) => void response.writeHead(answer?.status ?? 404).end(await answer?.text()),
        () => void response.writeHead(502).end(),
      );
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    routesOf(person) {
      const at = `http://127.0.0.1:${port}/${people.push(person) - 1}`;
      return { channel: `${at}/api/realtime/auth`, user: `${at}/api/realtime/user` };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
