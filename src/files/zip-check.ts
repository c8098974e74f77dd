import crc32 from 'buffer-crc32';
import { openPromise, type ZipFile } from 'yauzl';

export interface ZipCheck {
  /** The entries seen before anything was found wrong. */
  names: string[];
  state: 'sound' | 'damaged' | 'encrypted' | 'too-large';
}

/**
 * Unpacks every entry of a zip into nothing: counts the real bytes, whatever the directory declares, and compares checksums, which
 * SheetJS does not.
 * @param limit bytes; beyond it nothing more is unpacked
 */
export async function checkZip(path: string, limit: number): Promise<ZipCheck> {
  const names: string[] = [];
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    return { names, state: await unpackIntoNothing(zip, names, limit) };
  } catch {
    return { names, state: 'damaged' };
  } finally {
    zip?.close();
  }
}

async function unpackIntoNothing(zip: ZipFile, names: string[], limit: number): Promise<ZipCheck['state']> {
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    if (entry.isEncrypted()) return 'encrypted';
    if (unpacked + entry.uncompressedSize > limit) return 'too-large';
    let checksum = 0;
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > limit) return 'too-large';
      checksum = crc32.unsigned(chunk, checksum);
    }
    if (checksum !== entry.crc32) return 'damaged';
  }
  return 'sound';
}
