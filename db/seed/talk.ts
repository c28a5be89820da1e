import { acceptConnection } from "../../server/connections/answer-request";
import { askRecruiter } from "../../server/connections/ask-connection";
import { connectionWith } from "../../server/connections/connection-detail";
import type { Ctx } from "../../server/kernel/command";
import { reactToMessage } from "../../server/messages/react-to-message";
import { sendMessage } from "../../server/messages/send-message";
import { emailOf } from "./candidates";
import type { Stage } from "./stage";

type Line = { from: "recruiter" | "candidate"; /** Since the talk began. */ hours: number; text: string; answers?: number };
type Talk = { recruiter: string; candidate: { name: string; email: string }; lines: readonly Line[] };

/** What two pairs of the demo have said to each other within its last day. */
const talks: readonly Talk[] = [
  {
    recruiter: "daniel", candidate: { name: "Tomás Villanueva", email: emailOf("Tomás Villanueva") },
    lines: [
      { from: "recruiter", hours: 0.1, text: "Hi Tomás, thanks for connecting. **Meridian** liked your planner work a lot. Could you talk to them once more tomorrow?" },
      { from: "candidate", hours: 1, text: "Gladly. After 16:00 works best, I'm in the lab until then." },
      { from: "recruiter", hours: 1.1, text: "16:30 it is. Three things they will ask about:\n- why motion planning and not perception\n- how you test on hardware\n- when you could start" },
      { from: "candidate", hours: 2, text: "Good to know. For the second one I can show them the rig we built: https://example.com/rig-notes" },
      { from: "recruiter", hours: 16, text: "That went well on their side. The offer is in your applications, take your time with it." },
      { from: "candidate", hours: 17, text: "Great news! Would they move on the start date? My notice period is eight weeks.", answers: 5 },
      { from: "recruiter", hours: 20, text: "I asked. Eight weeks is fine, they would rather wait than look again." },
    ],
  },
  {
    recruiter: "maya", candidate: { name: "Viktor Halvorsen", email: emailOf("Viktor Halvorsen") },
    lines: [
      { from: "recruiter", hours: 3, text: "Congratulations on your first week at Lumen, Viktor. How is it going?" },
      { from: "candidate", hours: 8, text: "Better than I hoped. The on-call handover is *really* well documented." },
      { from: "recruiter", hours: 8.2, text: "I'll pass that on to Owen. Tell me at once if anything turns out differently from what we agreed." },
      { from: "candidate", hours: 19, text: "Will do. One question: is the desk in Oslo for me alone, or shared?" },
    ],
  },
];

/** Lets the two pairs connect, where they are not connected yet, and talk over the demo's last day. In: the story's stage, a day before its end. */
export async function playTalk(stage: Stage): Promise<void> {
  const pairs = await Promise.all(talks.map(async (talk) => ({ ...talk, ...(await connect(stage, talk)) })));
  const lines = pairs.flatMap((pair) => pair.lines.map((line, index) => ({ ...line, index, pair }))).toSorted((a, b) => a.hours - b.hours);
  for (const { pair, from, text, hours, index, answers } of lines) {
    await stage.toDay(-1 + hours / 24);
    const { messageId } = await sendMessage.call(from === "recruiter" ? pair.byRecruiter : pair.byCandidate, { connectionId: pair.connectionId, clientId: `demo-${pair.recruiter}-${index}`, body: text, ...(answers === undefined ? {} : { replyToSeq: answers }) });
    if (index === 2) await reactToMessage.call(from === "recruiter" ? pair.byCandidate : pair.byRecruiter, { messageId, sign: "thumbs_up" });
  }
}

async function connect(stage: Stage, talk: Talk): Promise<{ connectionId: string; byRecruiter: Ctx; byCandidate: Ctx }> {
  const [byRecruiter, byCandidate] = [stage.as(talk.recruiter), await stage.candidateUser(talk.candidate.name, talk.candidate.email)];
  const recruiterId = stage.recruiter(talk.recruiter);
  const { connection } = await connectionWith.call(byCandidate, { recruiterId });
  if (connection?.state === "active") return { connectionId: connection.id, byRecruiter, byCandidate };
  const { connectionId } = await askRecruiter.call(byCandidate, { recruiterId });
  await acceptConnection.call(byRecruiter, { connectionId });
  return { connectionId, byRecruiter, byCandidate };
}
