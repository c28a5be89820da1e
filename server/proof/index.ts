export { compareBooks } from "./compare-books";
export type { ProofLine } from "./rules/proof-line";
export { runProof } from "./run-proof-flow";
