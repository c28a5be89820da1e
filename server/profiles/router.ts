import { mutation, reading, router } from "../kernel/trpc";
import { myProfile } from "./my-profile";
import { firmList, recruiterList } from "./recruiter-list";
import { firmPage, myRecruiterProfile, recruiterPage } from "./recruiter-page";
import { saveMyProfile } from "./save-my-profile";
import { publishRecruiterProfile, saveRecruiterProfile } from "./save-recruiter-profile";
import { talentDetail, talentList } from "./talent-list";

export const profilesRouter = router({
  recruiter: reading(recruiterPage),
  firm: reading(firmPage),
  recruiters: reading(recruiterList),
  firms: reading(firmList),
  mine: reading(myRecruiterProfile),
  save: mutation(saveRecruiterProfile),
  publish: mutation(publishRecruiterProfile),
  talent: reading(talentList),
  candidate: reading(talentDetail),
  myProfile: reading(myProfile),
  saveMyProfile: mutation(saveMyProfile),
});
