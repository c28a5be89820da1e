"use client";

import { type FormEvent, type ReactElement, type ReactNode, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toastDone } from "@/components/ui/toast";
import { type ReadRefusal, refusalOf } from "./trpc/refusal";
import { useRefresh } from "./use-refresh";

export type FormDialogProps = { /** The button that opens it. Leave it out when `open` is yours. */ trigger?: ReactElement; open?: boolean; onOpenChange?(open: boolean): void; title: string; description: string; submit: string; tone?: "primary" | "danger"; children: (refusal: ReadRefusal | null) => ReactNode; run: () => Promise<unknown>; done: string; /** More of what is true now. */ doneDetail?: string };

/** A small form in a dialog: what is refused stands at its field, what is done closes it. */
export function FormDialog({ trigger, open: given, onOpenChange, title, description, submit, tone = "primary", children, run, done, doneDetail }: FormDialogProps) {
  const refresh = useRefresh();
  const [ownOpen, setOwnOpen] = useState(false);
  const show = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ReadRefusal | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    // React tells a form that this dialog is opened from, too, though it stands beside it in the page.
    event.stopPropagation();
    setBusy(true);
    setRefusal(null);
    try {
      await run();
      toastDone(done, doneDetail);
      await refresh();
      show(false);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={given ?? ownOpen} onOpenChange={(next) => { setRefusal(null); show(next); }} {...(trigger === undefined ? {} : { trigger })} title={title} description={description}>
      <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-4">
        {children(refusal)}
        <Refused refusal={refusal?.field ? null : refusal} />
        <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
          <DialogClose />
          <Button type="submit" variant={tone} loading={busy}>{submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
