import { createTRPCClient, httpBatchLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import { demoPeople } from "@/db/seed/people";
import type { WireRefusal } from "@/server/kernel/trpc";
import type { AppRouter } from "@/server/router";
import type { WorldAddresses } from "./world-messages";

/** A person without a screen: keeps cookies as a browser does, names the origin that the product's own pages have, and calls its procedures. */
export type HttpPerson = { api: TRPCClient<AppRouter>; go(address: string, init?: RequestInit): Promise<Response>; post(path: string, body: unknown): Promise<Response>; cookies(): string };

type Where = Pick<WorldAddresses, "url">;

export function httpVisitor(world: Where, cookie = ""): HttpPerson {
  const jar = new Map<string, string>(cookie.split("; ").filter(Boolean).map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]));
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const go = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!headers.has("origin")) headers.set("origin", world.url);
    headers.set("cookie", cookies());
    const answer = await fetch(new URL(address, world.url), { redirect: "manual", ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0\b/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const post = (path: string, body: unknown) => go(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { api: createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${world.url}/api/trpc`, fetch: (address, init) => go(String(address), { ...init, signal: init?.signal ?? null, body: (init?.body as BodyInit | null | undefined) ?? null }) })] }), go, post, cookies };
}

/** Signs a demo person in by password. Throws when the product does not let them in. */
export async function signInByPassword(world: Where & Pick<WorldAddresses, "demoPassword">, key: string): Promise<HttpPerson> {
  const who = demoPeople.find((person) => person.key === key);
  const person = httpVisitor(world);
  const answer = await person.post("/api/auth/sign-in/email", { email: who?.email, password: world.demoPassword });
  if (!answer.ok) throw new Error(`${key} could not sign in: ${answer.status} ${await answer.text()}`);
  return person;
}

/** Makes an account for a stranger, who is signed in by it. */
export async function signUp(world: Where, of: { name: string; email: string; intent: "recruiter" | "company" | "candidate" }): Promise<HttpPerson> {
  const person = httpVisitor(world);
  const answer = await person.post("/api/auth/sign-up/email", { ...of, password: "a long enough password" });
  if (!answer.ok) throw new Error(`${of.email} could not sign up: ${answer.status} ${await answer.text()}`);
  return person;
}

/** Opens a mailed link as a browser would, step by step. Out: the path that it ends at. */
export async function openLink(person: HttpPerson, link: string): Promise<string> {
  let address = link;
  for (let steps = 0; steps < 8; steps++) {
    const answer = await person.go(address);
    const next = answer.headers.get("location");
    if (!next) return new URL(address).pathname + new URL(address).search;
    address = new URL(next, address).toString();
  }
  throw new Error(`${link} leads in circles.`);
}

/** What the product says no with. Throws when it said yes, or failed in another way. */
export async function refusalOf(call: Promise<unknown>): Promise<WireRefusal> {
  const refused = await call.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(refused instanceof TRPCClientError)) throw refused instanceof Error ? refused : new Error("The call was not refused.");
  const { refusal } = (refused as TRPCClientError<AppRouter>).data ?? {};
  if (!refusal) throw refused;
  return refusal;
}
