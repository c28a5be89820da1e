import {
  Ban,
  BadgeCheck,
  CalendarClock,
  Check,
  CircleAlert,
  CircleDashed,
  CircleDot,
  CirclePause,
  Clock3,
  Eye,
  Hourglass,
  type LucideIcon,
  MessageSquare,
  Scale,
  Send,
  ShieldCheck,
  Sprout,
  Undo2,
  X,
} from "lucide-react";
import { cn } from "@/components/class-names";

/** The eight colours of a state. Each state also has its own icon and word, so colour is never the only sign. */
export type StatusTone = "neutral" | "blue" | "amber" | "violet" | "teal" | "green" | "red" | "magenta";

const tones: Record<StatusTone, { tint: string; ink: string }> = {
  neutral: { tint: "bg-status-neutral-bg text-status-neutral", ink: "text-status-neutral" },
  blue: { tint: "bg-status-blue-bg text-status-blue", ink: "text-status-blue" },
  amber: { tint: "bg-status-amber-bg text-status-amber", ink: "text-status-amber" },
  violet: { tint: "bg-status-violet-bg text-status-violet", ink: "text-status-violet" },
  teal: { tint: "bg-status-teal-bg text-status-teal", ink: "text-status-teal" },
  green: { tint: "bg-status-green-bg text-status-green", ink: "text-status-green" },
  red: { tint: "bg-status-red-bg text-status-red", ink: "text-status-red" },
  magenta: { tint: "bg-status-magenta-bg text-status-magenta", ink: "text-status-magenta" },
};

type Look = { tone: StatusTone; icon: LucideIcon; word: string };

/** The fixed vocabulary of states. A new state gets a line here, so that it looks the same on every page. */
export const statusLooks = {
  draft: { tone: "neutral", icon: CircleDashed, word: "Draft" },
  pending: { tone: "blue", icon: Clock3, word: "Pending" },
  earned: { tone: "neutral", icon: Sprout, word: "Earned" },
  on_hold: { tone: "amber", icon: CirclePause, word: "On hold" },
  scheduled: { tone: "violet", icon: CalendarClock, word: "Scheduled" },
  in_transit: { tone: "teal", icon: Send, word: "In transit" },
  paid: { tone: "green", icon: Check, word: "Paid" },
  reversed: { tone: "red", icon: Undo2, word: "Reversed" },
  failed: { tone: "red", icon: CircleAlert, word: "Failed" },
  stopped: { tone: "magenta", icon: CircleAlert, word: "Stopped" },
  disputed: { tone: "magenta", icon: Scale, word: "Disputed" },
  open: { tone: "green", icon: CircleDot, word: "Open" },
  paused: { tone: "amber", icon: CirclePause, word: "Paused" },
  closed: { tone: "neutral", icon: X, word: "Closed" },
  filled: { tone: "green", icon: BadgeCheck, word: "Filled" },
  submitted: { tone: "blue", icon: Send, word: "Submitted" },
  reviewing: { tone: "violet", icon: Eye, word: "In review" },
  interviewing: { tone: "violet", icon: MessageSquare, word: "Interviewing" },
  offered: { tone: "teal", icon: Hourglass, word: "Offer made" },
  accepted: { tone: "green", icon: Check, word: "Accepted" },
  placed: { tone: "green", icon: BadgeCheck, word: "Placed" },
  declined: { tone: "neutral", icon: X, word: "Declined" },
  rejected: { tone: "red", icon: X, word: "Not accepted" },
  withdrawn: { tone: "neutral", icon: Undo2, word: "Withdrawn" },
  revoked: { tone: "neutral", icon: Ban, word: "Revoked" },
  active: { tone: "green", icon: Check, word: "Active" },
  inactive: { tone: "neutral", icon: CirclePause, word: "Inactive" },
  blocked: { tone: "red", icon: Ban, word: "Blocked" },
  protected: { tone: "green", icon: ShieldCheck, word: "Protected" },
  free: { tone: "neutral", icon: CircleDashed, word: "Free" },
  expired: { tone: "neutral", icon: Clock3, word: "Expired" },
  released: { tone: "green", icon: Check, word: "Released" },
  transferred: { tone: "blue", icon: Send, word: "Transferred" },
  overturned: { tone: "red", icon: Undo2, word: "Overturned" },
  confirmed: { tone: "green", icon: BadgeCheck, word: "Confirmed" },
  in_guarantee: { tone: "amber", icon: ShieldCheck, word: "In guarantee" },
  fell_off: { tone: "red", icon: Undo2, word: "Fell off" },
  issued: { tone: "blue", icon: Send, word: "Issued" },
  overdue: { tone: "red", icon: CircleAlert, word: "Overdue" },
  partially_paid: { tone: "amber", icon: Hourglass, word: "Partly paid" },
  refunded: { tone: "neutral", icon: Undo2, word: "Refunded" },
  written_off: { tone: "neutral", icon: Ban, word: "Written off" },
  unknown: { tone: "magenta", icon: Hourglass, word: "Outcome unknown" },
  needs_you: { tone: "amber", icon: CircleAlert, word: "Needs you" },
} as const satisfies Record<string, Look>;

export type Status = keyof typeof statusLooks;

/** Whether a text from the wire is a state of the vocabulary. */
export function isStatus(text: string): text is Status {
  return Object.hasOwn(statusLooks, text);
}

export type StatusPillProps = {
  status: Status;
  /** Another word for the same state where the reader has a better one. */
  word?: string;
  /** `plain` drops the tint: for rows of a table, where a column of tints would shout. */
  look?: "tint" | "plain";
  className?: string;
};

/** A state as colour, icon and word. */
export function StatusPill({ status, word, look = "tint", className }: StatusPillProps) {
  const { tone, icon: Icon, word: own }: Look = statusLooks[status];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 align-middle text-xs font-medium whitespace-nowrap",
        look === "tint" ? `h-5.5 rounded-sm px-1.5 ${tones[tone].tint}` : `text-sm font-normal ${tones[tone].ink}`,
        className,
      )}
    >
      <Icon aria-hidden className={look === "tint" ? "size-3" : "size-3.5"} strokeWidth={2.25} />
      {word ?? own}
    </span>
  );
}
