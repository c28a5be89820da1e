import { LookAtPdf } from "./look-at-pdf";
import { OpenFile } from "./open-file";

/** What can be done with a file: save it by its name, and look at it here, where it is a PDF. */
export function FileButtons({ name, mediaType, linkOf }: { name: string; mediaType: string; linkOf(): Promise<string> }) {
  return (
    <div className="flex max-w-full flex-wrap items-center">
      <OpenFile name={name} linkOf={linkOf} />
      {mediaType === "application/pdf" && <LookAtPdf name={name} linkOf={linkOf} />}
    </div>
  );
}
