import type { IncomingMessage, ServerResponse } from "node:http";
import type { CaughtMail, Mailbox } from ".";

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const page = (title: string, body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>
:root{color-scheme:light dark;--ink:light-dark(#1b2320,#e8ece9);--quiet:light-dark(#55605a,#a4afa9);--line:light-dark(#dde2de,#333b37);--ground:light-dark(#f7f8f6,#151917);--sheet:light-dark(#fff,#1c211f);--accent:light-dark(#14532d,#8fd3a8)}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,sans-serif}main{max-width:820px;margin:0 auto;padding:20px 16px 48px}
.strip{background:light-dark(#fdf3d7,#3a3113);color:light-dark(#5c4506,#f2dfa4);font-size:12px;text-align:center;padding:4px}h1{font-size:20px;font-weight:600;margin:8px 0 16px}a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:8px;background:var(--sheet);overflow:hidden}li+li{border-top:1px solid var(--line)}li a{display:block;padding:10px 14px;text-decoration:none;color:inherit}li a:hover,li a:focus-visible{background:light-dark(#f0f3f0,#252b28)}
.subject{font-weight:600}.facts{color:var(--quiet);font-size:13px;overflow-wrap:anywhere}iframe{width:100%;min-height:70vh;border:1px solid var(--line);border-radius:8px;background:#fff}form{display:flex;gap:8px;margin-bottom:16px;flex-wrap:wrap}
input{font:inherit;padding:7px 10px;border:1px solid var(--line);border-radius:6px;background:var(--sheet);color:inherit;min-width:0;flex:1}button{font:inherit;padding:7px 14px;border:1px solid var(--line);border-radius:6px;background:var(--sheet);color:inherit}
</style></head><body><p class="strip" role="note">Simulated mail: nothing here was sent to anyone.</p><main>${body}</main></body></html>`;

const facts = (mail: CaughtMail) => `<span class="facts">to ${escape(mail.to.join(", "))} · ${escape(new Date(mail.at).toUTCString())}</span>`;

/** The inbox: a list, one mail, its HTML alone, and the same as JSON. */
export async function answerPages(box: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://x");
  const to = url.searchParams.get("to") ?? undefined;
  const json = (value: unknown, status = 200) => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  const html = (text: string, status = 200) => void response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(text);
  if (url.pathname === "/api/mails" && request.method === "DELETE") {
    await box.clear();
    return json({ ok: true });
  }
  if (url.pathname === "/api/mails") return json({ mails: box.list(to) });
  if (url.pathname === "/") {
    const mails = box.list(to);
    const list = mails.length === 0 ? `<p>No mail${to ? ` to ${escape(to)}` : ""} yet. What the product sends appears here.</p>` : `<ul>${mails.map((mail) => `<li><a href="/mail/${mail.id}"><span class="subject">${escape(mail.subject)}</span><br>${facts(mail)}</a></li>`).join("")}</ul>`;
    return html(page("Fairsplit inbox (simulated mail)", `<h1>Fairsplit inbox (simulated mail)</h1><form><input name="to" aria-label="Show mail to" placeholder="Show mail to …" value="${escape(to ?? "")}"><button>Show</button></form>${list}`));
  }
  const found = /^\/(api\/mails|mail)\/([0-9a-f-]+)(\/html)?$/.exec(url.pathname);
  const mail = found?.[2] ? box.find(found[2]) : null;
  if (!mail) return html(page("Not found", "<h1>There is no such mail</h1><p><a href='/'>Back to the inbox</a></p>"), 404);
  if (found?.[1] === "api/mails") return json(mail);
  if (found?.[3]) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'" });
    return void response.end(`<base target="_top">${mail.html ?? `<pre>${escape(mail.text)}</pre>`}`);
  }
  const links = [...(mail.html ?? "").matchAll(/href="([^"]+)"[^>]*>(?:<[^>]+>)*([^<]{2,})/g)].map((match) => `<li><a href="${match[1] ?? ""}">${match[2] ?? ""}</a></li>`);
  html(page(mail.subject, `<p><a href="/">Inbox</a></p><h1>${escape(mail.subject)}</h1><p>${facts(mail)}</p><iframe title="The mail" src="/mail/${mail.id}/html" sandbox="allow-top-navigation-by-user-activation allow-popups"></iframe>${links.length > 0 ? `<h2 style="font-size:14px">Links in this mail</h2><ul>${links.join("")}</ul>` : ""}`));
}
