import type { ReactElement } from "react";
import { render } from "react-email";

/** A template as HTML and as plain text. */
export async function renderMail(template: ReactElement): Promise<{ html: string; text: string }> {
  return { html: await render(template), text: await render(template, { plainText: true }) };
}
