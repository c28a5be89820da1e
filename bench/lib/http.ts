import { Agent, request } from "node:http";

export type Got = { status: number; body: string };

/** A client that keeps its connections, the same for both sides of a comparison. */
export function client(connections: number): { get: (url: string, headers?: Record<string, string>) => Promise<Got>; post: (url: string, body: string, headers?: Record<string, string>) => Promise<Got>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const call = (method: string, url: string, headers: Record<string, string>, body?: string) =>
    new Promise<Got>((resolve, reject) => {
      const asked = request(url, { agent, method, headers: body === undefined ? headers : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), ...headers } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
        answer.on("error", reject);
      });
      asked.on("error", reject);
      asked.end(body);
    });
  return { get: (url, headers = {}) => call("GET", url, headers), post: (url, body, headers = {}) => call("POST", url, headers, body), close: () => agent.destroy() };
}

/** Signs somebody of the demo in. Out: the cookies of their session. Throws when that is refused: what a stranger is answered measures nothing. */
export async function signIn(world: { url: string; demoPassword: string }, email: string): Promise<string> {
  const answer = await fetch(`${world.url}/api/auth/sign-in/email`, { method: "POST", headers: { "content-type": "application/json", origin: world.url }, body: JSON.stringify({ email, password: world.demoPassword }) });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}.`);
  return answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
}
