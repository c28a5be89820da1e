import type { Outputs } from "../../trpc/outputs";

export type PlacementChoice = { value: string; label: string; description: string };

/** Placements by name, for filters and links; a placement that is not among the last ones keeps its id. */
export function placementNames(placements: Outputs["placements"]["list"]["placements"]): { choices: PlacementChoice[]; nameOf(placementId: string): string } {
  const choices = placements.map((one) => ({ value: one.id, label: one.candidateName, description: `${one.jobTitle}, ${one.companyName}` }));
  const names = new Map(choices.map((choice) => [choice.value, choice.label]));
  return { choices, nameOf: (placementId) => names.get(placementId) ?? `${placementId.slice(0, 8)}…${placementId.slice(-5)}` };
}
