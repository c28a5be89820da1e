import { openThread, type OpenThread } from "@/components/messages/catch-up";
import { lacks, shownOf, type ToldOfThread } from "@/components/messages/thread-feed";
import type { Changes, ModelHead, ModelMessage, Page, Side, ThreadServer } from "./thread-server";

type Question = { answer: Promise<Changes>; settle(outcome: Changes | Error): void };

/** A browser of one of the two, over a line that loses, doubles and reorders, to a server whose answers take their time and get lost. */
export type Reader = {
  side: Side;
  /** What was told and has not arrived yet. */
  inbox: ToldOfThread[];
  /** A page that was made and is not shown yet: meanwhile nothing is heard. */
  opening: Page | null;
  thread: OpenThread<ModelHead, ModelMessage> | null;
  question: Question | null;
};

export const newReader = (side: Side): Reader => ({ side, inbox: [], opening: null, thread: null, question: null });

/** Shows the page that was made, and looks once for what happened since. Out: the answer to that look is a question of the reader's. */
export function open(reader: Reader, server: ThreadServer, note: (what: string) => void): void {
  if (!reader.opening) return;
  reader.thread = openThread<ModelHead, ModelMessage>(reader.opening, (after) =>
    new Promise((resolve, reject) => {
      reader.question = { answer: server.changes(reader.side, after), settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) };
    }));
  reader.opening = null;
  look(reader, note);
}

/** Asks for what is lacking; an answer that is lost is asked for by the next thing told, or when the line is back. */
export function look({ thread }: Reader, note: (what: string) => void): void {
  thread?.catchUp().catch(() => note("an answer lost"));
}

/** Hears one thing that was told. */
export function hear(reader: Reader, told: ToldOfThread, note: (what: string) => void): void {
  if (!reader.thread) return note("told while nothing is shown");
  if (!lacks(reader.thread.feed(), told, reader.side)) return note("told of what is known");
  note(reader.question ? "told during a question" : "told of what lacks");
  look(reader, note);
}

/** Lets the reader's question be answered, or its answer get lost. What follows from it has happened when this is done. */
export async function answer(reader: Reader, lost: boolean, note: (what: string) => void): Promise<void> {
  const { question } = reader;
  if (!question) return;
  const changes = await question.answer;
  reader.question = null;
  if (!lost && changes.upTo < changes.head.changeNo) note("an answer that is not all");
  question.settle(lost ? new Error("lost") : changes);
  await new Promise((resolve) => setImmediate(resolve));
}

/** What differs between what a reader shows, once it has all pages, and what the server has; empty = nothing. */
export async function differences(reader: Reader, server: ThreadServer): Promise<string[]> {
  const { thread, side } = reader;
  if (!thread) return ["nothing is shown"];
  for (let before = -1; shownOf(thread.feed()).length > before; ) {
    before = shownOf(thread.feed()).length;
    thread.page(await server.page(side, { beforeSeq: shownOf(thread.feed())[0]?.seq ?? 1 }));
    thread.page(await server.page(side, { afterSeq: shownOf(thread.feed()).at(-1)?.seq ?? 0 }));
  }
  const [{ head, upTo }, shown, all, page] = [thread.feed(), shownOf(thread.feed()), await server.all(side), await server.page(side)];
  const marks = ({ changeNo, active, lastSeq, readSeq, otherReadSeq, otherReadAt, otherDeliveredSeq }: ModelHead) => JSON.stringify({ changeNo, active, lastSeq, readSeq, otherReadSeq, otherReadAt, otherDeliveredSeq });
  return [
    ...all.flatMap((message, index) => (JSON.stringify(message) === JSON.stringify(shown[index]) ? [] : [`${side} shows ${JSON.stringify(shown[index])} for ${JSON.stringify(message)}`])),
    ...(shown.length === all.length ? [] : [`${side} shows ${shown.length} of ${all.length}`]),
    ...(marks(head) === marks(page.head) ? [] : [`${side} has ${marks(head)} for ${marks(page.head)}`]),
    ...(upTo === page.head.changeNo ? [] : [`${side} knows up to ${upTo} of ${page.head.changeNo}`]),
  ];
}
