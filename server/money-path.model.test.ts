// Proves: seeded histories from a first claim to a paid share go as a small model written from the design says, each answer and each refusal;
// after every batch of moves the rules about rows hold; every transition that this path can reach and every refusal was seen; and with the
// faults off all that is due is paid, once (T1, small). MODEL_SEED replays a run, MODEL_HISTORIES sets how many.
// Would miss: what two moves of one history do to each other at the same instant (the races), and what dies between two commits (the crashes).
import { afterAll, describe, expect, it } from "vitest";
import { seeded, seedOf } from "@/db/testing/fuzz";
import { brokenInvariants } from "@/db/testing/invariants";
import type { History } from "@/db/testing/model/history";
import { setClock, type Stage, step } from "@/db/testing/model/moves";
import { type Books, claim, complete, emptyBooks, pay, release, takeUp, told } from "@/db/testing/model/payouts";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh } from "@/db/testing/world/people";
import { verifyChains } from "./audit";
import { applicationErrors } from "./applications";
import { billingErrors } from "./billing/errors";
import { jobErrors } from "./jobs/errors";
import { kernelErrors } from "./kernel/errors";
import { payoutErrors } from "./payouts/errors";
import { placementErrors } from "./placements/errors";
import { sourcingErrors } from "./sourcing/errors";

const HISTORIES = Number(process.env["MODEL_HISTORIES"] ?? 2_000);
const PER_DATABASE = 250;
const STEPS = 12;
/** Hours and minutes that the clock moves: never a sum that falls on the end of a period to the minute. */
const JUMPS = [{ hours: 7, minutes: 11 }, { days: 2, hours: 5, minutes: 11 }, { days: 9, hours: 1, minutes: 11 }, { days: 31, hours: 3, minutes: 11 }];
/** Mostly one date per share: dates cost moves. */
const templates = ["at_guarantee_end", "at_guarantee_end", "thirds", "at_guarantee_end", "half_then_quarters"] as const;

