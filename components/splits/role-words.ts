/** A role in a split, in the reader's words. */
const words: Readonly<Record<string, string>> = { candidate_sourcer: "Sourcer", candidate_recruiter: "Candidate recruiter", job_owner: "Job owner", company_sourcer: "Company sourcer", collaborator: "Collaborator" };

export const roleWord = (role: string): string => words[role] ?? role;
