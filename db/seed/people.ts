/** The people of the demo. `inStory` are those who play the story of the first page, `named` those whom the start names beside them; all can sign in with one password. */
export type DemoPerson = {
  key: string; name: string; email: string; role: "recruiter" | "company" | "candidate" | "admin"; organization: string | null; organizationRole: "owner" | "manager" | "finance" | "member" | null;
  platformRole: "owner" | "finance" | "support" | null; area: "/portal" | "/company" | "/marketplace" | "/admin"; story: string; inStory: boolean; named: boolean;
};

export const demoFirms = [
  { key: "northbound", name: "Northbound Search", timeZone: "America/New_York" },
  { key: "halden", name: "Halden & Roe", timeZone: "Europe/London" },
  { key: "solberg", name: "Solberg Talent", timeZone: "Europe/Oslo" },
] as const;

export const demoCompanies = [
  { key: "meridian", name: "Meridian Robotics", timeZone: "America/New_York", broughtBy: "ingrid" },
  { key: "juniper", name: "Juniper Health", timeZone: "America/Chicago", broughtBy: null },
  { key: "atlasgrid", name: "Atlas Grid Energy", timeZone: "Europe/London", broughtBy: "theo" },
  { key: "lumen", name: "Lumen Ledger", timeZone: "America/Los_Angeles", broughtBy: null },
] as const;

const person = (key: string, name: string, email: string, of: Partial<DemoPerson> & Pick<DemoPerson, "role" | "area" | "story">): DemoPerson => ({
  key, name, email, organization: null, organizationRole: null, platformRole: null, inStory: false, named: false, ...of,
});
const recruiter = (key: string, name: string, email: string, organization: string, story: string, more: Partial<DemoPerson> = {}) =>
  person(key, name, email, { role: "recruiter", area: "/portal", organization, organizationRole: "member", story, ...more });
const company = (key: string, name: string, email: string, organization: string, story: string, more: Partial<DemoPerson> = {}) =>
  person(key, name, email, { role: "company", area: "/company", organization, organizationRole: "owner", story, ...more });

export const demoPeople: DemoPerson[] = [
  company("priya", "Priya Raman", "priya@meridian-robotics.example.com", "meridian", "Hiring manager: posts roles and makes offers", { inStory: true }),
  recruiter("maya", "Maya Okafor", "maya@northbound.example.com", "northbound", "Recruiter A: was first to bring people", { inStory: true, organizationRole: "owner" }),
  recruiter("daniel", "Daniel Reyes", "daniel@halden-roe.example.com", "halden", "Recruiter B: another firm, submits candidates", { inStory: true, organizationRole: "owner" }),
  person("elena", "Elena Marsh", "elena.marsh@gmail.com", { role: "candidate", area: "/marketplace", story: "Candidate: decides who represents her", inStory: true }),
  person("ruth", "Ruth Adeyemi", "ruth@fairsplit.example.com", { role: "admin", area: "/admin", platformRole: "owner", story: "Platform owner: ledger, proof, clock", inStory: true }),
  recruiter("ingrid", "Ingrid Solberg", "ingrid@solberg-talent.example.com", "solberg", "Brought Meridian Robotics as a client", { organizationRole: "owner" }),
  recruiter("theo", "Theo Lindqvist", "theo@northbound.example.com", "northbound", "Works energy and infrastructure roles"),
  recruiter("amara", "Amara Nwosu", "amara@northbound.example.com", "northbound", "New in the firm, payouts not set up yet"),
  recruiter("caroline", "Caroline Halden", "caroline@halden-roe.example.com", "halden", "Has placements in every state of money"),
  recruiter("jonas", "Jonas Roe", "jonas@halden-roe.example.com", "halden", "Lost a claim to a better one"),
  company("sam", "Sam Whitfield", "sam@juniper-health.example.com", "juniper", "Hiring manager at a company that posts itself"),
  company("fiona", "Fiona Castellanos", "fiona@atlasgrid.example.com", "atlasgrid", "Hiring manager with an overdue invoice"),
  company("owen", "Owen Takahashi", "owen@lumen-ledger.example.com", "lumen", "Hiring manager: fills finance and reliability roles"),
  company("grace", "Grace Liu", "grace@meridian-robotics.example.com", "meridian", "Finance: pays the invoices", { organizationRole: "finance" }),
  person("tomas", "Tomás Villanueva", "tomas.villanueva@outlook.com", { role: "candidate", area: "/marketplace", story: "Candidate: talks with two recruiters, has an offer to answer and a profile that recruiters find", named: true }),
  person("hugo", "Hugo Bennett", "hugo@fairsplit.example.com", { role: "admin", area: "/admin", platformRole: "finance", story: "Platform finance" }),
  person("lena", "Lena Fischer", "lena@fairsplit.example.com", { role: "admin", area: "/admin", platformRole: "support", story: "Platform support" }),
];
