import { Frame, Words } from "./frame";

export type RepresentationReceiptProps = { url: string; recruiterName: string; firmName: string; companyName: string; jobTitle: string | null; endsOn: string; textShown: string; signedName: string; signedAt: string; hash: string };

export const representationReceiptSubject = (of: Pick<RepresentationReceiptProps, "recruiterName" | "companyName">) => `Your receipt: ${of.recruiterName} may represent you at ${of.companyName}`;

/** What a candidate signed, word for word, with the hash by which anyone can check it. */
export function RepresentationReceipt(of: RepresentationReceiptProps) {
  return (
    <Frame
      preview={`Signed, until ${of.endsOn}. You can take it back at any time.`}
      title="Your receipt"
      action={{ href: of.url, label: "Open the receipt" }}
      foot="Keep this mail. Anyone can look up the hash on the page behind the button; strangers only see that the receipt exists, when it was signed and whether you took it back."
    >
      <Words>
        You signed that {of.recruiterName} of {of.firmName} may present you {of.jobTitle ? `for the role "${of.jobTitle}" at ${of.companyName}` : `at ${of.companyName}`}, until {of.endsOn}.
      </Words>
      {of.textShown.split("\n\n").map((paragraph) => (
        <Words key={paragraph}>{paragraph}</Words>
      ))}
      <Words>Signed by typing: {of.signedName}</Words>
      <Words>Signed at: {of.signedAt}</Words>
      <Words>SHA-256: {of.hash}</Words>
    </Frame>
  );
}
