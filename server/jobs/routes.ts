import { list, one, post, type RestRoute } from "../kernel/rest";
import { changeJobState } from "./change-job-state";
import { jobDetail } from "./job-detail";
import { jobPage } from "./job-list";
import { changeTerms, postJob } from "./post-job";

const job = { ids: { id: "jobId" } } as const;

export const jobRoutes: readonly RestRoute[] = [
  list("/jobs", jobPage, "Open roles, and your own company's in any state."),
  one("/jobs/{id}", jobDetail, "One role with its text and its terms.", { ...job, lift: "job" }),
  post("/jobs", postJob, "Post a role. It is open to recruiters at once.", { rename: { jobId: "id" }, creates: "jobs" }),
  post("/jobs/{id}/terms", changeTerms, "Put new terms in force for what is submitted from now on.", job),
  post("/jobs/{id}/state", changeJobState, "Pause, reopen or close a role.", job),
];
