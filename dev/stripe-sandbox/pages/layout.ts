import { createHash } from "node:crypto";

/** Text made safe to stand in a page. */
export class Html {
  constructor(readonly text: string) {}
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);
type Part = string | number | Html | null | false | Part[];
const rendered = (part: Part): string => (part === null || part === false ? "" : part instanceof Html ? part.text : Array.isArray(part) ? part.map(rendered).join("") : escape(String(part)));

/** Every value is escaped unless it is itself made by `html`. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => new Html(strings.reduce((text, piece, at) => text + rendered(parts[at - 1] ?? null) + piece));

const style = `
:root { color-scheme: light dark; --page: #f4f4f1; --card: #ffffff; --text: #1b1c1e; --quiet: #575b61; --line: #d9d9d3; --accent: #1d4f91; --on-accent: #ffffff; --warn: #6b3d00; --warn-page: #fdf0d8; --bad: #9d1c1c; --good: #1a6136; }
@media (prefers-color-scheme: dark) { :root { --page: #131416; --card: #1c1e21; --text: #ececea; --quiet: #a9adb3; --line: #3a3d42; --accent: #9cc3f7; --on-accent: #10243d; --warn: #ffd591; --warn-page: #382a10; --bad: #ff9d94; --good: #86d6a4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
.notice { background: var(--warn-page); color: var(--warn); padding: .6rem 1rem; text-align: center; font-weight: 600; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
main.wide { max-width: 72rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin-top: 1rem; }
.amount { font-size: 2rem; font-weight: 650; font-variant-numeric: tabular-nums; margin: .25rem 0; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); } p { margin: .25rem 0 .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .75rem 0 0; } dt { color: var(--quiet); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; } td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; } legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
.choice { display: flex; gap: .75rem; align-items: center; border: 1px solid var(--line); border-radius: 8px; padding: .75rem; margin-bottom: .5rem; cursor: pointer; min-height: 44px; }
.field { margin-bottom: 1rem; } .field label { display: block; font-weight: 600; margin-bottom: .25rem; } .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
input:not([type=radio]), select { width: 100%; font: inherit; color: inherit; background: var(--page); border: 1px solid #8a8d92; border-radius: 8px; padding: .6rem .7rem; min-height: 44px; }
button { font: inherit; font-weight: 600; border-radius: 8px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); padding: .6rem 1.1rem; min-height: 44px; cursor: pointer; }
button.wide { width: 100%; } button.plain { background: transparent; color: var(--accent); } .actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .actions form { margin: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); font-weight: 600; } code { font-size: .85em; overflow-wrap: anywhere; }
@media (max-width: 28rem) { .row { grid-template-columns: 1fr; } }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

export type Page = { status: number; headers: Record<string, string>; body: string };

/** A whole page. Each says that nothing real happens on it. */
export function page(title: string, content: Html, { status = 200, wide = false } = {}): Page {
  const body = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><link rel="icon" href="data:,"><style>${new Html(style)}</style></head>
<body>
<header class="notice" role="banner">Simulated payments — no real money moves</header>
<main${new Html(wide ? ' class="wide"' : "")}>${content}</main>
</body>
</html>`;
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff", "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'` },
    body: body.text,
  };
}

export const redirect = (to: string): Page => ({ status: 303, headers: { location: to, "cache-control": "no-store" }, body: "" });

/** A day as people read it, of a Stripe timestamp. */
export const dayOf = (seconds: number): string => new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(seconds * 1000);
