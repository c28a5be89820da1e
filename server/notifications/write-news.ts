import { sql } from "drizzle-orm";
import { z } from "zod";
import { notifications } from "@/db/schema/notifications";
import { activeUsers, adminUsers, isErasedAddress, type Person } from "../identity";
import { command } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { factsOfDecision } from "../moderation";
import { wishesOf } from "./mail-wishes";
import { queueMail } from "./queue-mail";
import { classOfNews, type MailClass } from "./rules/mail-classes";
import { type Audience, newsOf } from "./rules/news";
import { toldIds } from "./rules/told-ids";
import { countTold } from "./told-counts";

type Event = { id: string; type: string; data: Record<string, unknown>; placement_id: string | null; candidate_id: string | null; application_id: string | null };
type Concerned = { company: Person[]; hiring: Person[]; recruiter: Person[]; candidate: Person[]; collaborators: Person[]; payee: Person[]; holder: Person[]; admins: Person[]; talkers: Person[]; person: Person[]; candidateName: string; jobTitle: string; companyName: string; recruiterName: string };

/** Of what happens in a connection, browsers are told by which numbers they fetch what they lack of it. */
const talk = /^(messages|connections)\//;

/** Writes what people should know of an event, and the mails to send, once per person and event. Out: whose screens it concerns. */
export const writeNews = command({
  input: z.strictObject({ eventId: z.uuid() }),
  output: z.strictObject({ type: z.string(), ids: toldIds, userIds: z.array(z.string()) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { eventId }) {
    const [event] = await tx.execute<Event>(sql`select id, type, data, placement_id, candidate_id, application_id from marketplace_events where id = ${eventId}`);
    if (!event) return { type: "unknown", ids: {}, userIds: [] };
    const concerned = await concernedBy(tx, event);
    const ids = { ...texts(event.data), ...texts({ placementId: event.placement_id, candidateId: event.candidate_id, applicationId: event.application_id }) };
    if (event.type.startsWith("moderation/") && ids["actionId"] !== undefined) Object.assign(ids, await factsOfDecision(tx, ids["actionId"]));
    const told = newsOf(event.type, { ...concerned, ids });
    const wishes = await wishesOf(tx, [...concerned.talkers, ...told.flatMap((news) => concerned[news.audience])].map((person) => person.userId).filter((id) => id !== ""));
    for (const news of told) {
      // Who has no account has no bell.
      for (const person of concerned[news.audience].filter(({ userId }) => userId !== "")) {
        const written = await tx.insert(notifications).values({ id: newId("notification"), userId: person.userId, eventId, kind: event.type, title: news.title, body: news.body, href: news.href, createdAt: now }).onConflictDoNothing().returning({ id: notifications.id });
        if (written.length > 0 && news.mail) await queue(`${eventId}:${person.userId}`, person, classOfNews(event.type, news.audience), "news", { subject: news.title, lines: [news.body], href: news.href });
      }
    }
    if (event.type === "sourcing/rtr.requested") for (const person of concerned.candidate) await queue(`${eventId}:rtr`, person, null, "representation-request", { rtrId: ids["rtrId"] ?? "" });
    if (event.type === "sourcing/rtr.signed") for (const person of concerned.candidate) await queue(`${eventId}:receipt`, person, null, "representation-receipt", { rtrId: ids["rtrId"] ?? "" });
    const reminded = event.type === "messages/unread.reminded" ? concerned.talkers.find((person) => person.userId === ids["userId"]) : undefined;
    if (reminded) await queue(`${eventId}:unread`, reminded, "messages", "unread-messages", { connectionId: ids["connectionId"] ?? "", userId: reminded.userId });
    const everyone: Audience[] = ["company", "recruiter", "candidate", "collaborators", "payee", "holder", "admins", "talkers", "person"];
    const userIds = await activeUsers(tx, [...new Set(everyone.flatMap((audience) => concerned[audience].map((person) => person.userId)))].filter((id) => id !== ""));
    await countTold(tx, userIds);
    return { type: event.type, ids: talk.test(event.type) ? (toldIds.safeParse(event.data).data ?? {}) : {}, userIds };

    async function queue(causeKey: string, person: Person, mailClass: MailClass | null, template: string, props: Record<string, unknown>): Promise<void> {
      const queued = await queueMail(tx, { causeKey, userId: person.userId, recipient: person.email, mailClass, template, props }, wishes.get(person.userId), now);
      if (queued) emit(queued);
    }
  },
});

const texts = (data: Record<string, unknown>): Record<string, string> => Object.fromEntries(Object.entries(data).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])));

