import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readParts, writeCompoundFile } from '../../fixtures/generator/forms/compound-file.js';
import { writeZip } from '../../fixtures/generator/forms/zip-file.js';

/** A format with a sound file of it among the fixtures, and what its bytes are made of. */
export const formats = [
  { format: 'csv', file: 'line-breaks-in-cells.csv', made: 'text' },
  { format: 'html', file: 'html-inside-utf8.xls', made: 'text' },
  { format: 'xml', file: 'spreadsheet-2003.xls', made: 'text' },
  { format: 'xls', file: 'biff8.xls', made: 'compound' },
  { format: 'xlsx', file: 'open-xml.xlsx', made: 'zip' },
  { format: 'ods', file: 'open-document.ods', made: 'zip' },
] as const;

export type Made = (typeof formats)[number]['made'];

const textDamages = ['utf-16le', 'utf-16be', 'latin1', 'mojibake', 'open-quote', 'line-ends'] as const;
const byteDamages = ['cut', 'flip', 'zeros', 'swap', 'doubled'] as const;

export interface Damage {
  how: (typeof textDamages)[number] | (typeof byteDamages)[number];
  /** Where, as parts of the whole. */
  places: number[];
  /** Within a part of the container instead of the container, which checks its own bytes: which part. */
  part: number | null;
}

/** Any damage that a file of this make can take. */
export function arbitraryDamage(made: Made): fc.Arbitrary<Damage> {
  // Without bias: its favourites, the ends, would damage hardly more than the first bytes.
  const place = fc.noBias(fc.nat(9_999)).map((tenThousandths) => tenThousandths / 10_000);
  const isText = made === 'text';
  return fc.record({
    how: fc.constantFrom(...byteDamages, ...(isText ? textDamages : [])),
    places: fc.array(place, { minLength: 2, maxLength: 12 }),
    part: isText ? fc.constant(null) : fc.option(place, { freq: 4 }),
  });
}

export function applyDamage(bytes: Buffer, made: Made, damage: Damage): Buffer {
  if (made === 'text' || damage.part === null) return damageBytes(bytes, damage);
  const parts = readParts(bytes);
  const chosen = Math.floor(damage.part * parts.length);
  return writeParts(
    made,
    parts.map((part, at) => (at === chosen ? { ...part, data: damageBytes(part.data, damage) } : part)),
  );
}

/** Changes the text of one part of a container, or the whole of a text. */
export function editText(bytes: Buffer, made: Made, name: string, edit: (text: string) => string): Buffer {
  if (made === 'text') return Buffer.from(edit(bytes.toString()));
  const parts = readParts(bytes);
  return writeParts(
    made,
    parts.map((part) =>
      part.name === name ? { name, data: Buffer.from(edit(part.data.toString())) } : part,
    ),
  );
}

export function writeParts(made: Made, parts: { name: string; data: Buffer }[]): Buffer {
  return made === 'zip' ? writeZip(parts) : writeCompoundFile(parts);
}

function damageBytes(bytes: Buffer, { how, places }: Damage): Buffer {
  const spots = places.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b);
  const [first = 0] = spots;
  const last = spots.at(-1) ?? 0;
  switch (how) {
    case 'cut':
      return bytes.subarray(0, first);
    case 'flip':
      return change(bytes, spots, (byte, at) => byte ^ (1 << (at % 8)));
    case 'zeros':
      return change(bytes, spots, () => 0);
    case 'swap':
      return Buffer.concat([bytes.subarray(last), bytes.subarray(first, last), bytes.subarray(0, first)]);
    case 'doubled':
      return Buffer.concat([bytes.subarray(0, last), bytes.subarray(first)]);
    default:
      return damageText(bytes.toString(), how, spots);
  }
}

function change(bytes: Buffer, spots: readonly number[], to: (byte: number, at: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  for (const at of spots) changed[at] = to(changed[at] ?? 0, at);
  return changed;
}

function damageText(text: string, how: (typeof textDamages)[number], spots: readonly number[]): Buffer {
  switch (how) {
    case 'utf-16le':
    case 'utf-16be':
      return iconv.encode(text, how, { addBOM: spots.length % 2 === 0 });
    case 'latin1':
      return iconv.encode(text, 'latin1');
    case 'mojibake':
      return Buffer.from(Buffer.from(text).toString('latin1'));
    case 'open-quote': {
      const at = spots[0] ?? 0;
      return Buffer.from(`${text.slice(0, at)}"${text.slice(at)}`);
    }
    case 'line-ends': {
      const ends = ['\r', '\n', '\r\n', '\n\r', '\u2028'];
      let next = 0;
      return Buffer.from(text.replace(/\r\n|\r|\n/g, () => ends[next++ % ends.length] ?? '\n'));
    }
  }
}
