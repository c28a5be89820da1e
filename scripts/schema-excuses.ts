import type { Column } from "./schema-usage";

/** What a table may lack, and why. An excuse is printed in its place. */
export const excuses: Readonly<Record<string, Partial<Record<Column, string>>>> = {
  claim_warnings: { router: "a job tells, and notes that it told" },
  objection_notices: { router: "a job tells, and notes that it told" },
  rtr_warnings: { router: "a job tells, and notes that it told" },
  import_quotas: { reader: "its CHECK refuses what is too much" },
  report_quotas: { reader: "its CHECK refuses what is too much" },
  file_quotas: { router: "POST /api/files" },
  billing_customers: { router: "a job that bills" },
  sessions: { reader: "the sign-in library" },
  accounts: { reader: "the sign-in library" },
  verifications: { reader: "the sign-in library" },
  rate_limits: { router: "the sign-in library", writer: "the sign-in library", reader: "the sign-in library" },
  invitations: { reader: "the sign-in library" },
};
