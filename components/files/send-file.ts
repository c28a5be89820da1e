export type FilePurpose = "evidence" | "import" | "message";
export type SentFile = { fileId: string; name: string; mediaType: string; bytes: number; sha256: string };

const documents = ".pdf,.png,.jpg,.jpeg,.webp,.txt,.eml,.md,.docx";
/** What may be chosen for each purpose; the server looks at the content, whatever the name says. */
export const accepted: Record<FilePurpose, string> = { evidence: documents, message: documents, import: ".csv,.tsv,.txt,.xlsx" };

/** Why a file was not taken, in words for its sender. `again`: sent once more as it is, it may be. */
export class FileRefused extends Error {
  constructor(message: string, readonly again: boolean) {
    super(message);
  }
}
/** Answers that say something of the moment, and nothing of the file. */
const ofTheMoment = (status: number): boolean => status >= 500 || status === 429 || status === 401;

/** Sends one file. In: who is told of progress (0 to 1), and a signal that stops it. Throws `FileRefused` with a sentence and its remedy. */
export function sendFile(file: File, of: { purpose: FilePurpose; progress(part: number): void; signal: AbortSignal }): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files?purpose=${of.purpose}&name=${encodeURIComponent(file.name)}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && of.progress(event.loaded / event.total));
    request.addEventListener("load", () => {
      const answer = request.response as { data?: SentFile; message?: string; remedy?: string; fieldErrors?: { message: string }[] } | null;
      if (answer?.data) resolve(answer.data);
      else reject(new FileRefused(answer?.fieldErrors?.[0]?.message ?? [answer?.message ?? "The file was not taken.", answer?.remedy ?? "Try again."].join(" "), ofTheMoment(request.status)));
    });
    request.addEventListener("error", () => reject(new FileRefused("The connection was lost. Send the file again.", true)));
    request.addEventListener("abort", () => reject(new FileRefused("Stopped.", true)));
    of.signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** 1,536 bytes read "1.5 KB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  const [value, unit] = bytes < 1_048_576 ? [bytes / 1_024, "KB"] : [bytes / 1_048_576, "MB"];
  return `${value.toLocaleString("en-US", { maximumFractionDigits: 1 })} ${unit}`;
}
