import { closeSync, openSync, writeSync } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';

interface Entry {
  name: string;
  offset: number;
  crc: number;
  packedBytes: number;
  bytes: number;
}

/** Text is compressed in blocks of about this many characters. */
const blockLength = 1 << 18;
const isUtf8Name = 0x800;
const deflated = 8;
/** 1 January 1980, the first day ZIP knows: the same rows give the same file. */
const noDate = 0x21;

/** Writes a ZIP archive, one entry after the other, in flat memory. What goes wrong on the disk is thrown as it comes. */
export class ZipWriter {
  readonly #file: number;
  readonly #entries: Entry[] = [];
  #position = 0;
  #open: Entry | null = null;
  #pending = '';

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  /** Begins an entry; the one before is complete with that. */
  begin(name: string): void {
    this.#end();
    this.#open = { name, offset: this.#position, crc: 0, packedBytes: 0, bytes: 0 };
    this.#entries.push(this.#open);
    this.#put(describeEntry(this.#open, 'local'));
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= blockLength) this.#pack(constants.Z_SYNC_FLUSH);
  }

  /** Completes the archive. */
  finish(): void {
    this.#end();
    const directory = Buffer.concat(this.#entries.map((entry) => describeEntry(entry, 'central')));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#position, 16);
    this.#put(directory);
    this.#put(end);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** An entry's sizes are known at its end only, and written back into its head. */
  #end(): void {
    if (!this.#open) return;
    this.#pack(constants.Z_FINISH);
    writeAll(this.#file, describeEntry(this.#open, 'local'), this.#open.offset);
    this.#open = null;
  }

  /** Blocks that were flushed apart make one deflated stream. */
  #pack(finishFlush: number): void {
    if (!this.#open) return;
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    const packed = deflateRawSync(bytes, { finishFlush });
    this.#open.crc = addToCrc(this.#open.crc, bytes);
    this.#open.bytes += bytes.length;
    this.#open.packedBytes += packed.length;
    this.#put(packed);
  }

  #put(bytes: Buffer): void {
    writeAll(this.#file, bytes, this.#position);
    this.#position += bytes.length;
  }
}

/** The head of an entry: the one before its bytes, or the one in the directory at the end. */
function describeEntry(entry: Entry, where: 'local' | 'central'): Buffer {
  const isCentral = where === 'central';
  const name = Buffer.from(entry.name);
  const head = Buffer.alloc(isCentral ? 46 : 30);
  head.writeUInt32LE(isCentral ? 0x02014b50 : 0x04034b50, 0);
  const at = isCentral ? 6 : 4;
  if (isCentral) {
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(entry.offset, 42);
  }
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(isUtf8Name, at + 2);
  head.writeUInt16LE(deflated, at + 4);
  head.writeUInt16LE(noDate, at + 8);
  head.writeUInt32LE(entry.crc, at + 10);
  head.writeUInt32LE(entry.packedBytes, at + 14);
  head.writeUInt32LE(entry.bytes, at + 18);
  head.writeUInt16LE(name.length, at + 22);
  return Buffer.concat([head, name]);
}

/** The system may take less than it is given. */
function writeAll(file: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length)
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
}

/** The checksum of ZIP (ISO 3309), which zlib has for Node 20.15 and later only. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function addToCrc(before: number, bytes: Uint8Array): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
