export { compareBooks, type ProofLine } from "./compare-books";
export { runProof } from "./run-proof-flow";
