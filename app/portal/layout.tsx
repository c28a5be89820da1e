import type { ReactNode } from "react";
import { areaLayout } from "../area-layout";

export default function Layout({ children }: { children: ReactNode }) {
  return areaLayout("portal", children);
}