const nobody: Concerned = { company: [], hiring: [], recruiter: [], candidate: [], collaborators: [], payee: [], holder: [], admins: [], talkers: [], person: [], candidateName: "", jobTitle: "", companyName: "", recruiterName: "" };
const peopleBy = (db: Reader, query: ReturnType<typeof sql>): Promise<Person[]> => db.execute<{ user_id: string; email: string; name: string }>(query).then((rows) => rows.filter((one) => !isErasedAddress(one.email)).map((one) => ({ userId: one.user_id, email: one.email, name: one.name })));
const select = sql`select distinct u.id as user_id, u.email, u.name from users u`;

/** The people around an event, each side by itself. What is said in a conversation concerns its two and nobody else, or the one of them whom it names. */
async function concernedBy(db: Reader, event: Event): Promise<Concerned> {
  const data = texts(event.data);
  if (event.type.startsWith("messages/")) return { ...nobody, talkers: await peopleBy(db, sql`${select} join connection_participants t on t.user_id = u.id where t.connection_id = ${data["connectionId"] ?? ""} and (${data["userId"] ?? null}::text is null or u.id = ${data["userId"] ?? null})`) };
  const [row] = await db.execute<{ candidate_id: string | null; company_id: string | null; recruiter_id: string | null; placement_id: string | null; candidate_name: string | null; job_title: string | null; company_name: string | null; recruiter_name: string | null }>(sql`
    with at as (
      select coalesce(a.candidate_id, ${event.candidate_id ?? data["candidateId"] ?? null}) as candidate_id, coalesce(a.company_id, ${data["companyId"] ?? null}) as company_id, coalesce(${data["recruiterId"] ?? null}, a.recruiter_id) as recruiter_id, p.id as placement_id, a.job_id
      from (select 1) one left join placements p on p.id = ${event.placement_id} left join applications a on a.id = coalesce(p.application_id, ${event.application_id}))
    select at.candidate_id, at.company_id, at.recruiter_id, at.placement_id, c.full_name as candidate_name, j.title as job_title, o.name as company_name, u.name as recruiter_name from at
      left join candidates c on c.id = at.candidate_id left join jobs j on j.id = at.job_id left join organizations o on o.id = at.company_id left join recruiters r on r.id = at.recruiter_id left join users u on u.id = r.user_id`);
  const people = (query: ReturnType<typeof sql>) => peopleBy(db, query);
  const none = Promise.resolve<Person[]>([]);
  const [company, hiring, recruiter, collaborators, payee, holder, candidateUsers, admins, person] = await Promise.all([
    row?.company_id ? people(sql`${select} join members m on m.user_id = u.id where m.organization_id = ${row.company_id}`) : none,
    row?.company_id ? people(sql`${select} join members m on m.user_id = u.id and m.role in ('owner','admin','manager') where m.organization_id = ${row.company_id}`) : none,
    row?.recruiter_id ? people(sql`${select} join recruiters r on r.user_id = u.id where r.id = ${row.recruiter_id}`) : none,
    row?.placement_id ? people(sql`${select} join recruiters r on r.user_id = u.id join placement_collaborators k on k.recruiter_id = r.id where k.placement_id = ${row.placement_id}`) : none,
    data["payeeId"] ? people(sql`${select} join recruiters r on r.user_id = u.id join payees y on y.recruiter_id = r.id where y.id = ${data["payeeId"]}`) : none,
    // Who protects a person has no part in whom they are connected to.
    row?.candidate_id && !event.type.startsWith("connections/") ? people(sql`${select} join recruiters r on r.user_id = u.id join candidate_sourcers s on s.recruiter_id = r.id where s.candidate_id = ${row.candidate_id} and s."window" @> app.now()`) : none,
    row?.candidate_id ? people(sql`select coalesce(u.id, '') as user_id, coalesce(u.email, lower(k.as_given)) as email, c.full_name as name from candidates c left join users u on u.id = c.user_id left join candidate_keys k on k.candidate_id = c.id and k.kind = 'email' where c.id = ${row.candidate_id} and coalesce(u.email, k.as_given) is not null limit 1`) : none,
    /^((payouts|proof|billing|stripe|policy|events|disputes)\/|sourcing\/(merge\.proposed|override\.(proposed|rejected))$|moderation\/(report\.made|suspension|appeal\.made)|connections\/mask\.reported$)/.test(event.type) ? adminUsers(db) : none,
    // Whom it concerns alone: of a report and what came of it, of a note's mask, of an erasure, and of what they have read, nobody else is told.
    /^((moderation|erasure|notifications)\/|connections\/mask\.decided$)/.test(event.type) && data["userId"] ? people(sql`${select} where u.id = ${data["userId"]}`) : none,
  ]);
  const onlyUsers = event.type === "sourcing/rtr.requested" ? candidateUsers : candidateUsers.filter((person) => person.userId !== "");
  return { ...nobody, company, hiring, recruiter, candidate: onlyUsers, collaborators, payee, holder, admins, person, candidateName: row?.candidate_name ?? "", jobTitle: row?.job_title ?? "", companyName: row?.company_name ?? "", recruiterName: row?.recruiter_name ?? "" };
}
