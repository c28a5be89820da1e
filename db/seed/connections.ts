import { acceptConnection, declineConnection } from "../../server/connections/answer-request";
import { askCandidate, askRecruiter } from "../../server/connections/ask-connection";
import { disconnect } from "../../server/connections/end-connection";
import type { Ctx } from "../../server/kernel/command";
import { blockRecruiter } from "../../server/sourcing/block";
import { emailOf, seedCandidates } from "./candidates";
import type { Stage } from "./stage";

type Asker = { ctx: Ctx; ask(recruiter: string, note: string, jobId?: string): Promise<string> };

/** One of the demo's candidates, signed in. */
async function candidate(stage: Stage, index: number): Promise<Asker> {
  const [fullName] = seedCandidates[index] ?? seedCandidates[0];
  const ctx = await stage.candidateUser(fullName, emailOf(fullName));
  return { ctx, ask: async (recruiter, note, jobId) => (await askRecruiter.call(ctx, { recruiterId: stage.recruiter(recruiter), note, ...(jobId ? { jobId } : {}) })).connectionId };
}

/** Connections in every state, as they would have come about in a week. In: the demo's people by their place in the list, and a role to ask about. */
export async function connect(stage: Stage, of: { ids: ReadonlyMap<number, { id: string; recruiter: string }>; roleId: string }): Promise<void> {
  const accept = (ctx: Ctx, connectionId: string) => acceptConnection.call(ctx, { connectionId });
  const ask = async (recruiter: string, index: number, note: string) => {
    const { ctx } = await candidate(stage, index);
    const known = of.ids.get(index);
    if (!known) throw new Error(`There is no candidate ${index}.`);
    return { ctx, connectionId: (await askCandidate.call(stage.as(recruiter), { candidateId: known.id, note })).connectionId };
  };

  // Talking: one who was placed and stays in touch, and one with an offer.
  const nadia = await candidate(stage, 0);
  await accept(stage.as("maya"), await nadia.ask("maya", "Thank you for last year. I would like to stay in touch."));
  const tomas = await ask("daniel", 9, "Your offer from Meridian is on its way. Let us talk it through here.");
  await accept(tomas.ctx, tomas.connectionId);

  // Waiting for an answer, on either side.
  await (await candidate(stage, 20)).ask("maya", "I read the robotics role and would like to hear how the team works with clinical sites.", of.roleId);
  await (await candidate(stage, 18)).ask("daniel", "A colleague recommended you. I am open to roles in Miami from January on.");
  await ask("maya", 21, "You wrote that you would move for the right plant. I may have one.");

  // Over: declined with a reason, ended, and shut out.
  const simon = await ask("maya", 35, "A platform role in Lyon that is not advertised. Shall I tell you more?");
  await declineConnection.call(simon.ctx, { connectionId: simon.connectionId, reason: "I have just renewed my contract. Ask me next year." });
  const ingrid = await candidate(stage, 28);
  const ended = await ingrid.ask("maya", "Do you have anything in hydropower?");
  await accept(stage.as("maya"), ended);
  await disconnect.call(stage.as("maya"), { connectionId: ended, reason: "Nothing in your field for now. Write again when you like." });
  const ethan = await ask("theo", 15, "Three controller roles, all in Leeds. When can we talk?");
  await accept(ethan.ctx, ethan.connectionId);
  await blockRecruiter.call(ethan.ctx, { recruiterId: stage.recruiter("theo"), reason: "Calls at night" });
}
