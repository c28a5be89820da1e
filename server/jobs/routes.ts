import { list, one, post, type RestRoute } from "../kernel/rest";
import { changeJobState } from "./change-job-state";
import { jobDetail } from "./job-detail";
import { jobPage } from "./job-list";
import { askForPerson, namedPeopleList, withdrawNamedPerson } from "./named-people";
import { changeTerms, postJob } from "./post-job";

const job = { ids: { id: "jobId" } } as const;

export const jobRoutes: readonly RestRoute[] = [
  list("/jobs", jobPage, "Open roles, and your own company's in any state."),
  one("/jobs/{id}", jobDetail, "One role with its text and its terms.", { ...job, lift: "job" }),
  post("/jobs", postJob, "Post a role. It is open to recruiters at once.", { rename: { jobId: "id" }, creates: "jobs" }),
  post("/jobs/{id}/terms", changeTerms, "Put new terms in force for what is submitted from now on.", job),
  post("/jobs/{id}/state", changeJobState, "Pause, reopen or close a role.", job),
  one("/jobs/{id}/named-people", namedPeopleList, "Whom your company has asked for itself on a role, and for how many it may.", job),
  post("/jobs/{id}/named-people", askForPerson, "Say that your company asked for a person itself, before anybody presents them. The answer tells nothing of whether they are known here.", { ...job, rename: { namedPersonId: "id" } }),
  post("/named-people/{id}/withdraw", withdrawNamedPerson, "Take such a request back, for what is submitted from then on.", { ids: { id: "namedPersonId" } }),
];
