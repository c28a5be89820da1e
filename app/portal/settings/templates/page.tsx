import type { Metadata } from "next";
import { templatesPage } from "../../../_settings/templates-page";

export const metadata: Metadata = { title: "Your templates" };

export default function TemplatesPage() {
  return templatesPage("recruiter");
}