/** Transitions that no command of this path makes yet, and why. */
const beyond: Readonly<Record<string, string>> = {
  "job draft→open": "roles are posted open", "application offered→withdrawn": "an open offer is withdrawn or answered first",
  "candidate_sourcer active→transferred": "the tests of claims handed on", "candidate_sourcer active→overturned": "the tests of disputes",
  "split_agreement proposed→accepted": "this path agrees by template", "split_agreement proposed→superseded": "this path agrees by template", "split_agreement accepted→superseded": "this path agrees once", "split_agreement locked→superseded": "disputes and guarantees come later",
  "placement awaiting_start→cancelled": "cancelling comes with the guarantee", "invoice draft→void": "voiding comes with refunds", "invoice open→void": "voiding comes with refunds",
  "hold held→moved": "the tests of disputes", "hold held→forfeited": "the guarantee comes later", "payout_schedule frozen→scheduled": "a person's decision, later", "payout_schedule scheduled→cancelled": "the tests of disputes",
  "claim_override proposed→approved": "the tests of overrides", "claim_override proposed→rejected": "the tests of overrides", "claim_override proposed→withdrawn": "the tests of overrides",
  "import draft→checking": "the tests of imports", "import checking→checked": "the tests of imports", "import checked→checking": "the tests of imports", "import checked→running": "the tests of imports", "import running→paused": "the tests of imports", "import paused→running": "the tests of imports", "import running→done": "the tests of imports", "import draft→cancelled": "the tests of imports", "import checking→cancelled": "the tests of imports", "import checked→cancelled": "the tests of imports", "import running→cancelled": "the tests of imports", "import paused→cancelled": "the tests of imports", "import failed→cancelled": "the tests of imports", "import checking→failed": "the tests of imports", "import running→failed": "the tests of imports", "import failed→checking": "the tests of imports", "import failed→running": "the tests of imports",
  "claim_transfer offered→accepted": "the tests of claims handed on", "claim_transfer offered→declined": "the tests of claims handed on", "claim_transfer offered→withdrawn": "the tests of claims handed on", "claim_transfer offered→lapsed": "the tests of claims handed on",
  "person_merge proposed→merged": "the tests of merges", "person_merge proposed→declined": "the tests of merges", "person_merge proposed→withdrawn": "the tests of merges", "person_merge merged→undone": "the tests of merges",
  "connection pending→active": "the tests of connections", "connection declined→active": "the tests of connections", "connection declined→withdrawn": "the tests of connections", "connection pending→declined": "the tests of connections", "connection pending→withdrawn": "the tests of connections", "connection pending→blocked": "the tests of connections", "connection active→inactive": "the tests of connections", "connection active→blocked": "the tests of connections", "connection inactive→pending": "the tests of connections", "connection inactive→blocked": "the tests of connections", "connection declined→pending": "the tests of connections", "connection declined→blocked": "the tests of connections", "connection withdrawn→pending": "the tests of connections", "connection withdrawn→blocked": "the tests of connections", "connection blocked→inactive": "the tests of connections",
  "dispute open→answered": "the tests of disputes", "dispute open→decided": "the tests of disputes", "dispute open→withdrawn": "the tests of disputes", "dispute answered→decided": "the tests of disputes", "dispute answered→withdrawn": "the tests of disputes", "dispute decided→appealed": "the tests of disputes", "dispute decided→closed": "the tests of disputes", "dispute appealed→closed": "the tests of disputes",
  "moderation_report open→acted": "the tests of reports", "moderation_report open→rejected": "the tests of reports", "moderation_action proposed→in_force": "the tests of reports", "moderation_action proposed→turned_down": "the tests of reports", "moderation_action proposed→withdrawn": "the tests of reports",
  "moderation_action in_force→lifted": "the tests of reports", "moderation_appeal open→granted": "the tests of appeals", "moderation_appeal open→upheld": "the tests of appeals",
  "erasure asked→taken_back": "the tests of erasures", "erasure asked→done": "the tests of erasures",
  "transfer_intent ready→sent": "an intent that is ready has no open attempt to record", "transfer_intent ready→cancelled": "the guarantee comes later", "transfer_intent frozen→ready": "a person's decision, later",
};
/** Refusals that these moves cannot meet, and why. */
const unmet: Readonly<Record<string, string>> = {
  not_signed_in: "the role matrix", key_only_reads: "the tests of keys", not_allowed: "the role matrix", too_many: "the sign-in library", invalid_input: "the tests of bad input", keys_of_two_people: "the tests of bad input", no_email: "a request names an e-mail here",
  split_below_minimum: "the tests of bad input", split_not_whole: "custom splits come later", split_impossible: "the tests of bad input", already_invoiced: "a second draft answers the first", fee_above_policy: "the tests of bad input",
  merge_proposed_already: "the tests of merges", merged_already: "the tests of merges", two_accounts: "the tests of merges", both_submitted: "the tests of merges", merged_again: "the tests of merges", protected_since: "the tests of merges",
  handed_on_since: "the tests of merges", case_open: "the tests of merges", submitted_since: "the tests of merges",
  colleague_protects: "the recruiters are of three firms", checks_used_up: "nobody checks here", already_asked_release: "the tests of release requests",
  override_open: "the tests of overrides", override_too_late: "the tests of overrides", override_needs_day: "the tests of overrides", override_day_past: "the tests of overrides", override_past_longest: "the tests of overrides", override_same_end: "the tests of overrides",
  not_available: "the tests of blocks", already_blocked: "the tests of blocks", already_hidden: "the tests of hidden employers", hidden_company: "the tests of hidden employers", you_hide_from_them: "the tests of hidden employers",
  own_person: "the tests of claims on oneself", given_to_the_person: "the tests of overrides", override_same_holder: "the tests of overrides", second_admin_needed: "the tests of overrides",
  file_missing: "the tests of files", evidence_in_the_future: "the tests of evidence by hand", evidence_before_known: "the tests of evidence by hand", no_such_recruiter: "the tests of claims handed on", offered_to_oneself: "the tests of claims handed on",
  claim_offered_already: "the tests of claims handed on", offer_lapsed: "the tests of claims handed on", part_too_small: "the tests of claims handed on", part_owed_already: "the tests of claims handed on", submission_disputed: "the tests of disputes", objection_open: "the tests of objections", claim_disputed: "the tests of disputes", not_a_payee: "the role matrix", role_is_over: "the tests of people asked for by name", already_named: "the tests of people asked for by name", enough_named: "the tests of people asked for by name", country_not_supported: "the provider's own tests",
};

const seed = seedOf("MODEL_SEED");
const transitions = new Map<string, number>();
const refusals = new Set<string>();
let allTransitions: string[] = [];
let moves = 0;
let paid = 0;

/** Has the database itself note every transition that happens, whoever makes it. */
async function noteTransitions(world: World): Promise<void> {
  await world.database.ownerSql.unsafe(`
    create table seen_transitions (machine text, from_state text, to_state text);
    create function note_transition() returns trigger language plpgsql security definer as $$ begin insert into public.seen_transitions values (tg_argv[0], old.state, new.state); return null; end $$;
    do $do$ declare pair record; begin
      for pair in select t.tgrelid::regclass as tbl, encode(t.tgargs, 'escape') as args from pg_trigger t where t.tgfoid = 'app.guard_transition'::regproc loop
        execute format('create trigger zz_note after update of state on %s for each row when (old.state is distinct from new.state) execute function note_transition(%L)', pair.tbl, split_part(pair.args, '\\000', 1));
      end loop;
    end $do$`);
}

