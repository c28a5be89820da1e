"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { Tabs } from "@/components/ui/tabs";
import type { Outputs } from "../../trpc/outputs";
import type { AdminSearch } from "../_shared/search-params";
import { DuePayouts } from "./due-payouts";
import { ProviderEvents } from "./provider-events";
import { Transfers } from "./transfers";

type View = AdminSearch["view"];

/** The three parts of the page; the address says which is open. */
export function PayoutViews({ operations, view, mayRetry }: { operations: Outputs["payouts"]["operations"]; view: View; mayRetry: boolean }) {
  const path = usePathname();
  const [open, setOpen] = useState(view);
  const show = (next: string) => {
    setOpen(next as View);
    window.history.replaceState(null, "", next === "due" ? path : `${path}?view=${next}`);
  };
  return (
    <Tabs
      label="Payouts"
      value={open}
      onValueChange={show}
      tabs={[
        { value: "due", label: "Due", count: operations.due.length, content: <DuePayouts rows={operations.due} now={operations.now} /> },
        { value: "transfers", label: "Transfers", count: operations.transfers.length, content: <Transfers rows={operations.transfers} now={operations.now} /> },
        { value: "events", label: "Provider events", count: operations.providerEvents.length, content: <ProviderEvents rows={operations.providerEvents} now={operations.now} mayRetry={mayRetry} /> },
      ]}
    />
  );
}
