import { expect } from "@playwright/test";
import { z } from "zod";
import type { WorldAddresses } from "./world-messages";

const mail = z.object({ id: z.string(), subject: z.string(), to: z.array(z.string()), html: z.string().nullable(), text: z.string() });
export type Mail = z.output<typeof mail>;

/** Waits for the newest mail to this address whose subject fits. */
export async function mailTo(world: Pick<WorldAddresses, "inboxUrl">, email: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect(async () => {
    const answer = await fetch(`${world.inboxUrl}/api/mails?to=${encodeURIComponent(email)}`);
    found = z.object({ mails: z.array(mail) }).parse(await answer.json()).mails.find((one) => subject.test(one.subject));
    expect(found, `a mail to ${email} about ${subject}`).toBeDefined();
  }).toPass({ timeout: 30_000, intervals: [250] });
  if (!found) throw new Error("The mail came and went.");
  return found;
}

/** Where the button of a mail leads. */
export function linkIn(of: Mail, label: string): string {
  for (const [, href = "", inside = ""] of (of.html ?? "").matchAll(/<a\s[^>]*?href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)) {
    if (inside.replaceAll(/<!--[\s\S]*?-->|<[^>]+>/g, "").includes(label)) return href.replaceAll("&amp;", "&");
  }
  throw new Error(`"${of.subject}" has no link "${label}".`);
}
