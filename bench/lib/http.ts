import { Agent, request } from "node:http";

export type Got = { status: number; body: string };

/** A client that keeps its connections, the same for both sides of a comparison. */
export function client(connections: number): { get: (url: string, headers?: Record<string, string>) => Promise<Got>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    get: (url, headers = {}) =>
      new Promise((resolve, reject) => {
        const call = request(url, { agent, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
          answer.on("error", reject);
        });
        call.on("error", reject);
        call.end();
      }),
    close: () => agent.destroy(),
  };
}
