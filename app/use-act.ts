"use client";

import { toastDone } from "@/components/ui/toast";
import { refusalOf } from "./trpc/refusal";
import { useRefresh } from "./use-refresh";
import { useTold } from "./use-told";

/** Which refusals a dialog shows itself: none, what is wrong with its fields, or all but that something changed meanwhile. */
type ShownInside = "nothing" | "fields" | "refusals";

const isShown: Readonly<Record<ShownInside, (code: string) => boolean>> = {
  nothing: () => false,
  fields: (code) => code === "invalid_input",
  refusals: (code) => code !== "changed_meanwhile",
};

/**
 * Does what the reader has decided on, says that it is done, in `words` with what they mean, or why it is not, and reads the page anew either way.
 * What the dialog shows itself is thrown on to it, so that it stays open.
 */
export function useAct(inside: ShownInside = "nothing"): (work: () => Promise<unknown>, words?: string, meaning?: string) => Promise<void> {
  const refresh = useRefresh();
  const tell = useTold();
  return async (work, words, meaning) => {
    try {
      await work();
      if (words !== undefined) toastDone(words, meaning);
    } catch (error) {
      if (isShown[inside](refusalOf(error).code)) throw error;
      await tell(error);
    }
    await refresh();
  };
}
