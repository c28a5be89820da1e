import { createHash } from "node:crypto";
import { html, Html, type Page } from "../stripe-sandbox/pages/layout";
import { failedEvent } from "./routing";
import { runsKept } from "./store";
import { discover, type JobFunction, type Run, type RunState, type Span, type Wait } from "./types";

const style = `
:root { color-scheme: light dark; --ground: light-dark(#fafaf7, #121614); --sheet: light-dark(#ffffff, #191d1b); --ink: light-dark(#1b2320, #ebeeec); --quiet: light-dark(#55605a, #a4afa9); --line: light-dark(#e0e3de, #333b37); --rail: light-dark(#eceeea, #262c29); --accent: light-dark(#14532d, #8fd3a8); --good: light-dark(#1d6b45, #5fb98a); --wait: light-dark(#c9a24a, #8a7434); --bad: light-dark(#a3271b, #f0877a); --bad-ground: light-dark(#fbeae8, #3a1c19); --good-ground: light-dark(#e6f3ea, #16301f); --busy: light-dark(#22558f, #94bdf2); --busy-ground: light-dark(#e7eff9, #17273b); --rest: light-dark(#55605a, #a4afa9); --rest-ground: var(--rail); }
* { box-sizing: border-box; } body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
.strip { margin: 0; background: light-dark(#fdf3d7, #3a3113); color: light-dark(#5c4506, #f2dfa4); font-size: 12px; text-align: center; padding: 4px 16px; }
main { max-width: 64rem; margin: 0 auto; padding: 20px 16px 48px; } h1 { font-size: 20px; line-height: 1.3; font-weight: 600; margin: 8px 0 4px; } h2 { font-size: 14px; font-weight: 600; margin: 24px 0 8px; } a { color: var(--accent); } p { margin: 0 0 8px; } .quiet { color: var(--quiet); }
ol, ul { list-style: none; margin: 0; padding: 0; } .list { border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); overflow: hidden; } .list > li { padding: 10px 14px; } .list > li + li { border-top: 1px solid var(--line); }
.head { display: flex; gap: 4px 12px; align-items: baseline; flex-wrap: wrap; } .head > :first-child { flex: 1 1 16rem; font-weight: 600; overflow-wrap: anywhere; } .head a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
.facts { color: var(--quiet); font-size: 13px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; } .error { color: var(--bad); font-size: 13px; overflow-wrap: anywhere; }
.pill { font-size: 12px; font-weight: 500; border-radius: 6px; padding: 1px 8px; white-space: nowrap; } .completed { color: var(--good); background: var(--good-ground); } .failed { color: var(--bad); background: var(--bad-ground); } .running { color: var(--busy); background: var(--busy-ground); } .queued { color: var(--rest); background: var(--rest-ground); }
svg { display: block; width: 100%; height: 6px; margin-top: 6px; border-radius: 3px; background: var(--rail); } rect.done { fill: var(--good); } rect.error { fill: var(--bad); } rect.waited { fill: var(--wait); }
.trace > li { display: grid; grid-template-columns: minmax(10rem, 2fr) 3fr 6rem; gap: 2px 16px; align-items: center; } .trace svg { margin: 0; } .trace .end { text-align: right; } .trace .error { grid-column: 1 / -1; }
pre { margin: 0; padding: 12px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 12px 0 16px; } label { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; max-width: 100%; font-size: 12px; color: var(--quiet); min-width: 0; } select, button { font: inherit; font-size: 14px; color: var(--ink); background: var(--sheet); border: 1px solid light-dark(#868f89, #6d7771); border-radius: 6px; padding: 6px 10px; min-height: 36px; max-width: 100%; }
details { margin-bottom: 16px; } summary { cursor: pointer; color: var(--accent); padding: 4px 0; } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) { .trace > li { grid-template-columns: 1fr auto; } .trace svg { grid-row: 2; grid-column: 1 / -1; } }
`;
const styleHash = createHash("sha256").update(style).digest("base64");

const words: Record<RunState, string> = { queued: "Waits for its turn", running: "Running", completed: "Done", failed: "Failed" };

type Overview = { functions: readonly JobFunction[]; all: readonly Run[]; shown: readonly Run[]; more: number; filter: URLSearchParams; trouble: string | null; now: number };

/** All runs, newest first, with a bar for what each did. */
export function runsPage(of: Overview): Page {
  const count = (state: RunState) => of.all.filter((run) => run.state === state).length;
  const choice = (name: string, label: string, options: [string, string][]) =>
    html`<label>${label}<select name="${name}"><option value="">All</option>${options.map(([value, text]) => html`<option value="${value}"${new Html(of.filter.get(name) === value ? " selected" : "")}>${text}</option>`)}</select></label>`;
  const main = of.functions.filter((fn) => !fn.triggers.some((one) => "event" in one && one.event === failedEvent));
  return page("Jobs", html`<h1>Jobs</h1>
<p class="quiet">${count("queued") + count("running")} under way, ${count("failed")} failed, ${count("completed")} done. The newest ${runsKept} runs of each function are kept.</p>
${of.trouble === null ? null : html`<p class="error" role="status">${of.trouble}</p>`}
<form>${choice("function", "Function", of.functions.map((fn) => [fn.id, fn.name]))}${choice("state", "State", Object.entries(words))}<button>Show</button></form>
<details><summary>The ${main.length} functions and what starts them</summary><ul class="list">${main.map((fn) => html`<li><p class="head"><span>${fn.name}</span></p><p class="facts">${startsOn(fn)} · ${limitsOf(fn)} · ${fn.retries} ${fn.retries === 1 ? "retry" : "retries"}</p></li>`)}</ul></details>
${of.shown.length === 0 ? html`<p>No runs yet. Each run of a function appears here, with its steps and how long they took.</p>` : html`<ol class="list">${of.shown.map((run) => row(of.functions, run, of.now))}</ol>`}
${of.more > 0 ? html`<p class="quiet">${of.more} older runs are not shown. Choose a function to see more of its own.</p>` : null}`);
}

