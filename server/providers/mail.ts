import { createTransport, type Transporter } from "nodemailer";
import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";

let transport: Transporter | undefined;

/** Sends one mail by SMTP. `headers`: those beside the usual ones. Throws when the server does not take it. */
export async function sendMail(mail: { to: string; subject: string; html: string; text: string; headers?: Readonly<Record<string, string>> }): Promise<void> {
  assertOutsideTransaction("The mail server");
  transport ??= createTransport(env().SMTP_URL);
  await transport.sendMail({ from: env().MAIL_FROM, ...mail, headers: { ...mail.headers } });
}
