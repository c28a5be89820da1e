// Proves: what is sent by SMTP appears on the page and stays after a restart. Would miss: how a real mail program shows it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MailCatcher, startMailCatcher } from ".";

let dir: string;
let catcher: MailCatcher;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "mail-"));
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dataDir: dir });
});
afterAll(async () => {
  await catcher.stop();
  await rm(dir, { recursive: true, force: true });
});

it("catches, lists by recipient, shows without scripts, and keeps", async () => {
  const mail = createTransport(catcher.smtpUrl);
  await mail.sendMail({ from: "a@example.com", to: "Maya@Example.com", subject: "Hello <b>", html: '<a href="http://localhost/x"><b>Press here</b></a><script>1</script>', text: "hi" });
  await mail.sendMail({ from: "a@example.com", to: "other@example.com", subject: "Other", text: "hi" });
  const { mails } = (await (await fetch(`${catcher.url}/api/mails?to=maya@example.com`)).json()) as { mails: { id: string; subject: string }[] };
  expect(mails.map((one) => one.subject)).toEqual(["Hello <b>"]);
  const list = await (await fetch(catcher.url)).text();
  expect(list).toContain("Hello &lt;b&gt;");
  const body = await fetch(`${catcher.url}/mail/${mails[0]?.id ?? ""}/html`);
  expect(body.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await (await fetch(`${catcher.url}/mail/${mails[0]?.id ?? ""}`)).text()).toContain('<a href="http://localhost/x">Press here</a>');
  await catcher.stop();
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dataDir: dir });
  expect(((await (await fetch(`${catcher.url}/api/mails`)).json()) as { mails: unknown[] }).mails).toHaveLength(2);
});
