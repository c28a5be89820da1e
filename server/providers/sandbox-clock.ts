import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";
import { simulated } from "./stripe";

/** Moves the payment sandbox along with a demo's clock. Does nothing with a real provider. */
export async function moveProviderClock(offsetMs: number): Promise<void> {
  assertOutsideTransaction("The payment sandbox");
  const base = env().STRIPE_API_BASE;
  if (!base || !simulated()) return;
  const answer = await fetch(new URL("/_ctl/clock", base), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ offsetMs }) });
  if (!answer.ok) throw new Error(`The payment sandbox did not move its clock: ${answer.status}.`);
}
