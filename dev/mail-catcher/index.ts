import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { type AddressObject, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { answerPages } from "./pages";

export type CaughtMail = { id: string; at: string; from: string; to: string[]; subject: string; html: string | null; text: string; /** Where and how its reader stops its like; null = not said. */ unsubscribe: { at: string; post: string | null } | null };
export type MailCatcher = { url: string; port: number; smtpUrl: string; stop(): Promise<void> };
export type Mailbox = { list(to?: string): CaughtMail[]; find(id: string): CaughtMail | null; clear(): Promise<void> };

/** Catches every mail and shows it on an inbox page; nothing leaves the machine. In: ports (0 = free) and the folder in which mails stay. */
export async function startMailCatcher(options: { smtpPort: number; httpPort: number; dataDir: string; host?: string }): Promise<MailCatcher> {
  const host = options.host ?? "127.0.0.1";
  await mkdir(options.dataDir, { recursive: true });
  const mails: CaughtMail[] = [];
  for (const file of (await readdir(options.dataDir)).filter((name) => name.endsWith(".json"))) mails.push(JSON.parse(await readFile(path.join(options.dataDir, file), "utf8")) as CaughtMail);
  const newestFirst = () => mails.toSorted((a, b) => (a.at < b.at ? 1 : -1));

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      simpleParser(stream)
        .then(async (parsed) => {
          const mail: CaughtMail = {
            id: randomUUID(), at: new Date().toISOString(), from: names(parsed.from)[0] ?? "", to: session.envelope.rcptTo.map((one) => one.address.toLowerCase()), subject: parsed.subject ?? "", html: parsed.html || null, text: parsed.text ?? "", unsubscribe: wayOut(parsed.headerLines),
          };
          await writeFile(path.join(options.dataDir, `${mail.at.replaceAll(/[:.]/g, "-")}-${mail.id}.json`), JSON.stringify(mail));
          mails.push(mail);
        })
        .then(() => done(), done);
    },
  });
  const smtpPort = await new Promise<number>((resolve, reject) => {
    smtp.on("error", reject);
    const server = smtp.listen(options.smtpPort, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : options.smtpPort);
    });
  });

  const box: Mailbox = {
    list: (to) => newestFirst().filter((mail) => !to || mail.to.includes(to.toLowerCase())),
    find: (id) => mails.find((mail) => mail.id === id) ?? null,
    async clear() {
      mails.length = 0;
      for (const file of await readdir(options.dataDir)) await rm(path.join(options.dataDir, file));
    },
  };
  const http = createServer((request, response) => {
    answerPages(box, request, response).catch((cause: unknown) => response.writeHead(500).end(String(cause)));
  });
  await new Promise<void>((resolve) => http.listen(options.httpPort, host, resolve));
  const address = http.address();
  const port = typeof address === "object" && address ? address.port : options.httpPort;
  return {
    url: `http://${host}:${port}`, port, smtpUrl: `smtp://${host}:${smtpPort}`,
    async stop() {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function wayOut(headers: readonly { key: string; line: string }[]): CaughtMail["unsubscribe"] {
  const value = (key: string) => headers.find((one) => one.key === key)?.line.replace(/^[^:]*:/, "").replace(/\s+/g, "").trim() ?? null;
  const at = value("list-unsubscribe");
  return at === null ? null : { at: at.replace(/^<|>$/g, ""), post: value("list-unsubscribe-post") };
}

function names(address: AddressObject | AddressObject[] | undefined): string[] {
  return [address ?? []].flat().map((one) => one.text);
}
