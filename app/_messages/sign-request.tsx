"use client";

import { useQuery } from "@tanstack/react-query";
import { shownNameOf } from "@/components/sourcing/consent-words";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { TextLink } from "@/components/ui/link-button";
import { AnswerRequest } from "../_consents/answer-request";
import { ConsentText } from "../_consents/consent-text";
import { useTRPC } from "../trpc/client";

/** A request to represent, word for word, with the place to sign it or to say no, without leaving the conversation. */
export function SignRequest({ rtrId, companyName, onClose }: { rtrId: string; companyName: string; onClose(): void }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.sourcing.consent.queryOptions({ rtrId }));
  return (
    <Dialog open onOpenChange={(next) => { if (!next) onClose(); }} size="lg" title={`Right to represent at ${companyName}`} description="What you would sign, word for word. It costs you nothing either way.">
      {isError && <p role="alert" className="text-base text-destructive">It was not fetched. Close this, and try again.</p>}
      {data && (
        <div className="flex flex-col gap-4">
          <ConsentText text={data.text} />
          {data.consent.hidden ? (
            <Callout tone="warning" title={`You hide from ${companyName}`} action={<TextLink href="/marketplace/privacy">Hidden from</TextLink>}>
              Nobody can present you there, so there is nothing to sign. To sign all the same, let this company see you first.
            </Callout>
          ) : (
            <AnswerRequest rtrId={rtrId} textVersion={data.textVersion} shownName={shownNameOf(data.text)} recruiterName={data.consent.recruiterName} companyName={companyName} />
          )}
        </div>
      )}
    </Dialog>
  );
}
