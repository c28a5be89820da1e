import { rejectApplication, startReview } from "../../server/applications/review-application";
import { requestRtr } from "../../server/sourcing/request-rtr";
import { addCandidate } from "../../server/sourcing/add-candidate";
import { Refusal } from "../../server/kernel/errors";
import { seedCandidates, emailOf } from "./candidates";
import { connect } from "./connections";
import { accept, add, consent, day, offer, onboard, pay, post, runDue, start, submit } from "./moves";
import { writeProfiles } from "./profiles";
import type { Stage } from "./stage";
import { playEarlierTalk, playTalk } from "./talk";

/** When the story's people come, in days from real now: before the first of them does anything. */
export const firstDayOfStory = -200;

/** Plays the demo's half year: placements in every state of money, two conflicts over ownership, and a stage left free for the story of the README. */
export async function playStory(stage: Stage): Promise<void> {
  await stage.toDay(-190);
  const perception = await post(stage, { company: "meridian", by: "priya", title: "Staff perception engineer", location: "Boston, MA", mode: "hybrid", level: "senior", min: 165_000, max: 210_000, about: "Own the perception stack of our warehouse fleet, from sensors to the planner's inputs. A team of nine, shipping weekly." });
  const grid = await post(stage, { company: "atlasgrid", by: "fiona", title: "Principal grid analyst", location: "London", mode: "hybrid", min: 95_000, max: 120_000, currency: "GBP", fee: 1_800, about: "Model the connection queue and its costs; your work decides which projects get built." });
  for (const recruiter of ["maya", "theo", "caroline", "ingrid"]) await onboard(stage, recruiter);

  // Paid in full, long ago.
  const nadia = await consent(stage, "maya", 0, "meridian");
  const nadiaApplication = await submit(stage, "maya", nadia, perception, "Led a team of six at Halcyon; two patents in sensor fusion. Wants to stay in Boston.");
  const nadiaOffer = await offer(stage, "priya", nadiaApplication, 192_000, await day(stage, 14));
  const nadiaPlacement = await accept(stage, 0, nadiaOffer);
  await stage.toDay(-170);
  await start(stage, nadiaPlacement, "priya", "maya");
  await stage.toDay(-160);
  await pay(stage, nadiaPlacement);

  const controls = await post(stage, { company: "meridian", by: "priya", title: "Senior controls engineer", location: "Ann Arbor, MI", mode: "on_site", level: "senior", min: 140_000, max: 175_000, about: "Design the motion control of a new picking arm, from first model to the factory floor." });
  for (const at of [-135, -105]) {
    await stage.toDay(at);
    await runDue(stage);
  }

  // One payee has not set up payouts: the others are paid all the same.
  const rahul = await consent(stage, "amara", 3, "meridian");
  const rahulOffer = await offer(stage, "priya", await submit(stage, "amara", rahul, controls, "Finishes a project in four weeks, then free."), 158_500, await day(stage, 10));
  const rahulPlacement = await accept(stage, 3, rahulOffer);
  await stage.toDay(-92);
  await start(stage, rahulPlacement, "priya", "amara");
  await stage.toDay(-88);
  await pay(stage, rahulPlacement);

  // In pounds, half-way through its guarantee; found by Theo, closed by Caroline.
  await add(stage, "theo", 2);
  await stage.toDay(-86);
  const sofia = await consent(stage, "caroline", 2, "atlasgrid");
  const sofiaOffer = await offer(stage, "fiona", await submit(stage, "caroline", sofia, grid), 112_000, await day(stage, 12));
  const sofiaPlacement = await accept(stage, 2, sofiaOffer);
  await stage.toDay(-72);
  await runDue(stage);
  await start(stage, sofiaPlacement, "fiona", "caroline");
  await stage.toDay(-64);
  await pay(stage, sofiaPlacement);

  // Invoiced, overdue.
  const power = await post(stage, { company: "atlasgrid", by: "fiona", title: "Lead power systems engineer", location: "Manchester", mode: "hybrid", level: "lead", min: 88_000, max: 110_000, currency: "GBP", fee: 2_000, net: 14, about: "Keep protection studies ahead of the build: thirty substations in the coming two years." });
  const emeka = await consent(stage, "theo", 5, "atlasgrid");
  const emekaOffer = await offer(stage, "fiona", await submit(stage, "theo", emeka, power), 101_000, await day(stage, 7));
  const emekaPlacement = await accept(stage, 5, emekaOffer);
  await stage.toDay(-55);
  await start(stage, emekaPlacement, "fiona", "theo");

  // Held in full until the guarantee ends.
  const payments = await post(stage, { company: "lumen", by: "owen", title: "Product manager, payments", location: "San Francisco, CA", mode: "hybrid", min: 155_000, max: 195_000, template: "at_guarantee_end", about: "Own how money moves for forty thousand small firms. You will talk with them every week." });
  const chloe = await consent(stage, "caroline", 6, "lumen");
  const chloeOffer = await offer(stage, "owen", await submit(stage, "caroline", chloe, payments), 181_000, await day(stage, 9));
  const chloePlacement = await accept(stage, 6, chloeOffer);
  await stage.toDay(-42);
  // The answer to one transfer is lost; the provider knows of none when it is asked again, and a person has to look.
  await runDue(stage, { answerLostFor: sofiaPlacement });
  await start(stage, chloePlacement, "owen", "caroline");
  await stage.toDay(-34);
  await pay(stage, chloePlacement);

  // Twelve roles in all; a book of forty people.
  const openRoles = [
    await post(stage, { company: "meridian", by: "priya", title: "Robotics software engineer", location: "Boston, MA", mode: "hybrid", level: "mid", min: 130_000, max: 165_000, about: "Write the software that keeps two hundred robots out of each other's way." }),
    await post(stage, { company: "juniper", by: "sam", title: "Nurse informatics lead", location: "Remote, US", mode: "remote", level: "lead", min: 105_000, max: 130_000, fee: 2_000, about: "Bring the floor's view into every system we build. You have worked shifts and you can read a schema." }),
    await post(stage, { company: "juniper", by: "sam", title: "Regulatory affairs lead", location: "Austin, TX", mode: "hybrid", level: "lead", min: 125_000, max: 150_000, template: "monthly_run", about: "Take two device submissions through review, and teach the team how." }),
    await post(stage, { company: "lumen", by: "owen", title: "Treasury manager", location: "Remote, US", mode: "remote", level: "senior", min: 118_000, max: 142_000, guarantee: 60, about: "Run daily liquidity across nine banks and four currencies." }),
    await post(stage, { company: "atlasgrid", by: "fiona", title: "Energy trader", location: "London", mode: "on_site", min: 90_000, max: 140_000, currency: "GBP", fee: 2_500, about: "Trade flexibility from our batteries, day-ahead and intraday." }),
  ];
  const holders = ["maya", "theo", "daniel", "caroline", "jonas", "ingrid", "amara"] as const;
  const ids = new Map<number, { id: string; recruiter: string }>();
  for (let i = 7; i < seedCandidates.length; i++) {
    await stage.toDay(-34 + Math.floor(((i - 7) * 32) / seedCandidates.length));
    const recruiter = holders[i % holders.length] ?? "maya";
    ids.set(i, { id: await add(stage, recruiter, i), recruiter });
  }
  ids.set(1, { id: await add(stage, "ingrid", 1), recruiter: "ingrid" });
  ids.set(4, { id: await add(stage, "daniel", 4), recruiter: "daniel" });
  await stage.toDay(-9);
  await runDue(stage);

  // Invoiced, not due yet.
  const reliability = await post(stage, { company: "lumen", by: "owen", title: "Site reliability engineer", location: "Remote, US", mode: "remote", min: 140_000, max: 170_000, about: "Keep the ledger's nodes up and its alarms few." });
  const viktor = await consent(stage, ids.get(7)?.recruiter ?? "maya", 7, "lumen");
  const viktorOffer = await offer(stage, "owen", await submit(stage, ids.get(7)?.recruiter ?? "maya", viktor, reliability), 152_500, await day(stage, 2));
  const viktorPlacement = await accept(stage, 7, viktorOffer);

  // Submissions in every state.
  const [robotics, nurse, regulatory, treasury, trader] = openRoles;
  const submitted = async (index: number, role: string | undefined) => {
    const own = ids.get(index);
    if (!own || !role) throw new Error(`There is no candidate ${index}.`);
    return submit(stage, own.recruiter, own.id, role, "Spoke twice this week; motivated by the team rather than the title.");
  };
  await playEarlierTalk(stage, -9);
  await stage.toDay(-6);
  const turnedDown = await submitted(11, robotics);
  await rejectApplication.call(stage.as("priya"), { applicationId: turnedDown, reason: "Strong in firmware, but the role needs fleet-level planning. Happy to see them for controls." });
  await startReview.call(stage.as("sam"), { applicationId: await submitted(12, nurse) });
  await submitted(8, regulatory);
  await submitted(22, treasury);
  await stage.toDay(-5);
  await start(stage, viktorPlacement, "owen", ids.get(7)?.recruiter ?? "maya");
  await submitted(24, trader);

  // An offer that waits for its answer, and a hire that has not begun.
  const tomasOffer = await submitted(9, robotics);
  await stage.candidateUser("Tomás Villanueva", emailOf("Tomás Villanueva"));
  await offer(stage, "priya", tomasOffer, 148_000, await day(stage, 30));
  const benOffer = await offer(stage, "owen", await submitted(25, await post(stage, { company: "lumen", by: "owen", title: "General counsel", location: "New York, NY", mode: "hybrid", level: "executive", min: 210_000, max: 260_000, fee: 2_500, about: "Our first lawyer. Contracts, licences and the judgement to say no." })), 238_000, await day(stage, 26));
  await accept(stage, 25, benOffer);

  // Two conflicts over ownership: one is refused at the door, one asks for consent.
  await stage.toDay(-3);
  const taken = ids.get(14);
  const [contested] = seedCandidates[14] ?? seedCandidates[0];
  const rival = taken?.recruiter === "jonas" ? "daniel" : "jonas";
  await addCandidate.call(stage.as(rival), { fullName: contested, email: emailOf(contested).toUpperCase() }).catch((cause: unknown) => {
    if (!(cause instanceof Refusal) || cause.code !== "already_protected") throw cause;
  });
  await requestRtr.call(stage.as(rival), { person: { fullName: contested, email: emailOf(contested) }, companyId: stage.organization("lumen") });
  const [asked] = seedCandidates[16] ?? seedCandidates[0];
  await requestRtr.call(stage.as("caroline"), { person: { fullName: asked, email: emailOf(asked) }, companyId: stage.organization("juniper") });
  await writeProfiles(stage);
  if (!robotics) throw new Error("The robotics role was posted.");
  await connect(stage, { ids, roleId: robotics });
  await stage.toDay(-1);
  await runDue(stage);
  await playTalk(stage);
  await stage.toDay(0);
}
