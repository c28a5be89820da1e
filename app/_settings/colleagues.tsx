import { Avatar } from "@/components/ui/avatar";

export type Colleague = { userId: string; name: string; email: string; role: string };

const roles: Readonly<Record<string, string>> = { owner: "Owner", admin: "Administrator", manager: "Hiring manager", finance: "Finance", member: "Member" };

/** The people of the reader's organization and what each may do there. */
export function Colleagues({ members, me }: { members: readonly Colleague[]; me: string }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {members.map((member) => (
        <li key={member.userId} className="flex items-center gap-3 px-3.5 py-2.5">
          <Avatar name={member.name} />
          <span className="min-w-0 flex-1">
            <span className="block font-medium break-words">
              {member.name}
              {member.userId === me && <span className="font-normal text-muted-foreground"> (you)</span>}
            </span>
            <span className="block truncate text-sm text-muted-foreground">{member.email}</span>
          </span>
          <span className="shrink-0 text-muted-foreground">{roles[member.role] ?? member.role}</span>
        </li>
      ))}
    </ul>
  );
}
