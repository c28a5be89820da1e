export type Area = "portal" | "company" | "marketplace" | "admin";

/** The icons a navigation may name; the shell draws them. Names, so that a server page can hand a list to the shell. */
export type NavIcon =
  | "home" | "people" | "briefcase" | "send" | "handshake" | "wallet" | "settings" | "invoice" | "inbox" | "file"
  | "building" | "calendar" | "ledger" | "proof" | "audit" | "payouts" | "jobs" | "policy" | "clock" | "privacy" | "disputes" | "talent" | "profile" | "connections" | "messages" | "moderation";

export type NavItem = {
  label: string;
  href: string;
  icon: NavIcon;
  /** How many things wait there for the reader. */
  count?: number;
};

/** How many things wait for the reader, by the item under which they stand. */
export type Waiting = Partial<Record<NavIcon, number>>;

export const areaNames: Record<Area, string> = {
  portal: "Recruiter",
  company: "Company",
  marketplace: "Candidate",
  admin: "Admin",
};

/** The navigation of each area. On a phone the first four stand in the bottom bar and the rest under More. */
export const navs: Record<Area, readonly NavItem[]> = {
  portal: [
    { label: "Home", href: "/portal", icon: "home" },
    { label: "Candidates", href: "/portal/candidates", icon: "people" },
    { label: "Roles", href: "/portal/roles", icon: "briefcase" },
    { label: "Messages", href: "/portal/messages", icon: "messages" },
    { label: "Submissions", href: "/portal/submissions", icon: "send" },
    { label: "Talent", href: "/portal/talent", icon: "talent" },
    { label: "Connections", href: "/portal/connections", icon: "connections" },
    { label: "Placements", href: "/portal/placements", icon: "handshake" },
    { label: "Money", href: "/portal/money", icon: "wallet" },
    { label: "Disputes", href: "/portal/disputes", icon: "disputes" },
    { label: "Settings", href: "/portal/settings", icon: "settings" },
  ],
  company: [
    { label: "Home", href: "/company", icon: "home" },
    { label: "Roles", href: "/company/roles", icon: "briefcase" },
    { label: "Submissions", href: "/company/submissions", icon: "send" },
    { label: "Placements", href: "/company/placements", icon: "handshake" },
    { label: "Invoices", href: "/company/invoices", icon: "invoice" },
    { label: "Disputes", href: "/company/disputes", icon: "disputes" },
    { label: "Settings", href: "/company/settings", icon: "settings" },
  ],
  marketplace: [
    { label: "Home", href: "/marketplace", icon: "home" },
    { label: "Wallet", href: "/marketplace/requests", icon: "wallet" },
    { label: "Applications", href: "/marketplace/applications", icon: "file" },
    { label: "Messages", href: "/marketplace/messages", icon: "messages" },
    { label: "Recruiters", href: "/marketplace/recruiters", icon: "talent" },
    { label: "Connections", href: "/marketplace/connections", icon: "connections" },
    { label: "Profile", href: "/marketplace/profile", icon: "profile" },
    { label: "Privacy", href: "/marketplace/privacy", icon: "privacy" },
    { label: "Disputes", href: "/marketplace/disputes", icon: "disputes" },
    { label: "Settings", href: "/marketplace/settings", icon: "settings" },
  ],
  admin: [
    { label: "Home", href: "/admin", icon: "home" },
    { label: "Ledger", href: "/admin/ledger", icon: "ledger" },
    { label: "Proof", href: "/admin/proof", icon: "proof" },
    { label: "Audit", href: "/admin/audit", icon: "audit" },
    { label: "Payouts", href: "/admin/payouts", icon: "payouts" },
    { label: "Placements", href: "/admin/placements", icon: "handshake" },
    { label: "Claims", href: "/admin/claims", icon: "people" },
    { label: "Disputes", href: "/admin/disputes", icon: "disputes" },
    { label: "Moderation", href: "/admin/moderation", icon: "moderation" },
    { label: "Merges", href: "/admin/merges", icon: "people" },
    { label: "Erasures", href: "/admin/erasures", icon: "privacy" },
    { label: "Jobs", href: "/admin/jobs", icon: "jobs" },
    { label: "Policy", href: "/admin/policy", icon: "policy" },
    { label: "Calendars", href: "/admin/calendars", icon: "calendar" },
    { label: "Companies", href: "/admin/companies", icon: "building" },
    { label: "Clock", href: "/admin/clock", icon: "clock" },
  ],
};

/** The item that a path belongs to: the longest address that the path starts with; an area's home only for itself. */
export function currentItem(nav: readonly NavItem[], path: string): NavItem | undefined {
  const fits = nav.filter((item) => path === item.href || path.startsWith(`${item.href}/`));
  const deepest = fits.toSorted((a, b) => b.href.length - a.href.length)[0];
  const isAreaRoot = deepest !== undefined && deepest.href.split("/").length === 2;
  return isAreaRoot && path !== deepest.href ? undefined : deepest;
}
