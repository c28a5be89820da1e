import type { Line } from "../lib/report";
import { onTalkStage } from "../lib/talk-load";
import { askingPairs } from "../seed/connected-pairs";

const recruiter = "maya@northbound.example.com";
const PER_SECOND = 5;
const WARM = 15;

/**
 * M5: a request to connect accepted by tRPC, with all that follows from it, until who asked hears it over their own channel; against a bare WebSocket echo at the same load. Prints the middle and the 95th
 * of 100 in ms. Whatever the machine, it is to be heard within a second.
 */
export function moves(of: { root: string; quick: boolean }): Promise<Line[]> {
  const load = { perSecond: PER_SECOND, seconds: of.quick ? 15 : 60 };
  return onTalkStage(of, async (stage) => {
    const pairs = await askingPairs(stage.owner, { recruiterEmail: recruiter, pairs: WARM + load.perSecond * load.seconds });
    const cookie = await stage.signIn(recruiter);
    for (const { userId } of pairs) await stage.hear(userId);
    const ids = pairs.map(({ connectionId }) => connectionId);
    await stage.play(stage.accepts(ids.slice(0, WARM), cookie), "warming-accepted", { perSecond: PER_SECOND, seconds: WARM / PER_SECOND });
    const [accepted, echo] = [await stage.play(stage.accepts(ids.slice(WARM), cookie), "accepted", load), await stage.play(stage.echo, "echo", load)];
    const same = (value: number) => ({ median: value, min: value, max: value });
    const size = `${load.perSecond}/s for ${load.seconds} s`;
    return [
      { scenario: "M5", size, ours: "accepted request to who asked, p50", comparedWith: "bare WebSocket echo", ratio: same(accepted.p50 / echo.p50), goal: 100, better: "lower" },
      { scenario: "M5", size, ours: "later than a second, lost", comparedWith: "none", ratio: same(accepted.late + accepted.lost), goal: 0, better: "lower" },
    ];
  });
}
