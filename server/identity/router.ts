import { mutation, reading, router } from "../kernel/trpc";
import { createApiKey, myApiKeys, revokeApiKey } from "./api-keys";
import { colleagues, me } from "./me";
import { setUpCompany, setUpFirm } from "./set-up-organization";
import { signOutEverywhere, switchOrganization } from "./switch-organization";

export const identityRouter = router({
  me: reading(me),
  colleagues: reading(colleagues),
  setUpFirm: mutation(setUpFirm),
  setUpCompany: mutation(setUpCompany),
  switchOrganization: mutation(switchOrganization),
  apiKeys: reading(myApiKeys),
  createApiKey: mutation(createApiKey),
  revokeApiKey: mutation(revokeApiKey),
  signOutEverywhere: mutation(signOutEverywhere),
});
