import { Frame, Words } from "./frame";

export type RepresentationRequestProps = { url: string; candidateName: string; recruiterName: string; firmName: string; companyName: string; jobTitle: string | null; endsOn: string };

export const representationRequestSubject = (of: Pick<RepresentationRequestProps, "recruiterName" | "companyName">) => `${of.recruiterName} asks to represent you at ${of.companyName}`;

/** Asks a candidate for the right to represent; the link signs them in and opens the text. */
export function RepresentationRequest(of: RepresentationRequestProps) {
  return (
    <Frame
      preview={`At ${of.companyName}, until ${of.endsOn}. It costs you nothing.`}
      title={`${of.recruiterName} asks to represent you`}
      action={{ href: of.url, label: "Read the request" }}
      foot="The link signs you in and works once. You can say no, or take a yes back at any time. Nothing is sent to the company before you sign."
    >
      <Words>Hello {of.candidateName},</Words>
      <Words>
        {of.recruiterName} of {of.firmName} would like to present you {of.jobTitle ? `for the role "${of.jobTitle}" at ${of.companyName}` : `at ${of.companyName}`}, until {of.endsOn}.
      </Words>
      <Words>You decide. Read what it means in plain words, then sign or decline. It costs you nothing.</Words>
    </Frame>
  );
}