/** One run: its steps as a trace, the event that started it, what came out. */
export function runPage(of: { functions: readonly JobFunction[]; run: Run | null; now: number }): Page {
  const { run, now } = of;
  if (!run) return page("No such run", html`<p><a href="/">Jobs</a></p><h1>There is no such run</h1><p>It may be older than what is kept.</p>`, 404);
  return page(nameOf(of.functions, run), html`<p><a href="/">Jobs</a></p><h1>${nameOf(of.functions, run)}</h1><p>${pill(run)} <span class="facts">${factsOf(run, now)} · ${run.id}</span></p>
${run.error ? html`<p class="error">${run.error.name}: ${run.error.message}</p>` : null}
<h2>Steps</h2>${run.spans.length + run.waits.length === 0 ? html`<p class="quiet">None yet.</p>` : html`<ol class="list trace">${run.spans.map((span) => traced(run, span, now))}${run.waits.map((wait) => waiting(run, wait))}</ol>`}
<h2>Event</h2><pre>${JSON.stringify(run.event, null, 2)}</pre>
${run.endedAt === null ? null : html`<h2>${run.error ? "Error" : "Result"}</h2><pre>${run.error ? (run.error.stack ?? run.error.message) : JSON.stringify(run.output, null, 2)}</pre>`}`);
}

const row = (functions: readonly JobFunction[], run: Run, now: number): Html =>
  html`<li><p class="head"><span><a href="/run/${run.id}">${nameOf(functions, run)}</a></span>${pill(run)}</p><p class="facts">${factsOf(run, now)}</p>${run.error ? html`<p class="error">${run.error.message}</p>` : null}${bars(run, run.spans, now)}</li>`;

const traced = (run: Run, span: Span, now: number): Html =>
  html`<li><span>${span.name}${span.attempt > 0 ? html` <span class="facts">attempt ${span.attempt + 1}</span>` : null}</span>${bars(run, [span], now)}<span class="facts end">${span.outcome === "waited" ? "waited " : ""}${lasted(span.to - span.from)}</span>${span.error ? html`<span class="error">${span.error}</span>` : null}</li>`;

function waiting(run: Run, wait: Wait): Html {
  const name = wait.step === discover ? "What comes next" : (run.names[wait.step] ?? wait.step);
  const until = wait.at > Number.MAX_SAFE_INTEGER / 2 ? "" : ` until ${timeOf(wait.at)}`;
  const what = { call: `attempt ${wait.kind === "call" ? wait.attempt + 1 : 1}, due ${timeOf(wait.at)}`, sleep: `sleeps${until}`, event: `waits for ${wait.kind === "event" ? wait.event : ""}${until}`, invoke: `waits for another function${until}` }[wait.kind];
  return html`<li><span>${name}</span><span class="facts">${what}</span></li>`;
}

/** Spans drawn to the length of the whole run. */
function bars(run: Run, spans: readonly Span[], now: number): Html {
  const whole = Math.max(1, (run.endedAt ?? now) - run.queuedAt);
  const share = (ms: number) => ((100 * ms) / whole).toFixed(2);
  return html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${spans.map((span) => html`<rect class="${span.outcome}" x="${share(span.from - run.queuedAt)}" y="0" height="6" width="${Math.max(0.6, Number(share(span.to - span.from))).toFixed(2)}"/>`)}</svg>`;
}

const nameOf = (functions: readonly JobFunction[], run: Run): string => functions.find((fn) => fn.id === run.functionId)?.name ?? run.functionId;
const pill = (run: Run): Html => html`<span class="pill ${run.state}">${words[run.state]}</span>`;

function factsOf(run: Run, now: number): string {
  const attempts = 1 + run.spans.filter((span) => span.attempt > 0).length;
  const cause = run.event.name === "inngest/scheduled.timer" ? `schedule ${String(run.event.data["cron"])}` : run.event.name;
  return [cause, timeOf(run.queuedAt), lasted((run.endedAt ?? now) - run.queuedAt), attempts > 1 ? `${attempts} attempts` : "1 attempt"].join(" · ");
}

const startsOn = (fn: JobFunction): string => fn.triggers.map((one) => ("cron" in one ? `schedule ${one.cron}` : one.event)).join(", ");
const limitsOf = (fn: JobFunction): string => (fn.concurrency.length === 0 ? "no limit" : fn.concurrency.map((one) => `${one.limit} at a time${one.key ? ` per ${one.key}` : ""}`).join(", "));
const timeOf = (at: number): string => `${new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: "UTC" }).format(at)} UTC`;
const lasted = (ms: number): string => (ms < 1_000 ? `${ms} ms` : ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`);

function page(title: string, content: Html, status = 200): Page {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff", "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'` },
    body: html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – local job executor</title><link rel="icon" href="data:,"><style>${new Html(style)}</style></head>
<body><header class="strip">Local job executor: it stands in for the Inngest server on this machine.</header><main>${content}</main></body></html>`.text,
  };
}
