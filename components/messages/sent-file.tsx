"use client";

import Image from "next/image";
import { useState } from "react";
import { FileButtons } from "@/components/files/file-buttons";
import type { Message } from "@/server/messages/message-rows";

/** A file of a message by its name, and what it shows: a picture above it, a PDF when it is asked for. */
export function SentFile({ file, messageId, linkOf }: { file: Message["files"][number]; messageId: string; linkOf(): Promise<string> }) {
  const [drawn, setDrawn] = useState(file.mediaType.startsWith("image/"));
  return (
    <div role="group" aria-label={file.name} className="max-w-full overflow-hidden rounded-md border bg-card">
      {drawn && (
        // Drawn small by the server, for its two alone.
        <Image src={`/api/messages/${messageId}/pictures/${file.fileId}`} alt={file.name} width={720} height={720} className="h-auto max-h-80 min-h-16 w-full object-contain" onError={() => setDrawn(false)} />
      )}
      <FileButtons name={file.name} mediaType={file.mediaType} linkOf={linkOf} />
    </div>
  );
}
