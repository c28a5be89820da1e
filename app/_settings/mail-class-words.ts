import type { Outputs } from "../trpc/outputs";

export type MailClassName = Outputs["notifications"]["mailSettings"]["classes"][number]["mailClass"];

/** What each class of mail is about, in its reader's words. */
export const mailClassWords: Readonly<Record<MailClassName, { title: string; meaning: string }>> = {
  messages: { title: "Messages", meaning: "That somebody wrote to you and you have not read it." },
  connections: { title: "Connections", meaning: "Who asks to connect with you, and who accepted." },
  claims: { title: "Claims and consents", meaning: "What happens to claims and to the right to represent: signed, declined, about to end." },
  hiring: { title: "Submissions, offers and placements", meaning: "Each step from the submission to the start." },
  money: { title: "Money", meaning: "Invoices that were paid, and what was paid to you." },
  cases: { title: "Disputes", meaning: "New evidence, answers, and what was taken back." },
  platform: { title: "Work of the platform", meaning: "Cases, merges and overrides that wait for an admin." },
};

/** What comes whatever one chooses, and why. */
export const alwaysSent: readonly { title: string; why: string }[] = [
  { title: "Links to sign in, and confirmations of your address", why: "You asked for them, and cannot get in without them." },
  { title: "Requests to represent you, and receipts of what you signed", why: "They are your proof." },
  { title: "Invoices, and money that stands still or was lost", why: "Waiting would cost you money." },
  { title: "Disputes that open, are about to be decided, or were decided", why: "After a deadline they are decided without you." },
  { title: "What others decided about your rights", why: "You may want to object: rights that were taken back, merges, overrides." },
];
