import { PageHeader } from "@/components/ui/page-header";
import { PostRole } from "./post-role";

export default function NewRolePage() {
  return (
    <>
      <PageHeader title="Post a role" answer="Recruiters see it at once, under the terms you set here." crumbs={[{ label: "Roles", href: "/company/roles" }]} />
      <PostRole />
    </>
  );
}
