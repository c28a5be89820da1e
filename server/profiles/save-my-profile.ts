import { sql } from "drizzle-orm";
import { z } from "zod";
import { candidateProfiles } from "@/db/schema/profiles";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { refuseKernel } from "../kernel/errors";
import { asCandidate } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { candidateFields, visibilities } from "./profile-fields";
import { profileErrors } from "./errors";
import { namedEmployer, namesPerson } from "./rules/gives-away";

type Shown = { title: string; lookingFor: string; skills: readonly string[] };

/** Refuses texts by which recruiters would learn who the person is: their name, or an employer from whom they hide. */
async function refuseWhatNames(tx: Tx, candidateId: string, shown: Shown): Promise<void> {
  const [person] = await tx.execute<{ full_name: string; user_name: string }>(sql`select c.full_name, u.name as user_name from candidates c join users u on u.id = c.user_id where c.id = ${candidateId}`);
  const employers = await tx.execute<{ name: string; key: string }>(sql`select name, name_key as key from hidden_employers where candidate_id = ${candidateId} and removed_at is null`);
  const faults = [["title", shown.title], ["lookingFor", shown.lookingFor], ["skills", shown.skills.join(", ")]].flatMap(([path = "", text = ""]) => {
    if (person && (namesPerson(text, person.full_name) || namesPerson(text, person.user_name))) return [{ path, message: "Leave out your name: recruiters see your initials until you are connected." }];
    const employer = namedEmployer(text, employers);
    return employer ? [{ path, message: `Leave out ${employer.name}: you hide from it, and this would say where you work.` }] : [];
  });
  if (faults.length > 0) refuseKernel("invalid_input", {}, faults);
}

/** Writes what the reader lets others see, and who may see it. Recruiters are shown a profile that says what one does, where and with which skills. */
export const saveMyProfile = command({
  input: z
    .strictObject({ visibility: z.enum(visibilities), ...candidateFields })
    .superRefine((given, context) => {
      const lacks = (path: string, missing: boolean, message: string) => (given.visibility === "recruiters" && missing ? context.addIssue({ code: "custom", path: [path], message }) : undefined);
      lacks("title", given.title === "", "Say what you do: recruiters see it first.");
      lacks("region", given.region === null, "Choose where you are.");
      lacks("skills", given.skills.length === 0, "Name at least one skill.");
    }),
  output: z.strictObject({ visibility: z.enum(visibilities) }),
  allow: asCandidate,
  errors: profileErrors,
  async run({ tx, scope, now }, { visibility, ...shown }) {
    await refuseWhatNames(tx, scope.candidateId, shown);
    const shownAt = visibility === "recruiters" ? now : null;
    await tx
      .insert(candidateProfiles)
      .values({ id: newId("candidateProfile"), candidateId: scope.candidateId, visibility, ...shown, shownAt, updatedAt: now })
      .onConflictDoUpdate({ target: candidateProfiles.candidateId, set: { visibility, ...shown, shownAt: shownAt === null ? null : sql`coalesce(${candidateProfiles.shownAt}, excluded.shown_at)`, updatedAt: now } });
    return { visibility };
  },
});
