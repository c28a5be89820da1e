import {
  Banknote, BriefcaseBusiness, Building2, CalendarDays, Clock, FileText, Flag, Gavel, Handshake, House, Inbox, Link2, type LucideIcon, MessagesSquare, ReceiptText,
  Scale, ScrollText, Send, Settings, ShieldCheck, SlidersHorizontal, UserRound, UserRoundPlus, UserRoundSearch, Users, Wallet, Workflow,
} from "lucide-react";
import type { Area, NavIcon as Name } from "./nav";

const icons: Record<Name, LucideIcon> = {
  home: House,
  people: Users,
  briefcase: BriefcaseBusiness,
  send: Send,
  handshake: Handshake,
  wallet: Wallet,
  settings: Settings,
  invoice: ReceiptText,
  inbox: Inbox,
  file: FileText,
  building: Building2,
  calendar: CalendarDays,
  ledger: ScrollText,
  proof: Scale,
  audit: Link2,
  payouts: Banknote,
  jobs: Workflow,
  policy: SlidersHorizontal,
  clock: Clock,
  disputes: Gavel,
  privacy: ShieldCheck,
  talent: UserRoundSearch,
  profile: UserRound,
  connections: UserRoundPlus,
  messages: MessagesSquare,
  moderation: Flag,
};

/** The icon of a navigation item. */
export function NavIcon({ name, className }: { name: Name; className?: string }) {
  const Icon = icons[name];
  return <Icon aria-hidden strokeWidth={1.75} className={className} />;
}

const areaIcons: Record<Area, LucideIcon> = { portal: Handshake, company: Building2, marketplace: Users, admin: Scale };

/** The icon of an area. */
export function AreaIcon({ area }: { area: Area }) {
  const Icon = areaIcons[area];
  return <Icon aria-hidden strokeWidth={1.75} />;
}
