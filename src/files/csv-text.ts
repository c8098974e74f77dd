/** One record as delimited text, without its line end. Cells with the delimiter, quotation marks or line breaks are quoted. */
export function formatRecord(cells: readonly string[], delimiter = ','): string {
  return cells
    .map((cell) =>
      cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter);
}

/** Excel would round a long number when it opens the file; behind a tab it stays text, and the reader drops the tab again. */
export function keepDigits(cell: string): string {
  return /^\d{12,}$/.test(cell) ? `\t${cell}` : cell;
}

/** A spreadsheet would run a cell that begins like a formula; a leading quotation mark makes it text. */
export function makeHarmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
