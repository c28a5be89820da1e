import type { Metadata } from "next";
import { MailPage } from "../../../_settings/mail-page";

export const metadata: Metadata = { title: "Your mail" };

export default MailPage;
