import { mutation, reading, router } from "../kernel/trpc";
import { createApiKey, myApiKeys, revokeApiKey } from "./api-keys";
import { companyList, groupList } from "./company-group-list";
import { foundGroup, joinGroup, leaveGroup } from "./company-groups";
import { colleagues, me } from "./me";
import { setUpCompany, setUpFirm } from "./set-up-organization";
import { myTalkPrivacy, setTalkPrivacy } from "./talk-privacy";
import { chooseWorkingDays, myWorkingDays } from "./working-days";
import { signOutEverywhere, switchOrganization } from "./switch-organization";

export const identityRouter = router({
  me: reading(me),
  colleagues: reading(colleagues),
  setUpFirm: mutation(setUpFirm),
  setUpCompany: mutation(setUpCompany),
  switchOrganization: mutation(switchOrganization),
  companies: reading(companyList),
  groups: reading(groupList),
  foundGroup: mutation(foundGroup),
  joinGroup: mutation(joinGroup),
  leaveGroup: mutation(leaveGroup),
  workingDays: reading(myWorkingDays),
  chooseWorkingDays: mutation(chooseWorkingDays),
  talkPrivacy: reading(myTalkPrivacy),
  setTalkPrivacy: mutation(setTalkPrivacy),
  apiKeys: reading(myApiKeys),
  createApiKey: mutation(createApiKey),
  revokeApiKey: mutation(revokeApiKey),
  signOutEverywhere: mutation(signOutEverywhere),
});
