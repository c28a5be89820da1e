import { formatDate, formatDay } from "@/components/format";
import { KeyFacts } from "@/components/ui/key-facts";
import { TextLink } from "@/components/ui/link-button";

/** On what a submission rests, as the procedures send it. */
export type StandingView = {
  right: { signedAt: string; signedName: string; endsOn: string; receiptHash: string; revokedAt: string | null } | null;
  introductions: readonly { recruiterName: string | null; firmName: string | null; companyName: string; introducedAt: string; until: string; thisOne: boolean; yours: boolean }[];
  askedByName: { askedAt: string; companyName: string } | null;
};

type Introduction = StandingView["introductions"][number];

function whoWords(one: Introduction): string {
  if (one.yours) return "You";
  return one.recruiterName === null ? "Another recruiter" : `${one.recruiterName}${one.firmName === null ? "" : `, ${one.firmName}`}`;
}

/** The right to represent with its receipt, who introduced the person and until when that counts, and a request by name that left the sourcer out. */
export function Standing({ standing, companyName, timeZone }: { standing: StandingView; companyName: string; timeZone?: string }) {
  const zone = timeZone === undefined ? {} : { timeZone };
  const { right, introductions, askedByName } = standing;
  const own = introductions.find((one) => one.thisOne);
  const before = introductions.filter((one) => !one.thisOne && own !== undefined && one.introducedAt < own.introducedAt);
  return (
    <KeyFacts
      facts={[
        right === null
          ? { label: "Right to represent", value: "not signed", detail: "presented on the recruiter's own claim" }
          : { label: "Right to represent", value: `signed ${formatDate(right.signedAt, zone)}`, detail: <>by {right.signedName}, {right.revokedAt === null ? `until ${formatDay(right.endsOn)}` : `taken back ${formatDate(right.revokedAt, zone)}`}<span className="mt-0.5 block"><TextLink href={`/receipts/${right.receiptHash}`}>Receipt {right.receiptHash.slice(0, 8)}…</TextLink></span></> },
        ...(own === undefined ? [] : [{ label: "Introduced by", value: whoWords(own), detail: `counts until ${formatDate(own.until, zone)}` }]),
        ...before.map((one) => ({ label: "Introduced before by", value: whoWords(one), detail: `${formatDate(one.introducedAt, zone)}${one.companyName === companyName ? "" : `, to ${one.companyName}`}; counts until ${formatDate(one.until, zone)}` })),
        ...(askedByName === null ? [] : [{ label: "Asked for by name", value: formatDate(askedByName.askedAt, zone), detail: `by ${askedByName.companyName}; a claim alone has no part in the fee` }]),
      ]}
    />
  );
}
