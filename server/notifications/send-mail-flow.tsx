import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { mails } from "@/db/schema/notifications";
import { Digest, digestSubject } from "@/emails/digest";
import type { Unsubscribe } from "@/emails/frame";
import { News } from "@/emails/news";
import { renderMail } from "@/emails/render";
import { RepresentationReceipt, representationReceiptSubject } from "@/emails/representation-receipt";
import { UnreadMessages, unreadMessagesSubject } from "@/emails/unread-messages";
import { env } from "../env";
import { appealLink } from "../identity";
import { auth } from "../identity/auth";
import { type Ctx, command, flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { unreadOfMe } from "../messages";
import { sendMail } from "../providers/mail";
import { mailClasses } from "./rules/mail-classes";
import { type Unsubscribed, unsubscribeToken } from "./unsubscribe-token";

const opened = z.strictObject({ recipient: z.string(), template: z.string(), props: z.record(z.string(), z.unknown()), userId: z.string().nullable(), mailClass: z.string().nullable() });

const openMail = command({
  input: z.strictObject({ mailId: z.string().max(limits.idLength) }),
  output: z.strictObject({ mail: opened.nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { mailId }) {
    const [row] = await tx.update(mails).set({ attempts: sql`${mails.attempts} + 1` }).where(and(eq(mails.id, mailId), eq(mails.state, "queued"))).returning();
    return { mail: row ? { recipient: row.recipient, template: row.template, props: row.props, userId: row.userId, mailClass: row.mailClass } : null };
  },
});

const closeMail = command({
  input: z.strictObject({ mailId: z.string().max(limits.idLength), error: z.string().max(limits.noteLength).nullable() }),
  output: z.strictObject({}),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { mailId, error }) {
    // Switched off while it could not be sent: it stays so.
    if (error) await tx.update(mails).set({ error, state: sql`case when ${mails.attempts} >= ${limits.mailAttempts} then 'failed' else 'queued' end` }).where(and(eq(mails.id, mailId), eq(mails.state, "queued")));
    else await tx.update(mails).set({ state: "sent", sentAt: now, error: null }).where(eq(mails.id, mailId));
    return {};
  },
});

const representationFacts = command({
  input: z.strictObject({ rtrId: z.string().max(limits.idLength) }),
  output: z.strictObject({ rtr: z.strictObject({ candidateName: z.string(), recruiterName: z.string(), firmName: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), endsOn: z.string() }).nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { rtrId }) {
    const [row] = await tx.execute<{ candidate: string; recruiter: string; firm: string; company: string; job: string | null; ends_on: string }>(sql`
      select coalesce(d.full_name, c.full_name) as candidate, u.name as recruiter, f.name as firm, o.name as company, j.title as job, r.ends_on::text from right_to_represent r join candidates c on c.id = r.candidate_id join recruiters k on k.id = r.recruiter_id
        join users u on u.id = k.user_id join organizations f on f.id = r.firm_id join organizations o on o.id = r.company_id left join jobs j on j.id = r.job_id left join candidate_dossiers d on d.candidate_id = c.id and d.recruiter_id = r.recruiter_id
      where r.id = ${rtrId} and r.state = 'requested'`);
    return { rtr: row ? { candidateName: row.candidate, recruiterName: row.recruiter, firmName: row.firm, companyName: row.company, jobTitle: row.job, endsOn: row.ends_on } : null };
  },
});

const receipt = z.strictObject({ recruiterName: z.string(), firmName: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), endsOn: z.string(), textShown: z.string(), signedName: z.string(), signedAt: z.string(), hash: z.string() });
const receiptFacts = command({
  input: z.strictObject({ rtrId: z.string().max(limits.idLength) }),
  output: z.strictObject({ receipt: receipt.nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { rtrId }) {
    const [row] = await tx.execute<{ recruiter: string; firm: string; company: string; job: string | null; ends_on: string; text_shown: string; signed_name: string; signed_at: string; hash: string }>(sql`
      select u.name as recruiter, f.name as firm, o.name as company, j.title as job, r.ends_on::text, r.text_shown, r.signed_name, p.signed_at, p.hash from rtr_receipts p join right_to_represent r on r.id = p.rtr_id
        join recruiters k on k.id = r.recruiter_id join users u on u.id = k.user_id join organizations f on f.id = r.firm_id join organizations o on o.id = r.company_id left join jobs j on j.id = r.job_id
      where p.rtr_id = ${rtrId}`);
    if (!row) return { receipt: null };
    return { receipt: { recruiterName: row.recruiter, firmName: row.firm, companyName: row.company, jobTitle: row.job, endsOn: row.ends_on, textShown: row.text_shown, signedName: row.signed_name, signedAt: new Date(row.signed_at).toISOString(), hash: row.hash } };
  },
});

const unreadFacts = command({
  input: z.strictObject({ connectionId: z.string().max(limits.idLength), userId: z.string().max(limits.idLength) }),
  output: z.strictObject({ unread: z.strictObject({ fromName: z.string(), count: z.number().int() }).nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { connectionId, userId }) {
    const [row] = await tx.execute<{ name: string; n: number }>(sql`
      select u.name, (select count(*)::int ${unreadOfMe}) as n
      from connection_participants me join connection_participants you on you.connection_id = me.connection_id and you.slot <> me.slot join users u on u.id = you.user_id join marketplace_connections c on c.id = me.connection_id
      where me.connection_id = ${connectionId} and me.user_id = ${userId} and me.muted_at is null and c.state = 'active'`);
    return { unread: row && row.n > 0 ? { fromName: row.name, count: row.n } : null };
  },
});

const digestFacts = command({
  input: z.strictObject({ mailId: z.string().max(limits.idLength) }),
  output: z.strictObject({ told: z.array(z.strictObject({ template: z.string(), props: z.record(z.string(), z.unknown()) })) }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { mailId }) {
    return { told: await tx.select({ template: mails.template, props: mails.props }).from(mails).where(and(eq(mails.digestId, mailId), eq(mails.state, "digested"))).orderBy(asc(mails.createdAt), asc(mails.id)) };
  },
});

const unreadProps = z.object({ connectionId: z.string(), userId: z.string() });
const newsProps = z.object({ subject: z.string(), lines: z.array(z.string()), href: z.string() });

/** Sends one queued mail. A repeated call after a crash may send it twice, never not at all; a sign-in link is made at this moment and stored nowhere. */
export const sendQueuedMail = flow({
  input: z.strictObject({ mailId: z.string().max(limits.idLength) }),
  output: z.strictObject({ result: z.string() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, { mailId }) {
    const { mail } = await openMail.call(ctx, { mailId });
    if (!mail) return { result: "sent already, or given up" };
    try {
      await send(ctx, mailId, mail);
      await closeMail.call(ctx, { mailId, error: null });
      return { result: "sent" };
    } catch (cause) {
      await closeMail.call(ctx, { mailId, error: String(cause).slice(0, limits.noteLength) });
      throw cause;
    }
  },
});

async function send(ctx: Ctx, mailId: string, mail: z.output<typeof opened>): Promise<void> {
  const home = env().APP_URL;
  const leave = wayOut(mail);
  if (mail.template === "representation-request") {
    const rtrId = z.string().parse(mail.props["rtrId"]);
    const { rtr } = await representationFacts.call(ctx, { rtrId });
    if (!rtr) return;
    const page = `/welcome/candidate?next=/marketplace/requests/${rtrId}`;
    await auth().api.signInMagicLink({ body: { email: mail.recipient, name: rtr.candidateName, callbackURL: page, errorCallbackURL: `/link-expired?next=${encodeURIComponent(page)}`, metadata: { rtr } }, headers: new Headers({ origin: home }) });
    return;
  }
  if (mail.template === "representation-receipt") {
    const signed = await receiptFacts.call(ctx, { rtrId: z.string().parse(mail.props["rtrId"]) });
    if (!signed.receipt) return;
    const text = await renderMail(<RepresentationReceipt {...signed.receipt} url={`${home}/receipts/${signed.receipt.hash}`} />);
    await sendMail({ to: mail.recipient, subject: representationReceiptSubject(signed.receipt), ...text });
    return;
  }
  if (mail.template === "unread-messages") {
    const { connectionId, userId } = unreadProps.parse(mail.props);
    // Read meanwhile, or made quiet: there is nothing to remind of.
    const { unread } = await unreadFacts.call(ctx, { connectionId, userId });
    if (!unread) return;
    const text = await renderMail(<UnreadMessages {...unread} url={`${home}/conversation/${connectionId}`} unsubscribe={leave?.unsubscribe} />);
    await sendMail({ to: mail.recipient, subject: unreadMessagesSubject(unread), ...text, ...leave?.sent });
    return;
  }
  if (mail.template === "digest" && leave) {
    const news = await digestLines(ctx, mailId);
    // All of it was seen meanwhile.
    if (news.length === 0) return;
    const digest = { news: news.slice(0, limits.newsPerDigest), more: Math.max(0, news.length - limits.newsPerDigest) };
    const body = await renderMail(<Digest {...digest} url={`${home}/welcome`} unsubscribe={leave.unsubscribe} />);
    await sendMail({ to: mail.recipient, subject: digestSubject(digest), ...body, ...leave.sent });
    return;
  }
  const news = newsProps.parse(mail.props);
  const body = await renderMail(<News subject={news.subject} lines={news.lines} url={`${home}${linkFor(news.href)}`} action="Open Fairsplit" unsubscribe={leave?.unsubscribe} />);
  await sendMail({ to: mail.recipient, subject: news.subject, ...body, ...leave?.sent });
}

/** What a digest tells, oldest first, each with where it leads; messages that were read meanwhile are left out. */
async function digestLines(ctx: Ctx, mailId: string): Promise<{ title: string; line: string; url: string }[]> {
  const home = env().APP_URL;
  const { told } = await digestFacts.call(ctx, { mailId });
  const lines: { title: string; line: string; url: string }[] = [];
  for (const { template, props } of told) {
    if (template === "unread-messages") {
      const { connectionId, userId } = unreadProps.parse(props);
      const { unread } = await unreadFacts.call(ctx, { connectionId, userId });
      if (unread) lines.push({ title: unreadMessagesSubject(unread), line: "You have not read it yet.", url: `${home}/conversation/${connectionId}` });
    } else {
      const { subject, lines: [line = ""], href } = newsProps.parse(props);
      lines.push({ title: subject, line, url: `${home}${href}` });
    }
  }
  return lines;
}

const classWords: Readonly<Record<Unsubscribed, string>> = {
  messages: "Stop mails about unread messages", connections: "Stop mails about connections", claims: "Stop mails about claims and consents", hiring: "Stop mails about submissions, offers and placements",
  money: "Stop mails about money", cases: "Stop mails about what happens in disputes", platform: "Stop mails about work of the platform", digest: "Stop the daily mail",
};

/** How a reader stops mail like this one: a page for people, and for mail programs the headers of RFC 8058, whose POST needs no sign-in. undefined = it cannot be stopped. */
function wayOut({ userId, mailClass, template }: z.output<typeof opened>): { unsubscribe: Unsubscribe; sent: { headers: Record<string, string> } } | undefined {
  const what = template === "digest" ? "digest" : mailClasses.find((one) => one === mailClass);
  if (!userId || !what) return undefined;
  const token = unsubscribeToken(userId, what);
  const home = env().APP_URL;
  return { unsubscribe: { url: `${home}/unsubscribe/${token}`, words: classWords[what] }, sent: { headers: { "List-Unsubscribe": `<${home}/api/mail/unsubscribe?token=${token}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } } };
}

/** The page of a decision opens from its mail without signing in: who is suspended cannot. */
function linkFor(href: string): string {
  const actionId = /^\/decisions\/(\w+)$/.exec(href)?.[1];
  return actionId === undefined ? href : appealLink(actionId);
}
