import { typeid } from "typeid-js";

/** Prefix of each kind of id, as users see it. */
export const idPrefixes = {
  user: "usr", organization: "org", recruiter: "rec", payee: "pye", candidate: "cnd", dossier: "dos", claim: "csr", evidence: "evd", rtr: "rtr",
  introduction: "int", job: "job", terms: "trm", application: "app", offer: "ofr", agreement: "spl", party: "pty", placement: "plc", collaborator: "col",
  splitSet: "set", payoutSplit: "psp", invoice: "inv", payment: "pay", hold: "hld", schedule: "sch", intent: "tri", notification: "ntf", mail: "mal",
  proof: "prf", stop: "stp", request: "req", check: "chk", releaseRequest: "crq", import: "imp", apiKey: "key", file: "fil", handEvidence: "hev", transfer: "ctr", override: "ovr", dispute: "dsp", disputeEvidence: "dev", merge: "mrg",
  calendar: "cal", companyGroup: "grp", groupMember: "cgm", namedPerson: "nmp", objection: "obj", objectionContact: "obc",
  receipt: "rcp", block: "blk", hiddenEmployer: "hem", connection: "cnx", message: "msg", messageTemplate: "mtp", candidateProfile: "cpf", report: "rpt", moderationAction: "mda", erasure: "ers",
} as const;

export type IdKind = keyof typeof idPrefixes;

declare const branded: unique symbol;
/** An id of one kind; ids of different kinds do not mix. */
export type Id<K extends IdKind> = string & { readonly [branded]: K };

/** A new sortable id such as `plc_01j…`. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  const made: string = typeid(idPrefixes[kind]).toString();
  return made as Id<K>;
}
