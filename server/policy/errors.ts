import type { ErrorCatalogue } from "../kernel/errors";

export const policyErrors = {
  policy_changed: { status: 409, say: "Someone published version {version} while you were editing.", remedy: "Look at what changed, then publish yours again." },
  calendar_name_taken: { status: 409, field: "name", say: "There is a calendar of this name already.", remedy: "Choose another name, or change that one." },
  calendar_without_work: { status: 422, field: "holidays", say: "In this calendar nobody works for two months.", remedy: "Take holidays out, or days of the weekend." },
  calendar_changed: { status: 409, say: "Someone changed this calendar while you were editing.", remedy: "Look at what changed, then save yours again." },
} as const satisfies ErrorCatalogue;
