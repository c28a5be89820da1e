import { cn } from "@/components/class-names";
import { formatInstant } from "@/components/format";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";
import { ReportedFile } from "./reported-file";

type Bundle = Outputs["moderation"]["detail"]["evidence"];
type Files = Outputs["moderation"]["detail"]["files"];
const kinds = { message: "", note: "Note of the request", profile: "Profile" } as const;

/** What a report rests on, in its order; what was reported is marked. `files`: those that the reader may open. */
export function Evidence({ evidence, reportId, reportedId, files }: { evidence: Bundle; reportId: string; reportedId: string; files: Files }) {
  if (evidence.entries.length === 0) return <p className="text-muted-foreground">The two had said nothing to each other.</p>;
  return (
    <ol aria-label="Evidence" className="flex flex-col gap-2">
      {evidence.entries.map((one, index) => (
        <li key={one.messageId ?? index} className={cn("rounded-lg border bg-card px-4 py-3", one.reported && "border-status-amber bg-status-amber-bg")}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <p className="min-w-0 text-sm font-medium break-words">
              {one.author}
              <span className="font-normal text-muted-foreground">{one.authorId === reportedId ? ", who is reported" : ", who reports"} · {formatInstant(one.at)}{one.seq === null ? "" : ` · no. ${one.seq}`}{one.editedAt === null ? "" : ` · edited ${formatInstant(one.editedAt)}`}</span>
            </p>
            {one.reported && <StatusPill status="needs_you" word="Reported" />}
          </div>
          {kinds[one.kind] !== "" && <p className="text-sm text-muted-foreground">{kinds[one.kind]}</p>}
          {one.deletedAt === null ? <p className="reading text-base break-words whitespace-pre-line">{one.body}</p> : <p className="text-muted-foreground">Was deleted before the report.</p>}
          {one.card !== null && <p className="text-sm break-words">{one.card}</p>}
          {one.files.map((file) => {
            const kept = files.find((other) => other.messageId === one.messageId && other.sha256 === file.sha256 && other.kept);
            return (
              <div key={`${file.sha256}-${file.name}`} role="group" aria-label={file.name} className="text-sm break-all">
                {kept ? <ReportedFile reportId={reportId} fileId={kept.fileId} name={file.name} mediaType={file.mediaType} /> : <p>{file.name}</p>}
                <p className="text-muted-foreground">{file.bytes} bytes, SHA-256 {file.sha256}</p>
              </div>
            );
          })}
          {one.earlier.length > 0 && (
            <ul aria-label="What it said before" className="mt-1 border-l-2 pl-3 text-sm text-muted-foreground">
              {one.earlier.map((edit) => <li key={edit.replacedAt} className="break-words whitespace-pre-line">Until {formatInstant(edit.replacedAt)}: {edit.body}</li>)}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
