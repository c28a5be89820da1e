import { balanceObject } from "../balance";
import { endpointsFor } from "../events";
import { readable } from "../money";
import { type Call, idOf } from "../sandbox";
import { faultKinds, platform } from "../types";
import { dayOf, type Html, html, page, type Page } from "./layout";

const rowsShown = 30;
const day = 86_400_000;

const table = (id: string, title: string, heads: string[], rows: Html[]): Html => html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${rows.length === 0 ? html`<p class="quiet">None yet.</p>` : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`}</section>`;

const button = (to: string, label: string, values: Record<string, string> = {}): Html =>
  html`<form method="post" action="/dashboard/${to}">${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="plain" type="submit">${label}</button></form>`;

const money = (call: Call, owner: string): string => balanceObject(call, owner).available.map(({ amount, currency }, at) => `${readable(amount, currency)} available, ${readable(balanceObject(call, owner).pending[at]?.amount ?? 0, currency)} pending`).join("; ");

const controls = (call: Call): Html => html`<section class="card" aria-labelledby="controls"><h2 id="controls">Switches</h2>
<p>Clock: ${new Date(call.now * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC. Webhooks: ${call.store.get("settings", "webhookMode")?.value ?? "normal"}, ${call.store.all("deliveries").length} not delivered. Faults waiting: ${call.store.all("faults").length}.</p>
<div class="actions">${[1, 7, 30].map((days) => button("clock", `Clock + ${days} d`, { offsetMs: String(call.sandbox.clock.offsetMs() + days * day) }))}
${["normal", "paused", "duplicate"].map((mode) => button("webhooks", `Webhooks ${mode}`, { mode }))}${button("webhooks/replay", "Send all events again")}${button("faults/clear", "Remove faults")}</div>
<form method="post" action="/dashboard/faults" class="actions"><div class="field"><label for="kind">Fault</label><select id="kind" name="kind">${faultKinds.map((kind) => html`<option>${kind}</option>`)}</select></div>
<div class="field"><label for="path">Requests to</label><input id="path" name="path" value="/v1/transfers" maxlength="300"></div><div class="field"><button type="submit">Add fault</button></div></form></section>`;

const newest = <T>(rows: T[]): T[] => rows.toReversed().slice(0, rowsShown);

/** What the sandbox holds, for people. */
export function dashboardPage(call: Call): Page {
  const { store } = call;
  return page(
    "Stripe sandbox",
    html`<h1>Stripe sandbox</h1><p class="quiet">Everything here is simulated. The newest ${rowsShown} of each kind are shown.</p>
<section class="card" aria-labelledby="balance"><h2 id="balance">Platform balance</h2><p>${money(call, platform)}</p></section>${controls(call)}
${table("accounts", "Accounts", ["Account", "E-mail", "Transfers", "Balance", "Change"], newest(store.all("accounts")).map((row) => html`<tr><td><code>${row.id}</code></td><td>${row.email ?? ""}</td><td>${row.capabilities?.transfers ?? "not asked for"}</td><td>${money(call, row.id)}</td><td>${row.capabilities?.transfers === "active" ? button(`accounts/${row.id}/restrict`, "Restrict") : button(`accounts/${row.id}/activate`, "Activate")}</td></tr>`))}
${table("invoices", "Invoices", ["Invoice", "Customer", "Status", "Total", "Page"], newest(store.all("invoices")).map((row) => html`<tr><td>${row.number ?? row.id}</td><td>${row.customer_name ?? ""}</td><td>${row.status ?? ""}</td><td class="number">${readable(row.total, row.currency)}</td><td>${row.hosted_invoice_url ? html`<a href="${new URL(row.hosted_invoice_url).pathname}">Open ${row.number ?? ""}</a>` : null}</td></tr>`))}
${table("transfers", "Transfers", ["Transfer", "To", "Group", "Amount", "Reversed"], newest(store.all("transfers")).map((row) => html`<tr><td><code>${row.id}</code></td><td><code>${idOf(row.destination)}</code></td><td>${row.transfer_group ?? ""}</td><td class="number">${readable(row.amount, row.currency)}</td><td class="number">${readable(row.amount_reversed, row.currency)}</td></tr>`))}
${table("events", "Events", ["Event", "Type", "Day", "Endpoints"], newest(store.all("events")).map((row) => html`<tr><td><code>${row.id}</code></td><td>${row.type}</td><td>${dayOf(row.created)}</td><td class="number">${endpointsFor(call, row).length}</td></tr>`))}
${table("unknown", "Requests that are not simulated", ["Request", "Why"], newest(store.all("unknown_requests")).map((row) => html`<tr><td><code>${row.method} ${row.path}</code></td><td>${row.why}</td></tr>`))}`,
    { wide: true },
  );
}
