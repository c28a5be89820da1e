import { runProof } from "../../server/proof";
import { seedPassword } from "./env";
import { firstDayOfStory, playStory } from "./story";
import { tellEverybody } from "./news";
import { setStage } from "./stage";

const withStory = process.argv[2] === "story";
const stage = await setStage(seedPassword(), withStory ? firstDayOfStory : 0);
if (withStory) {
  await playStory(stage);
  const proof = await runProof.call(stage.system, {});
  if (proof.outcome !== "clean") throw new Error(`The story ends with books that differ: ${JSON.stringify(proof.lines.filter((line) => line.difference !== "0"))} ${proof.audit}`);
}
// What the story caused has been done by the story itself: nothing of it is left for the jobs.
await tellEverybody(stage.system, { mails: true });
await stage.system.db.$client.end();
console.log("The demo's world is set.");
