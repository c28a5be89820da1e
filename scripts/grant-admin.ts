import postgres from "postgres";
import { grantPlatformRole, platformRoles } from "../db/grant-platform-role";
import { ownerUrl } from "./env";

const [email = "", asked = "owner"] = process.argv.slice(2);
const role = platformRoles.find((one) => one === asked);
if (!email.includes("@") || !role) {
  console.error(`Say whom, and as what: npm run admin:grant -- you@example.com owner (or ${platformRoles.filter((one) => one !== "owner").join(", ")}).`);
  process.exit(1);
}
const owner = postgres(ownerUrl(), { max: 1, onnotice: () => {} });
const name = await grantPlatformRole(owner, { email, role });
await owner.end();
if (name === null) {
  console.error(`Nobody has confirmed ${email} here. Sign up with it, open the mailed link, then run this again.`);
  process.exit(1);
}
console.log(`${name} is now platform ${role}: /admin opens with their next page.`);
