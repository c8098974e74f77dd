const NEEDS_CLEANING =
  /[\s\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\uff01-\uff5e\uffe0-\uffe2\uffe4-\uffe6]|^['‘’=]/u;
// Control characters would reach the reader's terminal; tab and line ends are blanks.
const INVISIBLE = /(?![\t-\r])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;
const FULL_WIDTH = /[\uff01-\uff5e\uffe0-\uffe2\uffe4-\uffe6]/g;
const LEADING_QUOTES = /^[\s'‘’]+/;
const WRAPPED = /^=".*"$/;
const HAN = /\p{Script=Han}/u;
const MIDDLE_DOTS = /[・･•‧∙]/g;
const BRACKETED = /[([{【〔〈《][^()[\]{}【】〔〕〈〉《》]*[)\]}】〕〉》]/g;

/**
 * Removes what Excel, WPS and input methods leave in a cell: full-width forms become half-width, blanks of every
 * kind become plain ones and go from both ends, zero-width characters and direction marks go, and so do a leading
 * quote (text marker) and the wrapper ="…". Blanks inside stay. Cleaning twice changes nothing more.
 */
export function cleanCell(raw: string): string {
  if (isPlain(raw) || !NEEDS_CLEANING.test(raw)) return raw;
  // NFKC for single full-width signs only: over the whole text it would change compatibility ideographs in names.
  const halfWidth = raw
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (sign) => sign.normalize('NFKC'))
    .replace(/\s/g, ' ');
  let text = trimMarks(halfWidth);
  while (WRAPPED.test(text)) text = trimMarks(text.slice(2, -1));
  return text;
}

/** Signs of ASCII and common Han characters only, as nearly every cell: an import asks this of every cell of millions of rows. */
function isPlain(raw: string): boolean {
  if (raw.startsWith("'") || raw.startsWith('=')) return false;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (!((code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff))) return false;
  }
  return true;
}

/**
 * Cleans the name of a person (raw cell or cleaned): blanks go from a name with a Han character (张 三 → 张三), else
 * they become one space; the middle dots of transcribed names become · (U+00B7).
 */
export function cleanName(cell: string): string {
  if (isPlain(cell)) return cell;
  const name = HAN.test(cell) ? removeBlanks(cell) : cell;
  return cleanCell(name).replace(/ +/g, ' ').replace(MIDDLE_DOTS, '·');
}

/**
 * Cleans an identity number (raw cell or cleaned) for `checkIdentityNumber`: no blanks, no quotes, X for x. Dashes
 * and other signs stay, as they make the number invalid.
 */
export function cleanIdentityCell(cell: string): string {
  if (/^\d{17}[\dX]$/.test(cell)) return cell;
  return cleanCell(removeBlanks(cell))
    .replace(/['"‘’“”]/g, '')
    .replaceAll('x', 'X');
}

/** Decides whether a name has lost a character: ? or ？ from an encoding without it, □ ■ from a font, or U+FFFD. */
export function isDamagedName(name: string): boolean {
  return /[?？□■\ufffd]/.test(name);
}

/**
 * Reduces a column heading to what it is matched by: lower case, without blanks, punctuation, signs (the * of required
 * columns) and brackets with their content: 身份证号(18位) → 身份证号.
 */
export function normaliseHeading(text: string): string {
  return cleanCell(text)
    .replace(BRACKETED, '')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();
}

/** Reduces the name of a unit to what it is matched by: half-width, lower case, no blanks, every bracket round. */
export function normaliseUnitName(text: string): string {
  return cleanCell(removeBlanks(text))
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')')
    .toLowerCase();
}

function trimMarks(text: string): string {
  return text.replace(LEADING_QUOTES, '').trimEnd();
}

/** Before `cleanCell`, not after it: `= "x"` without its blank is a wrapper, which a second cleaning would open. */
function removeBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
