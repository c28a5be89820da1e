"use client";

import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { toastDone, toastFailed } from "@/components/ui/toast";

/** What was typed in a conversation that has ended since: to be read and taken elsewhere. */
export function UnsentText({ text }: { text: string }) {
  const copy = () => void navigator.clipboard.writeText(text).then(() => toastDone("Copied"), () => toastFailed("This browser did not let us copy it", { description: "Select the text, and copy it from there." }));
  return (
    <div className="flex items-end gap-2">
      <Textarea readOnly aria-label="What you typed and did not send" value={text} rows={2} className="max-h-40" />
      <Button onClick={copy}><Copy aria-hidden />Copy</Button>
    </div>
  );
}
