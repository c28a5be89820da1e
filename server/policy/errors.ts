import type { ErrorCatalogue } from "../kernel/errors";

export const policyErrors = {
  policy_changed: { status: 409, say: "Someone published version {version} while you were editing.", remedy: "Look at what changed, then publish yours again." },
} as const satisfies ErrorCatalogue;
