"use client";

import { TextLink } from "@/components/ui/link-button";
import { PerhapsSame } from "../../_sourcing/perhaps-same";
import { compareAddress } from "../compare/search-params";

/** People with a similar name in the firm's book, to be compared with this one. */
export function AlsoWrittenDown({ candidateId, fullName }: { candidateId: string; fullName: string }) {
  return <PerhapsSame fullName={fullName} except={candidateId} title="Perhaps the same person as" act={(one) => <TextLink href={compareAddress({ a: candidateId, b: one.candidateId })}>Compare</TextLink>} />;
}
