import { newId } from "../../server/kernel/ids";
import type { Line } from "../lib/report";
import { rateRatio } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { connectedPairs } from "../seed/connected-pairs";
import { richPlacement } from "../seed/holds";

const CONNECTIONS = 500;

/** M3: a message inserted with its gapless number, marks and guards, over 500 connections and into one, against the same row inserted into an unguarded copy without a number; 16 at once. */
export async function messageInsert(stage: Stage): Promise<Line[]> {
  const { payeeId } = await richPlacement(stage);
  const [recruiter] = await stage.owner<{ id: string; email: string }[]>`select u.id, u.email from payees y join recruiters r on r.id = y.recruiter_id join users u on u.id = r.user_id where y.id = ${payeeId}`;
  if (!recruiter) throw new Error("The payee is no recruiter.");
  const pairs = await connectedPairs(stage.owner, { recruiterEmail: recruiter.email, pairs: CONNECTIONS });
  await stage.owner`create table bench_messages (like marketplace_messages including defaults including indexes)`;
  await stage.owner`grant insert, select on bench_messages to fairsplit_app`;
  let no = 0;
  const into = (table: "marketplace_messages" | "bench_messages", connections: number) => async () => {
    const at = no++;
    await stage.app`insert into ${stage.app(table)} (id, connection_id, seq, sender_id, client_id, body, file_count, sent_at)
      values (${newId("message")}, ${pairs[at % connections]?.connectionId ?? "none"}, ${table === "bench_messages" ? at : 0}, ${recruiter.id}, ${`bench-message-${at}`}, ${`Message ${at}`}, 0, app.now())`;
    return 1;
  };
  const lines: Line[] = [];
  for (const [connections, goal, size] of [[CONNECTIONS, 0.75, "c=16, 500 connections"], [1, 0.3, "c=16, one hot connection"]] as const) {
    const ratio = await rateRatio({ ours: into("marketplace_messages", connections), floor: into("bench_messages", connections), ...stage.settings, concurrency: 16 });
    lines.push({ scenario: "M3", size, ours: "message inserted, gapless, all guards", comparedWith: "the same row without", ratio, goal, better: "higher" });
  }
  return lines;
}
