import type { Status } from "@/components/ui/status-pill";
import type { ImportField } from "@/server/imports/rules/known-columns";
import type { Outputs } from "../../../trpc/outputs";

type Detail = Outputs["imports"]["detail"];
export type ImportState = Detail["state"];
export type Verdict = keyof Detail["counts"];

export const stateLooks: Readonly<Record<ImportState, { status: Status; word: string }>> = {
  draft: { status: "draft", word: "Columns to confirm" }, checking: { status: "in_transit", word: "Being checked" }, checked: { status: "needs_you", word: "Checked, not brought" }, running: { status: "in_transit", word: "Being brought" },
  paused: { status: "paused", word: "Paused" }, done: { status: "confirmed", word: "Done" }, cancelled: { status: "withdrawn", word: "Cancelled" }, failed: { status: "failed", word: "Stopped" },
};

/** What a row came to. */
export const verdictLooks: Readonly<Record<Verdict, { status: Status; word: string }>> = {
  new: { status: "free", word: "New" }, perhaps: { status: "needs_you", word: "Perhaps the same" }, added: { status: "confirmed", word: "Added" }, yours: { status: "protected", word: "Yours already" }, same: { status: "closed", word: "Twice in the list" },
  protected: { status: "blocked", word: "Protected" }, invalid: { status: "failed", word: "Not usable" }, refused: { status: "rejected", word: "Refused" }, left_out: { status: "inactive", word: "Left out" },
};
export const verdictOrder = Object.keys(verdictLooks) as Verdict[];

export const sourceWords: Readonly<Record<Detail["source"], string>> = { linkedin: "An export of LinkedIn", greenhouse: "An export of Greenhouse", bullhorn: "An export of Bullhorn", plain: "A plain list" };

export const fieldWords: Readonly<Record<ImportField, string>> = {
  fullName: "Full name", firstName: "First name", lastName: "Last name", email: "E-mail", phone: "Phone", linkedin: "LinkedIn profile", headline: "Headline", location: "Location", currentEmployer: "Employer", note: "Note",
};

export const moving = (state: ImportState): boolean => state === "checking" || state === "running";
export const rowsWord = (count: number): string => `${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"}`;
export const peopleWord = (count: number): string => `${count.toLocaleString("en-US")} ${count === 1 ? "person" : "people"}`;
