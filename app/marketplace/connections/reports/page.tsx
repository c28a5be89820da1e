import type { Metadata } from "next";
import { MyReports } from "../../../_moderation/my-reports";

export const metadata: Metadata = { title: "Your reports" };

/** What the reader has reported as a candidate. */
export default function ReportsPage() {
  return <MyReports side="candidate" />;
}
