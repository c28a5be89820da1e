import type postgres from "postgres";
import { newId } from "../../server/kernel/ids";

export type PlacementFixture = {
  placementId: string; companyId: string; invoiceId: string; stripeInvoiceId: string; currency: string; feeMinor: bigint; platformMinor: bigint;
  shares: { payeeId: string; recruiterId: string; payoutSplitId: string; amountMinor: bigint; account: string }[];
};
export type FixtureOptions = { feeMinor?: bigint; currency?: string; recruiters?: number; ready?: boolean; template?: string; startedAt?: Date; invoice?: "open" | "none" };

/**
 * A started placement with its locked split and an open invoice, written straight into the tables as the owner: for tests of the money
 * core alone. Shares are equal parts of the pool; the first takes the rest.
 */
export async function placementFixture(owner: postgres.Sql, options: FixtureOptions = {}): Promise<PlacementFixture> {
  const { feeMinor = 2_400_000n, currency = "USD", recruiters = 3, ready = true, template = "thirds" } = options;
  const ids = { user: newId("user"), company: newId("organization"), candidate: newId("candidate"), job: newId("job"), terms: newId("terms"), application: newId("application"), offer: newId("offer"), agreement: newId("agreement"), placement: newId("placement"), set: newId("splitSet"), invoice: newId("invoice") };
  const platformMinor = feeMinor / 10n;
  const pool = feeMinor - platformMinor;
  const each = pool / BigInt(recruiters);
  const basis = Math.floor(10_000 / recruiters);
  const people = Array.from({ length: recruiters }, (_, i) => ({
    user: newId("user"), firm: newId("organization"), recruiter: newId("recruiter"), payee: newId("payee"), collaborator: newId("collaborator"), split: newId("payoutSplit"),
    role: i === 0 ? "candidate_recruiter" : i === 1 ? "candidate_sourcer" : "collaborator", amount: i === 0 ? pool - each * BigInt(recruiters - 1) : each, basis: i === 0 ? 10_000 - basis * (recruiters - 1) : basis, account: `acct_fix${newId("payee").slice(4)}`,
  }));
  const lead = people[0];
  if (!lead) throw new Error("A placement needs a recruiter.");
  const terms = { id: ids.terms, version: 1, feeKind: "percentage", feeBasisPoints: 2_000, feeFixedMinor: null, feeBase: ["base_salary"], guaranteeDays: 90, refundCurve: "tiers", paymentDays: 30, payoutTemplate: template, invoiceAt: "confirmed_start" };
  await owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:fixture', true)`;
    const at = options.startedAt ?? new Date(((await tx<{ now: Date }[]>`select app.now() as now`)[0]?.now ?? new Date(0)).getTime());
    const user = (id: string) => tx`insert into users (id, name, email, email_verified) values (${id}, ${`Person ${id.slice(-5)}`}, ${`${id}@example.com`}, true)`;
    await user(ids.user);
    await tx`insert into organizations (id, name, slug, kind, created_at) values (${ids.company}, ${`Company ${ids.company.slice(-4)}`}, ${ids.company}, 'company', ${at})`;
    await tx`insert into members (id, organization_id, user_id, role, created_at) values (${newId("party")}, ${ids.company}, ${ids.user}, 'owner', ${at})`;
    for (const one of people) {
      await user(one.user);
      await tx`insert into organizations (id, name, slug, kind, created_at) values (${one.firm}, ${`Firm ${one.firm.slice(-4)}`}, ${one.firm}, 'firm', ${at})`;
      await tx`insert into members (id, organization_id, user_id, role, created_at) values (${newId("party")}, ${one.firm}, ${one.user}, 'owner', ${at})`;
      await tx`insert into recruiters (id, user_id, firm_id) values (${one.recruiter}, ${one.user}, ${one.firm})`;
      await tx`insert into payees (id, recruiter_id) values (${one.payee}, ${one.recruiter})`;
      if (ready) await tx`insert into payee_accounts (payee_id, stripe_account_id, transfers_active, details_submitted, updated_at) values (${one.payee}, ${one.account}, true, true, ${at})`;
    }
    await tx`insert into candidates (id, full_name) values (${ids.candidate}, 'Candidate Fixture')`;
    await tx`insert into jobs (id, company_id, title, description, location, work_mode, currency, salary_min_minor, salary_max_minor, state, created_by, created_at)
      values (${ids.job}, ${ids.company}, 'Role', 'A role', 'Anywhere', 'remote', ${currency}, 1, 10000000, 'open', ${ids.user}, ${at})`;
    await tx`insert into job_terms (id, job_id, version, fee_kind, fee_basis_points, fee_base, guarantee_days, refund_curve, payment_days, payout_template, invoice_at, policy_version, created_by, created_at)
      values (${ids.terms}, ${ids.job}, 1, 'percentage', 2000, array['base_salary'], 90, 'tiers', 30, ${template}, 'confirmed_start', 1, ${ids.user}, ${at})`;
    await tx`insert into applications (id, job_id, company_id, candidate_id, recruiter_id, firm_id, terms_id, policy_version, state, submitted_at, updated_at)
      values (${ids.application}, ${ids.job}, ${ids.company}, ${ids.candidate}, ${lead.recruiter}, ${lead.firm}, ${ids.terms}, 1, 'accepted', ${at}, ${at})`;
    await tx`insert into offers (id, application_id, currency, base_salary_minor, signing_bonus_minor, target_bonus_minor, start_date, state, made_by, made_at, answered_at)
      values (${ids.offer}, ${ids.application}, ${currency}, ${String(feeMinor * 5n)}, 0, 0, ${at.toISOString().slice(0, 10)}, 'accepted', ${ids.user}, ${at}, ${at})`;
    await tx`insert into split_agreements (id, application_id, version, mode, state, platform_basis_points, total_basis_points, policy_version, created_at, locked_at)
      values (${ids.agreement}, ${ids.application}, 1, 'custom', 'locked', 1000, 10000, 1, ${at}, ${at})`;
    for (const one of people) {
      await tx`insert into split_parties (id, agreement_id, recruiter_id, role, basis_points, rule, accepted_by, accepted_at) values (${newId("party")}, ${ids.agreement}, ${one.recruiter}, ${one.role}, ${one.basis}, 'fixture', 'by_rule', ${at})`;
    }
    await tx`insert into placements (id, application_id, offer_id, agreement_id, job_id, company_id, candidate_id, recruiter_id, currency, fee_base_minor, fee_minor, terms, policy_version, time_zone, sourced_as_of, state, start_date,
        company_confirmed_at, company_confirmed_by, talent_confirmed_at, talent_confirmed_by, started_at, guarantee_ends_at, created_at)
      values (${ids.placement}, ${ids.application}, ${ids.offer}, ${ids.agreement}, ${ids.job}, ${ids.company}, ${ids.candidate}, ${lead.recruiter}, ${currency}, ${String(feeMinor * 5n)}, ${String(feeMinor)}, ${tx.json(terms)}, 1, 'UTC', ${at}, 'started', ${at.toISOString().slice(0, 10)},
        ${at}, 'user:x', ${at}, 'user:y', ${at}, ${new Date(at.getTime() + 90 * 86_400_000)}, ${at})`;
    await tx`insert into payout_split_sets (id, placement_id, currency, fee_minor, pool_minor, total_basis_points, policy_version, created_at) values (${ids.set}, ${ids.placement}, ${currency}, ${String(feeMinor)}, ${String(pool)}, 10000, 1, ${at})`;
    if (platformMinor > 0n) await tx`insert into payout_splits (id, set_id, placement_id, role, basis_points, currency, amount_minor, rule) values (${newId("payoutSplit")}, ${ids.set}, ${ids.placement}, 'platform', 1000, ${currency}, ${String(platformMinor)}, 'fixture')`;
    for (const one of people) {
      await tx`insert into placement_collaborators (id, placement_id, recruiter_id, role, basis_points, amount_minor, rule) values (${one.collaborator}, ${ids.placement}, ${one.recruiter}, ${one.role}, ${one.basis}, ${String(one.amount)}, 'fixture')`;
      await tx`insert into payout_splits (id, set_id, placement_id, collaborator_id, payee_id, role, basis_points, currency, amount_minor, rule)
        values (${one.split}, ${ids.set}, ${ids.placement}, ${one.collaborator}, ${one.payee}, ${one.role}, ${one.basis}, ${currency}, ${String(one.amount)}, 'fixture')`;
    }
    if (options.invoice !== "none") {
      await tx`insert into placement_money (placement_id, currency) values (${ids.placement}, ${currency})`;
      await tx`insert into invoices (id, number, placement_id, company_id, currency, amount_minor, state, due_on, stripe_invoice_id, hosted_url, created_at, issued_at)
        values (${ids.invoice}, ${`FX-${ids.invoice}`}, ${ids.placement}, ${ids.company}, ${currency}, ${String(feeMinor)}, 'open', ${at.toISOString().slice(0, 10)}, ${`in_${ids.invoice}`}, 'http://localhost/i', ${at}, ${at})`;
      await tx`select * from app.post_journals(array['invoice.issued'], array[${`invoice.issued:${ids.invoice}`}], array['fixture'], array[${ids.placement}], ${at}, array[1,1], array['company_receivable','deferred_fee'],
        array[${ids.placement},${ids.placement}], array[null,null]::text[], array[${currency},${currency}], array[${String(feeMinor)},${String(-feeMinor)}]::bigint[])`;
    }
  });
  return {
    placementId: ids.placement, companyId: ids.company, invoiceId: ids.invoice, stripeInvoiceId: `in_${ids.invoice}`, currency, feeMinor, platformMinor,
    shares: people.map((one) => ({ payeeId: one.payee, recruiterId: one.recruiter, payoutSplitId: one.split, amountMinor: one.amount, account: one.account })),
  };
}
