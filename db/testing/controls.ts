/**
 * Every mechanism that is taken away once, to see that the harness which proves its invariant then fails on it. The control tests are named
 * by these, and `npm run controls` prints them.
 */
export const controls = {
  claims: { invariant: "I-22 one protected sourcer per person", mechanism: "exclusion constraint candidate_sourcers_one_protected", harness: "T6 200 recruiters add one person at once" },
  disputes: { invariant: "I-10 never released while disputed", mechanism: "check escrow_holds_not_disputed", harness: "T7 release and dispute at once" },
  contested: { invariant: "I-10 a contested share is frozen when its fee is shared out", mechanism: "trigger hold_contested", harness: "a fee that arrives while a case is open" },
  lookUp: { invariant: "I-12 one transfer per slice", mechanism: "look-up at the provider before a repeated call", harness: "T3 payout killed after its call, key forgotten" },
  journals: { invariant: "I-2 a journal is sealed by its transaction", mechanism: "trigger posting_guard", harness: "T2 entries added to committed journals" },
  webhooks: { invariant: "I-18 a provider event is stored once", mechanism: "primary key stripe_events_pkey", harness: "T5 one event delivered ten times at once" },
  offersOfClaims: { invariant: "I-24 a claim is offered to one at a time", mechanism: "unique index claim_transfers_one_open", harness: "model of 3,000 histories of ownership" },
  yearOfClaims: { invariant: "I-24 a claim that is handed on keeps its first holder's year", mechanism: "trigger claim_start", harness: "model of 3,000 histories of ownership" },
  triedOnce: { invariant: "I-24 a claim is disputed once by each, and ends early by a decision alone", mechanism: "unique index disputes_once_per_subject", harness: "model of 3,000 histories of ownership" },
  merges: { invariant: "I-22 one protected sourcer per person", mechanism: "trigger a_person_stands", harness: "T6 records merged while others claim" },
  mergedPeriods: { invariant: "I-22 one protected sourcer per person, also of two records", mechanism: "exclusion constraint candidate_sourcers_one_protected", harness: "T6 records merged while others claim" },
  pairs: { invariant: "I-36 one connection of a pair", mechanism: "unique key marketplace_connections_one_per_pair", harness: "two who ask each other at once" },
  blockedPairs: { invariant: "I-36 nothing is asked against a block", mechanism: "the person's lock in trigger connection_open", harness: "a request that waits for a block" },
  dayOfRequests: { invariant: "I-36 the requests of a day stay within the policy's number", mechanism: "check connection_quotas_within", harness: "20 requests at once" },
  sentOnce: { invariant: "I-27 a message is sent once", mechanism: "unique key marketplace_messages_sent_once", harness: "T13 one message from two tabs at once" },
  numbered: { invariant: "I-27 messages are numbered without gaps", mechanism: "trigger message_in_sequence", harness: "T13 fifty messages into one thread at once" },
  sentWhileActive: { invariant: "I-36 nothing is written after a block", mechanism: "the state in trigger message_in_sequence", harness: "a block among messages" },
  mutedWrites: { invariant: "I-37 who is muted writes to nobody", mechanism: "the person's lock in trigger muted_says_nothing", harness: "a message that waits for a mute" },
  longSuspensionsInParts: { invariant: "I-37 a suspension beyond 30 days is two admins'", mechanism: "trigger moderation_suspends_alone", harness: "one admin who suspends on and on around the commands" },
  longSuspensions: { invariant: "I-37 a suspension beyond 30 days is two admins'", mechanism: "check moderation_actions_two_for_long", harness: "one admin who suspends for ever around the commands" },
} as const;

export const controlName = ({ invariant, mechanism, harness }: (typeof controls)[keyof typeof controls]): string => `${invariant} → ${mechanism} → ${harness}`;
