import type { WriterSide } from "@/components/templates/template-words";
import { PageHeader } from "@/components/ui/page-header";
import { TemplateList } from "../_templates/template-list";
import { notFoundOr, serverApi } from "../trpc/server";

/** The page on which a person looks after their templates; they are the person's, whatever they act as. `side`: whose suggestions they begin with. */
export async function templatesPage(side: WriterSide) {
  const templates = await notFoundOr(async () => (await serverApi()).messages.templates({}));
  return (
    <>
      <PageHeader title="Your templates" answer="Texts to write with. You find them where you write a note or a message, and nobody else sees them." />
      <TemplateList initial={templates} side={side} />
    </>
  );
}
