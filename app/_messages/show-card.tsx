"use client";

import { BriefcaseBusiness } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { onDemand } from "@/components/ui/on-demand";
import type { Card } from "./choose-card";

const ChooseCard = onDemand(() => import("./choose-card").then((module) => module.ChooseCard));

/** Lets a recruiter show the candidate an open role, or a request to represent them that waits for an answer, as a card in the conversation. */
export function ShowCard({ candidateId, name, onShow }: { candidateId: string; name: string; onShow(card: Card): void }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open} onOpenChange={setOpen} title="Show a role or a request" description={`${name} sees it in the conversation, as it stands at that moment and later.`}
      trigger={<Button size="icon" variant="ghost" aria-label="Show a role or a request"><BriefcaseBusiness aria-hidden /></Button>}
    >
      {open && <ChooseCard candidateId={candidateId} onShow={(card) => { onShow(card); setOpen(false); }} onNotFetched={() => setOpen(false)} />}
    </Dialog>
  );
}
