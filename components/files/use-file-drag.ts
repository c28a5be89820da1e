"use client";

import { type DragEvent, useState } from "react";

/**
 * Files that are dragged over a part of the page and dropped there. In: whether they are taken now, and who takes them. A file that is not taken does nothing: the browser would leave the page for it.
 * Out: whether some would be taken, and what the part listens to.
 */
export function useFileDrag({ taken, onFiles }: { taken: boolean; onFiles(files: File[]): void }) {
  const [over, setOver] = useState(false);
  const withFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    over: over && taken,
    listeners: {
      onDragOver(event: DragEvent) {
        if (!withFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = taken ? "copy" : "none";
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        // Going from one thing inside to the next is not leaving.
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
      onDrop(event: DragEvent) {
        if (!withFiles(event)) return;
        event.preventDefault();
        setOver(false);
        if (taken) onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
