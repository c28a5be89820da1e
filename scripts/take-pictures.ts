import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { chromiumPath } from "../e2e/env";
import { signInByPassword } from "../e2e/support/http-person";
import { runningDemo } from "./env";

const folder = path.resolve(import.meta.dirname, "../docs/pictures");
const { demo } = await runningDemo(process.argv.slice(2));
const world = { url: demo.url, demoPassword: demo.logins[0]?.password ?? "" };

/** Takes one picture in each theme, at the width of a laptop or another, as somebody whose cookies these are. */
async function take(browser: Browser, name: string, of: { cookies: string; address: string; ready: (page: Page) => Promise<unknown>; width?: number; height?: number }): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: of.width ?? 1_280, height: of.height ?? 860 }, deviceScaleFactor: 1.5, reducedMotion: "reduce" });
    await context.addCookies(of.cookies.split("; ").map((one) => ({ name: one.slice(0, one.indexOf("=")), value: one.slice(one.indexOf("=") + 1), url: world.url })));
    const page = await context.newPage();
    await page.goto(new URL(of.address, world.url).toString());
    await of.ready(page);
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
    await context.close();
  }
  console.log(`${name}: light and dark`);
}

const visible = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ["--no-sandbox", "--disable-gpu", "--headless=shell", "--no-first-run"] });
try {
  const caroline = await signInByPassword(world, "caroline");
  const { placements } = await caroline.api.placements.list.query({ as: "recruiter" });
  const placement = placements.find((one) => one.invoiceState === "paid" && one.state === "started") ?? placements[0];
  await take(browser, "placement", { cookies: caroline.cookies(), address: `/portal/placements/${placement?.id ?? ""}`, ready: visible("Where the money is"), height: 1_000 });
  await take(browser, "money", { cookies: caroline.cookies(), address: "/portal/money", ready: visible("Every amount") });

  const maya = await signInByPassword(world, "maya");
  const candidate = (await maya.api.sourcing.candidates.query({ filter: "mine" })).candidates[0];
  const role = (await maya.api.jobs.open.query({})).jobs.find((one) => one.companyName === "Meridian Robotics");
  await take(browser, "split", { cookies: maya.cookies(), address: `/portal/submissions/new?job=${role?.id ?? ""}&candidate=${candidate?.candidateId ?? ""}`, ready: visible(/Sourcer share/) });

  const elena = await signInByPassword(world, "elena");
  const [waiting] = (await elena.api.sourcing.myConsents.query({}).catch(() => ({ consents: [] }))).consents.filter((consent) => consent.state === "requested");
  const rtrId = waiting?.id ?? (await askElena(role?.companyId ?? ""));
  if (!waiting) await elena.api.candidates.link.mutate({});
  await take(browser, "request", { cookies: elena.cookies(), address: `/marketplace/requests/${rtrId}`, ready: visible("Your answer"), height: 980 });

  const tomas = await signInByPassword(world, "tomas");
  await take(browser, "recruiters", { cookies: tomas.cookies(), address: "/marketplace/recruiters", ready: visible("Ingrid Solberg") });
  const [talk] = (await tomas.api.messages.conversations.query({})).data;
  const conversation = { cookies: tomas.cookies(), address: `/marketplace/messages/${talk?.connectionId ?? ""}`, ready: (page: Page) => page.getByRole("textbox", { name: "Message" }).waitFor() };
  await take(browser, "conversation", conversation);
  await take(browser, "conversation-phone", { ...conversation, width: 390, height: 780 });

  const ruth = await signInByPassword(world, "ruth");
  await ruth.api.proof.run.mutate({});
  await take(browser, "proof", { cookies: ruth.cookies(), address: "/admin/proof", ready: visible("Difference 0") });
} finally {
  await browser.close();
}

/** The story's second recruiter asks the candidate, as a player of the story would. */
async function askElena(companyId: string): Promise<string> {
  const daniel = await signInByPassword(world, "daniel");
  return (await daniel.api.sourcing.requestRtr.mutate({ person: { fullName: "Elena Marsh", email: "elena.marsh@gmail.com" }, companyId })).rtrId;
}