async function collectTransitions(world: World): Promise<void> {
  for (const row of await world.database.ownerSql<{ name: string; n: number }[]>`select machine || ' ' || from_state || '→' || to_state as name, count(*)::int as n from seen_transitions group by 1`) transitions.set(row.name, (transitions.get(row.name) ?? 0) + row.n);
  allTransitions = (await world.database.ownerSql<{ name: string }[]>`select machine || ' ' || from_state || '→' || to_state as name from app.state_transitions order by 1`).map((row) => row.name);
}

async function makeHistory(world: World, stage: Stage, no: number, random: () => number): Promise<History> {
  const company = stage.cast.companies[no % stage.cast.companies.length] ?? (await world.company());
  const template = templates[no % templates.length] ?? "thirds";
  const key = fresh();
  return { no, fullName: `Model Person ${key}`, email: `model.${key}@example.com`, company, jobId: await world.job(company, { terms: { payoutTemplate: template, feeBasisPoints: 1_500 + Math.floor(random() * 1_500) } }), job: "open", template, person: null, known: new Map(), claims: [], rtrs: [], applications: [], placement: null, trail: [`#${no}`] };
}

/** What the rows say of each history, against what the model says. */
async function compare(world: World, histories: readonly History[], books: Books): Promise<void> {
  const applications = new Map((await world.database.sql<{ id: string; state: string }[]>`select id, state from applications`).map((row) => [row.id, row.state]));
  const invoices = new Map((await world.database.sql<{ id: string; state: string }[]>`select placement_id as id, state from invoices`).map((row) => [row.id, row.state]));
  const jobs = new Map((await world.database.sql<{ id: string; state: string }[]>`select id, state from jobs`).map((row) => [row.id, row.state]));
  const placements = new Map((await world.database.sql<{ id: string; state: string }[]>`select id, state from placements`).map((row) => [row.id, row.state]));
  for (const h of histories) {
    expect(jobs.get(h.jobId), h.trail.join(" → ")).toBe(h.job);
    for (const one of h.applications) expect(applications.get(one.applicationId), h.trail.join(" → ")).toBe(one.state);
    const invoice = h.placement?.invoice;
    if (h.placement) expect(placements.get(h.placement.placementId), h.trail.join(" → ")).toBe(h.placement.completed ? "completed" : h.placement.byCompany && h.placement.byTalent ? "started" : "awaiting_start");
    if (h.placement && invoice) expect(invoices.get(h.placement.placementId), h.trail.join(" → ")).toBe(invoice.paidMinor === invoice.amountMinor ? "paid" : invoice.paidMinor > 0n ? "partially_paid" : "open");
  }
  const rows = await world.database.sql<{ id: string; state: string; hold: string; intent: string | null }[]>`
    select s.id, s.state, h.state as hold, t.state as intent from payout_schedules s join escrow_holds h on h.id = s.hold_id left join transfer_intents t on t.schedule_id = s.id`;
  expect(rows).toHaveLength(books.payments.length);
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const payment of books.payments) {
    expect(known.get(payment.scheduleId), payment.trail.join(" → ")).toEqual({ id: payment.scheduleId, state: payment.state, hold: payment.hold, intent: payment.intent?.state ?? null });
  }
  for (const [intentId, made] of books.provider.made) expect(made, `transfers of ${intentId}`).toBe(1);
}

