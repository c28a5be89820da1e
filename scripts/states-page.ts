import { applicationTransitions, offerTransitions } from "../server/applications/states";
import { invoiceTransitions } from "../server/billing/states";
import { connectionTransitions } from "../server/connections/states";
import { erasureTransitions } from "../server/erasure/states";
import { disputeTransitions } from "../server/disputes/states";
import { importTransitions } from "../server/imports/states";
import { jobTransitions } from "../server/jobs/states";
import { actionTransitions, appealTransitions, reportTransitions } from "../server/moderation/states";
import { holdTransitions, intentTransitions, scheduleTransitions } from "../server/payouts/states";
import { placementTransitions } from "../server/placements/states";
import { claimTransitions, mergeTransitions, overrideTransitions, rtrTransitions } from "../server/sourcing/states";
import { agreementTransitions } from "../server/splits/states";

type Transitions = readonly (readonly [string, string])[];
const machines: readonly (readonly [string, Transitions])[] = [
  ["Sourcer claim", claimTransitions], ["Override of a claim", overrideTransitions], ["Right to represent", rtrTransitions], ["Import", importTransitions], ["Job", jobTransitions], ["Application", applicationTransitions], ["Offer", offerTransitions], ["Split agreement", agreementTransitions],
  ["Placement", placementTransitions], ["Invoice", invoiceTransitions], ["Hold", holdTransitions], ["Payout schedule", scheduleTransitions], ["Transfer intent", intentTransitions], ["Dispute", disputeTransitions],
  ["Merge of two records", mergeTransitions], ["Connection", connectionTransitions], ["Report", reportTransitions], ["Decision about a person", actionTransitions], ["Appeal against a decision", appealTransitions], ["Erasure of a person", erasureTransitions],
];

/** The page of all state machines, drawn from the tables that the code uses. */
export function statesPage(): string {
  const drawings = machines.map(([name, transitions]) => `## ${name}\n\n\`\`\`mermaid\nstateDiagram-v2\n${[`[*] --> ${transitions[0]?.[0] ?? ""}`, ...transitions.map(([from, to]) => `${from} --> ${to}`)].map((line) => `  ${line}`).join("\n")}\n\`\`\`\n`);
  return `# States\n\nMade by \`npm run docs:states\` from the constant tables in each domain's \`states.ts\`; the database holds the same tables and refuses every other step.\n\n${drawings.join("\n")}`;
}
