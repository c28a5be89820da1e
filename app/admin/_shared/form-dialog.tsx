"use client";

import { type FormEvent, type ReactElement, type ReactNode, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toastDone } from "@/components/ui/toast";
import { type ReadRefusal, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

export type FormDialogProps = { trigger: ReactElement; title: string; description: string; submit: string; children: (refusal: ReadRefusal | null) => ReactNode; run: () => Promise<unknown>; done: string };

/** A small form in a dialog: what is refused stands at its field, what is done closes it. */
export function FormDialog({ trigger, title, description, submit, children, run, done }: FormDialogProps) {
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ReadRefusal | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      await run();
      toastDone(done);
      await refresh();
      setOpen(false);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={(next) => { setRefusal(null); setOpen(next); }} trigger={trigger} title={title} description={description}>
      <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-4">
        {children(refusal)}
        <Refused refusal={refusal?.field ? null : refusal} />
        <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
          <DialogClose />
          <Button type="submit" variant="primary" loading={busy}>{submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
