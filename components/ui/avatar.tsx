import { cn } from "@/components/class-names";
import { initialsOf } from "@/server/profiles/rules/initials";

const sizes = { sm: "size-5 text-[0.5625rem]", md: "size-7 text-xs", lg: "size-10 text-base", xl: "size-14 text-xl" };

const tints = [
  "bg-status-neutral-bg text-status-neutral",
  "bg-status-green-bg text-status-green",
  "bg-status-blue-bg text-status-blue",
  "bg-status-violet-bg text-status-violet",
  "bg-status-amber-bg text-status-amber",
  "bg-status-teal-bg text-status-teal",
];

/** A person or an organization by initials; the same name has the same tint everywhere. The name stands beside it. */
export function Avatar({ name, size = "md", square = false, className }: { name: string; size?: keyof typeof sizes; square?: boolean; className?: string }) {
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span aria-hidden className={cn("inline-flex shrink-0 items-center justify-center font-semibold select-none", square ? "rounded-md" : "rounded-full", sizes[size], tints[sum % tints.length], className)}>
      {initialsOf(name)}
    </span>
  );
}

/** A person with their name and, below, who they are. */
export function Person({ name, detail, size = "md" }: { name: string; detail?: string; size?: keyof typeof sizes }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Avatar name={name} size={size} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{name}</span>
        {detail !== undefined && <span className="block truncate text-sm text-muted-foreground">{detail}</span>}
      </span>
    </span>
  );
}
