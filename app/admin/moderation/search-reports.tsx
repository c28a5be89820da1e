"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Outputs } from "../../trpc/outputs";
import type { AdminSearch } from "../_shared/search-params";

type Queue = AdminSearch["queue"];
const queues: readonly Queue[] = ["open", "second", "appeals", "closed"];
const words: Readonly<Record<Queue, string>> = { open: "Open", second: "For a second admin", appeals: "Appeals", closed: "Decided" };

/** Chooses a queue and finds reports in it; what is asked for is part of the address. */
export function SearchReports({ search, queue, waiting }: { search: string; queue: Queue; waiting: Outputs["moderation"]["queue"]["waiting"] }) {
  const router = useRouter();
  const path = usePathname();
  const [typed, setTyped] = useState(search);
  const [pending, start] = useTransition();
  const go = (next: { search: string; queue: Queue }) => {
    const params = new URLSearchParams({ ...(next.search.trim() === "" ? {} : { search: next.search.trim() }), ...(next.queue === "open" ? {} : { queue: next.queue }) });
    start(() => router.push(`${path}${params.size > 0 ? `?${params}` : ""}` as Parameters<typeof router.push>[0], { scroll: false }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ search: typed, queue });
  };
  const choices = queues.map((value) => ({ value, label: value === "closed" ? words[value] : `${words[value]} (${waiting[value]})` }));
  return (
    <form role="search" onSubmit={submit} className={cn("flex flex-wrap gap-2", pending && "opacity-60")}>
      <Select aria-label="Queue" className="w-full sm:w-56" value={queue} onValueChange={(next) => go({ search: typed, queue: queues.find((one) => one === next) ?? "open" })} choices={choices} />
      <SearchInput aria-label="Either of the two" placeholder="Name or e-mail of either" className="w-full sm:w-72" value={typed} maxLength={254} onValueChange={setTyped} />
      <Button type="submit" size="field" className="max-sm:w-full">Search</Button>
    </form>
  );
}
