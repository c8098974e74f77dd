import { strToU8, Zip, ZipDeflate } from 'fflate';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Text is compressed in blocks of about this many characters. */
const blockLength = 1 << 18;
/** The first day ZIP knows: the same rows give the same file. */
const noDate = new Date(1980, 0, 1);

/** Writes a ZIP archive, one entry after the other, in flat memory. What goes wrong on the disk is thrown as it comes. */
export class ZipWriter {
  readonly #file: number;
  readonly #zip: Zip;
  #open: ZipDeflate | null = null;
  #pending = '';

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      writeAll(this.#file, bytes);
    });
  }

  /** Begins an entry; the one before is complete with that. */
  begin(name: string): void {
    this.#end();
    this.#open = new ZipDeflate(name, { level: 6 });
    this.#open.mtime = noDate;
    this.#zip.add(this.#open);
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= blockLength) this.#pack(false);
  }

  /** Completes the archive. */
  finish(): void {
    this.#end();
    this.#zip.end();
  }

  close(): void {
    closeSync(this.#file);
  }

  #end(): void {
    if (this.#open) this.#pack(true);
    this.#open = null;
  }

  #pack(isLast: boolean): void {
    this.#open?.push(strToU8(this.#pending), isLast);
    this.#pending = '';
  }
}

/** The system may take less than it is given. */
function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
