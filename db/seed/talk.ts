import { acceptConnection } from "../../server/connections/answer-request";
import { askRecruiter } from "../../server/connections/ask-connection";
import { connectionWith } from "../../server/connections/connection-detail";
import type { Ctx } from "../../server/kernel/command";
import { markRead } from "../../server/messages/mark-read";
import { reactToMessage } from "../../server/messages/react-to-message";
import { sendMessage } from "../../server/messages/send-message";
import { emailOf } from "./candidates";
import type { Stage } from "./stage";

/** Hours count since the day from which a talk is told. */
type Line = { from: "recruiter" | "candidate"; hours: number; text: string; answers?: number };
/** `asked`: the candidate's request and when it is accepted; without it the two are connected by then, or at once. `seen`: both have read all of it by its end. */
type Talk = { recruiter: string; candidate: string; asked?: { hours: number; note: string; acceptedAt: number }; lines: readonly Line[]; seen?: true };

/**
 * What candidates have asked two recruiters in the week before, and when they were answered: enough of it for their pages to say how soon they usually do. Maya within the hour, with those who ask her later in the story;
 * Caroline within the day.
 */
const earlierTalks: readonly Talk[] = [
  {
    recruiter: "caroline", candidate: "Chloe Tran", seen: true, asked: { hours: 1, note: "My first month at Lumen is over, and it went well. I would like to stay in touch here.", acceptedAt: 3.5 },
    lines: [
      { from: "candidate", hours: 30, text: "A friend of mine looks for a product role in payments. May I give her your name?" },
      { from: "recruiter", hours: 33, text: "Please do. She should tell me what she does *not* want any more, that is the quickest way to the right three roles." },
    ],
  },
  {
    recruiter: "caroline", candidate: "Sofia Brandt", seen: true, asked: { hours: 2, note: "What changes for me when my guarantee time ends? Nobody here could say.", acceptedAt: 6 },
    lines: [
      { from: "recruiter", hours: 6.1, text: "Nothing at all for you: it is between Atlas Grid and us. From then on we are paid, whether you stay or not, and I will ask how you are all the same." },
      { from: "candidate", hours: 32, text: "Good to know. The team here looks for a second analyst. Is that something for you?" },
      { from: "recruiter", hours: 36, text: "Very much so. I'll call Fiona tomorrow, and keep you out of it until there is a role." },
    ],
  },
  {
    recruiter: "caroline", candidate: "Aisha Rahman", seen: true, asked: { hours: 5, note: "You have me on your list for data platform roles. What is open at the moment?", acceptedAt: 23 },
    lines: [{ from: "recruiter", hours: 23.2, text: "Two that fit on paper, and one that fits *you*. Can we talk on Thursday?" }],
  },
  {
    recruiter: "maya", candidate: "Rahul Deshmukh", seen: true, asked: { hours: 4, note: "Amara says that you know the robotics teams best. Who else works on picking arms?", acceptedAt: 4.5 },
    lines: [{ from: "recruiter", hours: 4.6, text: "Three teams, and only one of them has a controls lead yet. I'll send you names once I have asked them." }],
  },
  {
    recruiter: "maya", candidate: "Leo Marchetti", seen: true, asked: { hours: 10, note: "Do you fill the planning roles at Meridian?", acceptedAt: 10.7 },
    lines: [
      { from: "candidate", hours: 40, text: "Is there a planning role that is not in Boston?" },
      { from: "recruiter", hours: 40.5, text: "Not yet. Two teams think about Pittsburgh, and you would hear of it first." },
    ],
  },
];

/** What three pairs of the demo have said to each other within its last day. */
const lastTalks: readonly Talk[] = [
  {
    recruiter: "daniel", candidate: "Tomás Villanueva",
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
    recruiter: "ingrid", candidate: "Tomás Villanueva", asked: { hours: 4, note: "You know Meridian's founders. I have an offer of theirs, and would like to hear how they work with the people who test on hardware.", acceptedAt: 5 },
    lines: [
      { from: "recruiter", hours: 5.2, text: "Gladly, Tomás. They build the rig before they build the team: you would have hardware on your desk in the first week." },
      { from: "candidate", hours: 9, text: "That is what I hoped. And who decides what is planned next?" },
      { from: "recruiter", hours: 10, text: "Priya does, with whoever is on the floor. If it does not come to be, write to me: I have two teams in Bergen that need a planner." },
    ],
  },
  {
    recruiter: "maya", candidate: "Viktor Halvorsen",
    lines: [
      { from: "recruiter", hours: 3, text: "Congratulations on your first week at Lumen, Viktor. How is it going?" },
      { from: "candidate", hours: 8, text: "Better than I hoped. The on-call handover is *really* well documented." },
      { from: "recruiter", hours: 8.2, text: "I'll pass that on to Owen. Tell me at once if anything turns out differently from what we agreed." },
      { from: "candidate", hours: 19, text: "Will do. One question: is the desk in Oslo for me alone, or shared?" },
    ],
  },
];

/** Plays what was asked and answered in the week before the story's end. In: the stage, and the day on which it stands, three at least before what comes next. */
export const playEarlierTalk = (stage: Stage, day: number): Promise<void> => play(stage, day, earlierTalks);

/** Lets these pairs connect, where they are not connected yet, and talk over the demo's last day. In: the story's stage, a day before its end. */
export const playTalk = (stage: Stage): Promise<void> => play(stage, -1, lastTalks);

async function play(stage: Stage, day: number, talks: readonly Talk[]): Promise<void> {
  const moves = (await Promise.all(talks.map((talk) => movesOf(stage, talk)))).flat().toSorted((a, b) => a.hours - b.hours);
  for (const { hours, move } of moves) {
    if (hours > 0) await stage.toDay(day + hours / 24);
    await move();
  }
}

/** What the two of a talk do, each with its hour. */
async function movesOf(stage: Stage, { recruiter, candidate, asked, lines, seen }: Talk): Promise<{ hours: number; move(): Promise<unknown> }[]> {
  const by: Record<Line["from"], Ctx> = { recruiter: stage.as(recruiter), candidate: await stage.candidateUser(candidate, emailOf(candidate)) };
  const recruiterId = stage.recruiter(recruiter);
  let connectionId = "";
  /** The last thing said: who answers has read it. */
  let last = 0;
  const ask = async (note = "") => void ({ connectionId } = await askRecruiter.call(by.candidate, { recruiterId, note }));
  const accept = () => acceptConnection.call(by.recruiter, { connectionId });
  const meet = async () => {
    const { connection } = await connectionWith.call(by.candidate, { recruiterId });
    if (connection?.state === "active") connectionId = connection.id;
    else await ask().then(accept);
  };
  const say = async ({ from, text, answers }: Line, index: number) => {
    if (last > 0) await markRead.call(by[from], { connectionId, seq: last });
    const { messageId, seq } = await sendMessage.call(by[from], { connectionId, clientId: `demo-${recruiter}-${candidate.replace(/\W/g, "-")}-${index}`, body: text, ...(answers === undefined ? {} : { replyToSeq: answers }) });
    last = seq;
    const other = by[from === "recruiter" ? "candidate" : "recruiter"];
    if (seen) await markRead.call(other, { connectionId, seq });
    else if (index === 2) await reactToMessage.call(other, { messageId, sign: "thumbs_up" });
  };
  return [...(asked ? [{ hours: asked.hours, move: () => ask(asked.note) }, { hours: asked.acceptedAt, move: accept }] : [{ hours: 0, move: meet }]), ...lines.map((line, index) => ({ hours: line.hours, move: () => say(line, index) }))];
}
