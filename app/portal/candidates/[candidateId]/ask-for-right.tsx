"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RequestRepresentation, type RequestedPerson } from "../../_sourcing/request-representation";

/** The button that asks a person of one's book for their right to represent. */
export function AskForRight({ person, now, primary }: { person: RequestedPerson; now: string; /** It is the way forward, since nothing else is allowed. */ primary: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={primary ? "primary" : "secondary"} onClick={() => setOpen(true)}>Ask for their right to represent</Button>
      <RequestRepresentation open={open} onOpenChange={setOpen} person={person} now={now} />
    </>
  );
}
