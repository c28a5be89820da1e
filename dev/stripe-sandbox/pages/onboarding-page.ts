import { completeOnboarding, countries, type Person } from "../resources/accounts";
import { type Call, newId } from "../sandbox";
import type { LinkRow } from "../types";
import { type Html, html, page, type Page, redirect } from "./layout";

const fields = [
  { name: "first_name", label: "Legal first name", value: "Taylor", autocomplete: "given-name", hint: "" },
  { name: "last_name", label: "Legal last name", value: "Example", autocomplete: "family-name", hint: "" },
  { name: "birth_date", label: "Date of birth", value: "1990-01-15", autocomplete: "bday", hint: "" },
  { name: "routing", label: "Bank routing number or bank code", value: "110000000", autocomplete: "off", hint: "A test number. Never enter a real one." },
  { name: "account_number", label: "Bank account number or IBAN", value: "000123456789", autocomplete: "off", hint: "A test number. Never enter a real one." },
] as const;
type Errors = Record<string, string>;

const adultAge = 18;
const secondsOfYear = 31_557_600;

function readForm(call: Call, form: URLSearchParams): { person: Person; errors: Errors } {
  const given = (name: string): string => (form.get(name) ?? "").trim().slice(0, 100);
  const errors: Errors = {};
  for (const { name, label } of fields) if (!given(name)) errors[name] = `Enter the ${label.toLowerCase()}.`;
  const birth = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given("birth_date"));
  const born = birth ? Date.parse(`${birth[0]}T00:00:00Z`) / 1000 : Number.NaN;
  if (!errors["birth_date"] && !(call.now - born >= adultAge * secondsOfYear)) errors["birth_date"] = "Enter a date of birth that makes you at least 18 years old.";
  if (!errors["account_number"] && !/^[A-Za-z0-9 ]{4,40}$/.test(given("account_number"))) errors["account_number"] = "Use 4 to 40 letters and digits.";
  const country = given("country");
  if (!countries.includes(country)) errors["country"] = "Choose a country of the list.";
  return {
    person: { firstName: given("first_name"), lastName: given("last_name"), birth: { year: Number(birth?.[1]), month: Number(birth?.[2]), day: Number(birth?.[3]) }, country, bankLast4: given("account_number").replaceAll(" ", "").slice(-4), routing: given("routing") },
    errors,
  };
}

function input(of: (typeof fields)[number], value: string, error: string | undefined): Html {
  const about = [error ? `${of.name}-error` : "", of.hint ? `${of.name}-hint` : ""].filter(Boolean).join(" ");
  return html`<div class="field"><label for="${of.name}">${of.label}</label><input id="${of.name}" name="${of.name}" type="${of.name === "birth_date" ? "date" : "text"}" value="${value}" autocomplete="${of.autocomplete}" maxlength="100" required aria-invalid="${error ? "true" : "false"}" aria-describedby="${about}">
${error ? html`<p class="bad" id="${of.name}-error">${error}</p>` : null}${of.hint ? html`<p class="quiet" id="${of.name}-hint">${of.hint}</p>` : null}</div>`;
}

function form(call: Call, link: LinkRow, session: string, given: URLSearchParams | null, errors: Errors): Page {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const account = call.store.get("accounts", link.account);
  const country = given?.get("country") ?? account?.country ?? "US";
  return page(
    "Set up payouts",
    html`<h1>Set up payouts</h1><p class="quiet">${call.sandbox.businessName} works with this payment provider to pay you. The fields hold test values: finish as it is, or change them.</p>
<form method="post" class="card" novalidate><input type="hidden" name="session" value="${session}">
${Object.keys(errors).length > 0 ? html`<p class="bad" role="alert">Some fields need another look.</p>` : null}
<fieldset><legend>About you</legend>${fields.slice(0, 3).map((one) => input(one, given?.get(one.name) ?? one.value, errors[one.name]))}
<div class="field"><label for="country">Country</label><select id="country" name="country" aria-invalid="${errors["country"] ? "true" : "false"}">${countries.map((code) => html`<option value="${code}" ${code === country ? "selected" : ""}>${names.of(code) ?? code}</option>`)}</select>${errors["country"] ? html`<p class="bad">${errors["country"]}</p>` : null}</div></fieldset>
<fieldset><legend>Where your money goes</legend>${fields.slice(3).map((one) => input(one, given?.get(one.name) ?? one.value, errors[one.name]))}</fieldset>
<div class="actions"><button type="submit" name="action" value="finish">Finish</button><button class="plain" type="submit" name="action" value="later">Finish later</button></div></form>`,
    { status: Object.keys(errors).length > 0 ? 422 : 200 },
  );
}

const unknownLink = (): Page => page("Link not found", html`<h1>Link not found</h1><p>This address belongs to no account. Go back and ask for a new one.</p>`, { status: 404 });

/** Opens an account link, once. A used or expired one leads to the address that makes a new one. */
export function openOnboarding(call: Call, token: string): Page {
  const link = call.store.get("account_links", token);
  if (!link) return unknownLink();
  if (link.session !== null || link.expiresAt <= call.now) return redirect(link.refreshUrl);
  const session = newId("sess", 32);
  call.store.put("account_links", { ...link, session });
  return form(call, link, session, null, {});
}

/** The page's form: "Finish" makes the account able to receive, "Finish later" only goes back. */
export function submitOnboarding(call: Call, token: string, given: URLSearchParams): Page {
  const link = call.store.get("account_links", token);
  if (!link) return unknownLink();
  if (link.session === null || given.get("session") !== link.session) return redirect(link.refreshUrl);
  if (link.finished || given.get("action") !== "finish") return redirect(link.returnUrl);
  const { person, errors } = readForm(call, given);
  if (Object.keys(errors).length > 0) return form(call, link, link.session, given, errors);
  completeOnboarding(call, link.account, person);
  call.store.put("account_links", { ...link, finished: true });
  return redirect(link.returnUrl);
}
