import type { ReactNode } from "react";
import { ApiProvider } from "../../trpc/client";
import { PublicFrame } from "../public-frame";

export default function DecisionsLayout({ children }: { children: ReactNode }) {
  return <PublicFrame><ApiProvider>{children}</ApiProvider></PublicFrame>;
}