async function play(no: number, count: number): Promise<void> {
  const random = seeded(seed + no * 7_919);
  const world = await makeWorld(7);
  try {
    await world.database.ownerSql`select app.move_clock(timestamptz '2027-03-01 10:17:00Z' - clock_timestamp())`;
    await noteTransitions(world);
    const recruiters = [await world.recruiter(), await world.recruiter(), await world.recruiter()];
    const [, , third] = recruiters;
    const stage: Stage = { world, cast: { recruiters, companies: [await world.company(), await world.company(third ? { broughtBy: third } : {})] }, refusals, moves: 0, clock: 0 };
    const books = emptyBooks(recruiters.length);
    const trail: string[] = [];
    const histories: History[] = [];
    for (let i = 0; i < count; i++) histories.push(await makeHistory(world, stage, no * PER_DATABASE + i, random));
    await setClock(stage);
    const randoms = histories.map((h) => seeded(seed ^ (h.no * 104_729 + 1)));

    for (let s = 0; s < STEPS; s++) {
      await inTurn(histories, 6, (h, i) => step(stage, h, randoms[i] ?? random));
      for (const h of histories) await takeUp(stage, books, h);
      if (s >= 3 && random() < 0.6) await world.passTime(JUMPS[Math.floor(random() * JUMPS.length)] ?? {});
      await payoutRun(stage, books, histories, random, trail, true);
      if (s % 3 === 2) expect(await brokenInvariants(world.db), `after step ${s} of database ${no}`).toEqual([]);
    }
    // The guarantees end while the provider is still at its worst: what happens rarely needs many payments to happen to.
    for (let round = 0; round < 8; round++) {
      await world.passTime(round % 2 === 0 ? { days: 31, hours: 3, minutes: 11 } : { hours: 2, minutes: 11 });
      await payoutRun(stage, books, histories, random, trail, true);
    }
    await compare(world, histories, books);

    // Liveness: with the faults off everything that is due is paid.
    for (let round = 0; round < 5; round++) {
      await world.passTime({ days: 40, hours: 3, minutes: 11 });
      for (const [i, one] of recruiters.entries()) {
        await world.onboarded(one);
        books.ready[i] = true;
      }
      await payoutRun(stage, books, histories, random, trail, false);
    }
    await compare(world, histories, books);
    expect(books.payments.filter((payment) => payment.state !== "paid" && payment.state !== "frozen")).toEqual([]);
    expect(await brokenInvariants(world.db)).toEqual([]);
    expect((await verifyChains(world.db)).broken).toBeNull();
    moves += stage.moves;
    paid += books.payments.filter((payment) => payment.state === "paid").length;
    await collectTransitions(world);
  } finally {
    await world.close();
  }
}

async function payoutRun(stage: Stage, books: Books, histories: readonly History[], random: () => number, trail: string[], faults: boolean): Promise<void> {
  const now = await setClock(stage);
  for (const [i, one] of stage.cast.recruiters.entries()) {
    if (!faults || random() > 0.3) continue;
    books.ready[i] = random() < 0.85;
    await stage.world.onboarded(one, books.ready[i]);
  }
  await release(stage, books, now, trail);
  if (faults && random() < 0.6) await told(stage, books, random);
  const claimed = await claim(stage, books, now, trail);
  // A payee's payments one after the other, the payees side by side: a refusal of one payee's account changes what the model says of the next.
  const seeds = stage.cast.recruiters.map(() => seeded(Math.floor(random() * 2_147_483_647)));
  await inTurn(seeds, seeds.length, async (own, payee) => {
    for (const payment of claimed) if (payment.payee === payee) await pay(stage, books, payment, now, own, faults);
  });
  if (faults && random() < 0.6) await told(stage, books, random);
  await complete(stage, books, histories, now, trail);
}

/** Works on all, so many at a time. */
async function inTurn<T>(items: readonly T[], width: number, work: (item: T, i: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: width }, async () => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      if (item !== undefined) await work(item, i);
    }
  }));
}

describe(`${HISTORIES} histories`, () => {
  const numbers = Array.from({ length: Math.ceil(HISTORIES / PER_DATABASE) }, (_, i) => i);
  // Two databases side by side: while one waits for a sweep, the other makes moves.
  it.each(numbers.filter((no) => no % 2 === 0))("databases %i and the next go as the model says", async (no) => {
    await Promise.all(numbers.filter((one) => one === no || one === no + 1).map((one) => play(one, Math.min(PER_DATABASE, HISTORIES - one * PER_DATABASE))));
  }, 900_000);

  const missing = () => {
    const codes = Object.keys({ ...kernelErrors, ...applicationErrors, ...placementErrors, ...sourcingErrors, ...jobErrors, ...billingErrors, ...payoutErrors });
    return [...allTransitions.filter((name) => !(name in beyond) && !transitions.has(name)), ...codes.filter((code) => !(code in unmet) && !refusals.has(code))];
  };

  // A few histories, asked for to replay a failure, meet only some. What happens five times in 2,000 histories is missed by chance once in a hundred runs: then more are played.
  it.runIf(HISTORIES >= 1_000)("have met every transition and every refusal of this path", async () => {
    for (let more = 0; more < 4 && missing().length > 0; more++) await play(numbers.length + more, PER_DATABASE);
    expect(Object.keys(beyond).filter((name) => !allTransitions.includes(name)), "a transition that the database does not have").toEqual([]);
    expect([...transitions.keys()].filter((name) => name in beyond), "reached after all: take it off the list").toEqual([]);
    expect([...refusals].filter((code) => code in unmet), "met after all: take it off the list").toEqual([]);
    expect(missing(), "never reached or refused").toEqual([]);
  }, 900_000);
});

afterAll(() => console.log(`${HISTORIES} histories, ${moves} moves, ${paid} shares paid, ${transitions.size} transitions and ${refusals.size} refusals seen; the rarest transition ${Math.min(...transitions.values())} times.`));
