/** Certificate numbers from `first` to `last`, both included, of `digits` digits. */
export interface NumberRange {
  first: number;
  last: number;
  digits: number;
}

/** Reads `18020010001-18020010500,18020020001-18020020100`; null when a part is no range of up to 15 digits. */
export function readNumberRanges(text: string): NumberRange[] | null {
  const ranges = text.split(/[,，、]/).map((part): NumberRange | null => {
    const [, from = '', to = ''] = /^(\d{1,15})\s*[-–~～]\s*(\d{1,15})$/.exec(part.trim()) ?? [];
    const [first, last] = [Number(from), Number(to)];
    return from !== '' && from.length === to.length && first <= last
      ? { first, last, digits: from.length }
      : null;
  });
  return ranges.every((range) => range !== null) ? ranges : null;
}

/** The numbers of the ranges in their order; ranges that overlap give a number twice. */
export function* listNumbers(ranges: readonly NumberRange[]): Generator<string> {
  for (const { first, last, digits } of ranges) {
    for (let number = first; number <= last; number++) yield String(number).padStart(digits, '0');
  }
}
