"use client";

import Image from "next/image";
import { useState } from "react";
import { OpenFile } from "@/components/files/open-file";
import type { Message } from "@/server/messages/message-rows";

/** A file of a message by its name, and above it what it shows, where it is a picture. */
export function SentFile({ file, messageId, linkOf }: { file: Message["files"][number]; messageId: string; linkOf(): Promise<string> }) {
  const [drawn, setDrawn] = useState(file.mediaType.startsWith("image/"));
  return (
    <div className="max-w-full overflow-hidden rounded-md border bg-card">
      {drawn && (
        // Drawn small by the server, for its two alone.
        <Image src={`/api/messages/${messageId}/pictures/${file.fileId}`} alt={file.name} width={720} height={720} className="h-auto max-h-80 min-h-16 w-full object-contain" onError={() => setDrawn(false)} />
      )}
      <OpenFile name={file.name} linkOf={linkOf} />
    </div>
  );
}
