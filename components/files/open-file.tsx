"use client";

import { Paperclip } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toastFailed } from "@/components/ui/toast";

/** A file by its name. Its link holds for minutes, so it is asked for at the click. */
export function OpenFile({ name, linkOf }: { name: string; linkOf(): Promise<string> }) {
  const open = async () => {
    try {
      window.location.assign(await linkOf());
    } catch {
      toastFailed("The file could not be opened", { description: "Try again, or reload the page." });
    }
  };
  return (
    <Button type="button" size="sm" variant="ghost" className="max-w-full" onClick={() => void open()}>
      <Paperclip aria-hidden className="size-3.5" />
      <span className="truncate">{name}</span>
    </Button>
  );
}
