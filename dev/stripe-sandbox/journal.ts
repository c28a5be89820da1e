import { closeSync, existsSync, fdatasync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

const newline = 10;

/** An append-only file of JSON lines, one per committed change. What `flushed` has answered survives `kill -9`. */
export class Journal {
  private readonly file: string;
  private fd: number;
  private syncing: Promise<void> | null = null;
  private again: Promise<void> | null = null;
  private closed = false;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.file = path.join(dataDir, "journal.jsonl");
    this.fd = openSync(this.file, "a");
  }

  /** The lines so far. A last line without its end was never acknowledged: it is cut off. */
  lines(): string[] {
    if (!existsSync(this.file)) return [];
    const bytes = readFileSync(this.file);
    const end = bytes.lastIndexOf(newline) + 1;
    if (end < bytes.length) ftruncateSync(this.fd, end);
    return bytes.subarray(0, end).toString("utf8").split("\n").filter(Boolean);
  }

  append(line: string): void {
    this.write(this.fd, `${line}\n`);
  }

  /** Waits until all that was appended before this call is on disk. Calls at the same time share one flush. */
  flushed(): Promise<void> {
    if (this.closed) return Promise.resolve();
    if (!this.syncing) return (this.syncing = this.sync());
    // The running flush may have begun before the last append, so only the next one covers it.
    return (this.again ??= this.syncing.then(() => {
      this.again = null;
      return (this.syncing = this.sync());
    }));
  }

  /** Replaces the whole file by one line, atomically. */
  replaceBy(line: string): void {
    const fresh = `${this.file}.fresh`;
    const fd = openSync(fresh, "w");
    this.write(fd, `${line}\n`);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(fresh, this.file);
    closeSync(this.fd);
    this.fd = openSync(this.file, "a");
  }

  async close(): Promise<void> {
    if (this.closed) return;
    await this.flushed();
    await this.again;
    if (this.closed) return;
    this.closed = true;
    closeSync(this.fd);
  }

  private sync(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      fdatasync(this.fd, (error) => {
        this.syncing = null;
        if (error) reject(error);
        else resolve();
      });
    });
  }

  private write(fd: number, text: string): void {
    const bytes = Buffer.from(text, "utf8");
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  }
}
