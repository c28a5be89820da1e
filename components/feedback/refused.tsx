import { Callout } from "@/components/ui/callout";

type Told = { message: string; remedy: string; requestId: string | null; code: string; fieldErrors: readonly unknown[]; field: string | null };

/** What a refusal says about the form as a whole; field errors stand at their fields. */
export function Refused({ refusal }: { refusal: Told | null }) {
  if (!refusal || refusal.fieldErrors.length > 0) return null;
  return (
    <Callout tone="danger" title={refusal.message} live>
      {refusal.remedy}
      {refusal.code === "unknown" && refusal.requestId !== null && <span className="block text-xs">Number: {refusal.requestId}</span>}
    </Callout>
  );
}
