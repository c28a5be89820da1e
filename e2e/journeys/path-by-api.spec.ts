// Proves that the whole path, from a claim to a recruiter's paid share, works through the procedures alone, to the cent, with every job, mail,
// page of the provider and signed webhook in between. It would miss what only a screen shows.
import { expect, test } from "../support/api-test";
import { dayAhead, moveClock } from "../support/clock";
import { run } from "../support/commands";
import { httpVisitor, openLink, refusalOf, signInByPassword, signUp } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";
import { invoiceIn, moneyOf, readsSteps, roleOf } from "../support/money";
import { finishOnboarding, paidTwice, payOnHostedPage, transfersMade } from "../support/sandbox";

test("from a claim to a paid share, through the procedures alone", async ({ world }) => {
  const [company, finance, admin] = [await signInByPassword(world, "priya"), await signInByPassword(world, "grace"), await signInByPassword(world, "ruth")];
  const a = await signUp(world, { name: "Ada Lindholm", email: "ada@lindholm-search.example.com", intent: "recruiter" });
  await a.api.identity.setUpFirm.mutate({ name: "Lindholm Search", timeZone: "Europe/Stockholm" });
  const b = await signUp(world, { name: "Bruno Keller", email: "bruno@keller-partners.example.com", intent: "recruiter" });
  await b.api.identity.setUpFirm.mutate({ name: "Keller Partners", timeZone: "Europe/Zurich" });

  const { jobId } = await test.step("the company posts a role and sees what a hire costs", async () => {
    const role = roleOf("Lead robotics engineer");
    const cost = await company.api.jobs.hireCost.query({ currency: "USD", terms: role.terms, baseSalaryMinor: "12000000" });
    expect(cost.fee.amount).toBe("24000.00");
    return company.api.jobs.post.mutate(role);
  });

  await test.step("A is first; B, with another spelling of the address, reads until when and what to do, and no name", async () => {
    const claim = await a.api.sourcing.addCandidate.mutate({ fullName: "Imogen Hale", email: "imogen.hale@gmail.com", phone: "+1 617 555 0142", linkedin: "https://www.linkedin.com/in/imogen-hale-robotics" });
    const refusal = await refusalOf(b.api.sourcing.addCandidate.mutate({ fullName: "Imogen Hale", email: "I.Mogen.Hale+jobs@GMAIL.com" }));
    expect(refusal).toMatchObject({ code: "already_protected", details: { until: claim.until } });
    expect(refusal.remedy).toContain("right to represent");
    expect(JSON.stringify(refusal)).not.toMatch(/Ada|Lindholm/);
  });

  const { rtrId, candidateId } = await test.step("B asks for the right to represent", async () => {
    const at = (await b.api.sourcing.companies.query({})).companies.find((one) => one.name === "Meridian Robotics");
    if (!at) throw new Error("Meridian is not in the list of companies.");
    return b.api.sourcing.requestRtr.mutate({ person: { fullName: "Imogen Hale", email: "imogen.hale@gmail.com" }, companyId: at.id, jobId });
  });
  expect(await refusalOf(b.api.applications.submit.mutate({ jobId, candidateId }))).toMatchObject({ code: "protected_needs_rtr" });

  const candidate = httpVisitor(world);
  await test.step("the candidate comes by the mailed link, reads and signs", async () => {
    const link = linkIn(await mailTo(world, "imogen.hale@gmail.com", /Bruno Keller asks to represent you/), "Read the request");
    expect(await openLink(candidate, link)).toBe(`/marketplace/requests/${rtrId}`);
    const request = await candidate.api.sourcing.consent.query({ rtrId });
    expect(request.text).toContain("Keller Partners");
    await candidate.api.sourcing.sign.mutate({ rtrId, signedName: "Imogen Hale", textVersion: request.textVersion });
    expect((await candidate.api.sourcing.myConsents.query({})).consents[0]).toMatchObject({ state: "signed", firmName: "Keller Partners", companyName: "Meridian Robotics" });
  });

  const expected = { fee: "24000.00", platform: "2400.00", pool: "21600.00", candidate_sourcer: "2160.00", candidate_recruiter: "9720.00", company_sourcer: "9720.00" };
  const { applicationId } = await test.step("B sees the split to the cent, then submits", async () => {
    const { split, allowed, basis } = await b.api.applications.preview.query({ jobId, candidateId, baseSalaryMinor: "12000000" });
    expect({ allowed, basis }).toEqual({ allowed: true, basis: "rtr" });
    expect({ fee: split.fee.amount, ...Object.fromEntries(split.lines.map((line) => [line.role ?? line.key, line.amount.amount])) }).toEqual(expected);
    expect(split.lines.every((line) => line.rule !== "")).toBe(true);
    return b.api.applications.submit.mutate({ jobId, candidateId, note: "Has led two launches." });
  });

  const placementId = await test.step("the company reviews and offers, the candidate accepts", async () => {
    await company.api.applications.startReview.mutate({ applicationId });
    const { offerId } = await company.api.applications.makeOffer.mutate({ applicationId, baseSalaryMinor: "12000000", startDate: await dayAhead(company, 10) });
    const [accepted, again] = await Promise.allSettled([candidate.api.placements.acceptOffer.mutate({ offerId }), candidate.api.placements.acceptOffer.mutate({ offerId })]);
    const placed = [accepted, again].flatMap((one) => (one.status === "fulfilled" ? [one.value.placementId] : []));
    expect(placed, "a double click makes one placement").toHaveLength(1);
    return placed[0] ?? "";
  });

  await test.step("the start is confirmed by both, when its day has come", async () => {
    expect(await refusalOf(company.api.placements.confirmStart.mutate({ placementId }))).toMatchObject({ code: "start_not_reached" });
    await moveClock(admin, { days: 10, hours: 2 });
    expect(await company.api.placements.confirmStart.mutate({ placementId })).toEqual({ state: "awaiting_start", waitsFor: "talent" });
    expect(await b.api.placements.confirmStart.mutate({ placementId })).toMatchObject({ state: "started" });
    const { split } = await b.api.placements.detail.query({ placementId });
    expect(Object.fromEntries((split?.lines ?? []).map((line) => [line.role ?? line.key, line.amount.amount]))).toMatchObject({ platform: expected.platform, candidate_sourcer: expected.candidate_sourcer, candidate_recruiter: expected.candidate_recruiter });
  });

  await test.step("the invoice is issued, paid on the provider's page, and its money held by thirds", async () => {
    const invoice = await invoiceIn(finance, placementId, "open");
    expect(invoice.amount.amount).toBe(expected.fee);
    expect(await moneyOf(a, placementId)).toMatchObject([{ step: "expected" }, { step: "expected" }, { step: "expected" }]);
    await payOnHostedPage(invoice.hostedUrl);
    await invoiceIn(finance, placementId, "paid");
    await readsSteps(a, placementId, ["held", "held", "held"]);
    expect((await moneyOf(a, placementId)).map((row) => row.amount)).toEqual(["712.80", "712.80", "734.40"]);
    expect((await moneyOf(b, placementId)).map((row) => row.amount)).toEqual(["3207.60", "3207.60", "3304.80"]);
  });

  await test.step("A sets up payouts at the provider, B does not", async () => {
    const back = await finishOnboarding((await a.api.payouts.setUp.mutate({ country: "US" })).url);
    expect(back).toContain("/portal/money?setup=done");
    await expect.poll(async () => (await a.api.payouts.myPayee.query({})).ready, { timeout: 30_000 }).toBe(true);
  });

  await test.step("90 days go by: A is paid third by third, B's amounts wait for B alone", async () => {
    await moveClock(admin, { days: 30, hours: 2 });
    await readsSteps(a, placementId, ["paid", "held", "held"]);
    await readsSteps(b, placementId, ["scheduled", "held", "held"]);
    await moveClock(admin, { days: 30 });
    await readsSteps(a, placementId, ["paid", "paid", "held"]);
    await moveClock(admin, { days: 30 });
    await readsSteps(a, placementId, ["paid", "paid", "paid"]);
    await readsSteps(b, placementId, ["scheduled", "scheduled", "scheduled"]);
    expect((await moneyOf(b, placementId)).map((row) => row.waits)).toEqual([["payee_onboarding"], ["payee_onboarding"], ["payee_onboarding"]]);
  });

  await test.step("B sets up payouts and is paid", async () => {
    await finishOnboarding((await b.api.payouts.setUp.mutate({ country: "US" })).url);
    await readsSteps(b, placementId, ["paid", "paid", "paid"]);
  });

  await test.step("the books agree with the provider, and the audit chain holds", async () => {
    const made = (await transfersMade(world)).filter((transfer) => transfer.transfer_group === placementId);
    const account = async (who: typeof a) => (await who.api.payouts.myPayee.query({})).stripeAccountId;
    const sumTo = (destination: string | null) => made.filter((transfer) => transfer.destination === destination).reduce((sum, transfer) => sum + transfer.amount, 0);
    expect([sumTo(await account(a)), sumTo(await account(b))]).toEqual([216_000, 972_000]);
    expect(await paidTwice(world)).toEqual([]);

    const proof = await admin.api.proof.run.mutate({});
    expect(proof.outcome).toBe("clean");
    expect(proof.lines.filter((line) => line.difference !== "0")).toEqual([]);
    const { currencies } = await admin.api.ledger.balances.query({});
    expect(currencies.filter((one) => one.sumOfAllEntries.minor !== "0")).toEqual([]);
    expect((await admin.api.audit.verdict.query({})).broken).toBeNull();
    const proved = await run(world, "proof");
    expect(proved.said).toContain("The books agree: difference 0.");
    expect(proved.code).toBe(0);
    expect(await run(world, "audit:verify")).toMatchObject({ code: 0 });
  });
});
