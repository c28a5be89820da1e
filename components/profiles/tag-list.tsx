import { cn } from "@/components/class-names";

/** Short words side by side: skills, kinds of roles. */
export function TagList({ label, tags, className }: { label: string; tags: readonly string[]; className?: string }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label={label} className={cn("flex flex-wrap gap-1.5", className)}>
      {tags.map((tag) => (
        <li key={tag} className="max-w-full rounded-sm border bg-muted px-1.5 py-0.5 text-sm break-words">{tag}</li>
      ))}
    </ul>
  );
}
