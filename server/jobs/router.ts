import { mutation, reading, router } from "../kernel/trpc";
import { changeJobState } from "./change-job-state";
import { hireCostPreview, jobDetail } from "./job-detail";
import { companyJobs, jobPage, openJobs } from "./job-list";
import { askForPerson, namedPeopleList, withdrawNamedPerson } from "./named-people";
import { changeTerms, postJob } from "./post-job";

export const jobsRouter = router({
  mine: reading(companyJobs),
  open: reading(openJobs),
  page: reading(jobPage),
  detail: reading(jobDetail),
  hireCost: reading(hireCostPreview),
  post: mutation(postJob),
  changeTerms: mutation(changeTerms),
  changeState: mutation(changeJobState),
  namedPeople: reading(namedPeopleList),
  askForPerson: mutation(askForPerson),
  withdrawNamedPerson: mutation(withdrawNamedPerson),
});
