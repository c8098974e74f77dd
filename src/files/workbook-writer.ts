import { renameSync, rmSync, statSync } from 'node:fs';
import { UserError } from '../user-error.js';
import { writeWorkbookParts } from './workbook-parts.js';
import {
  nameSheet,
  referToRow,
  sayChoices,
  writeRow,
  writeSheetHead,
  writeSheetTail,
  type SheetLayout,
  type WrittenCell,
} from './workbook-xml.js';
import { ZipWriter } from './zip-writer.js';

/** A workbook on its way to the disk: sheets one after the other, rows as they come, in flat memory. */
export interface WorkbookFile {
  /** Begins a sheet; the one before takes no more rows. A name that Excel does not take is changed a little. */
  addSheet(layout: SheetLayout): SheetFile;
  /** Writes all out, still under another name. */
  finish(): Promise<void>;
  /** Puts the finished file in its place. */
  keep(): void;
  /** Leaves nothing behind; what stood under the name before stays. */
  discard(): Promise<void>;
}

export interface SheetFile {
  write(cells: readonly WrittenCell[]): Promise<void>;
}

/** A sheet with all its rows. */
export interface WrittenSheet extends SheetLayout {
  rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>;
}

/** Where lists of choices stand that are too long for a formula; hidden. */
export const listsSheet = 'lists';

/** Writes an .xlsx file, replacing an earlier one. Throws UserError when it cannot be written. */
export async function writeWorkbook(path: string, sheets: Iterable<WrittenSheet>): Promise<void> {
  const book = openWorkbook(path);
  try {
    for (const sheet of sheets) {
      const file = book.addSheet(sheet);
      for await (const cells of sheet.rows) await file.write(cells);
    }
    await book.finish();
    book.keep();
  } catch (error) {
    await book.discard();
    throw error;
  }
}

/** Begins an .xlsx file that is complete, and in its place, only when it is kept. Throws UserError when it cannot be written. */
export function openWorkbook(path: string): WorkbookFile {
  const unfinished = `${path}.unfinished`;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError('file-is-directory', { path });
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw explainFailure(path, error);
    }
  };
  const zip = attempt(() => new ZipWriter(unfinished));
  const book = new WorkbookWriter(zip);
  let isOpen = true;
  const close = (): void => {
    if (isOpen) zip.close();
    isOpen = false;
  };
  return {
    addSheet: (layout) => {
      const write = attempt(() => book.addSheet(layout));
      return {
        write: async (cells) => {
          attempt(() => {
            write(cells);
          });
        },
      };
    },
    finish: async () => {
      attempt(() => {
        book.finish();
        close();
      });
    },
    keep: () => {
      attempt(() => {
        renameSync(unfinished, path);
      });
    },
    discard: async () => {
      close();
      rmSync(unfinished, { force: true });
    },
  };
}

/** Lays sheets and rows into the parts of a workbook. */
class WorkbookWriter {
  readonly #zip: ZipWriter;
  readonly #sheets: { name: string; isHidden: boolean }[] = [];
  readonly #longLists: (readonly string[])[] = [];
  #open: SheetLayout | null = null;

  constructor(zip: ZipWriter) {
    this.#zip = zip;
  }

  addSheet(layout: SheetLayout): (cells: readonly WrittenCell[]) => void {
    this.#endSheet();
    const name = nameSheet(layout.name, [listsSheet, ...this.#sheets.map((sheet) => sheet.name)]);
    return this.#begin({ ...layout, name }, false);
  }

  finish(): void {
    this.#endSheet();
    if (this.#longLists.length > 0) {
      const write = this.#begin({ name: listsSheet, columns: [], frozenRows: 0 }, true);
      for (const values of this.#longLists) write(values);
      this.#endSheet();
    }
    for (const [path, xml] of writeWorkbookParts(this.#sheets)) {
      this.#zip.begin(path);
      this.#zip.write(xml);
    }
    this.#zip.finish();
  }

  #begin(layout: SheetLayout, isHidden: boolean): (cells: readonly WrittenCell[]) => void {
    this.#sheets.push({ name: layout.name, isHidden });
    this.#zip.begin(`xl/worksheets/sheet${this.#sheets.length}.xml`);
    this.#zip.write(writeSheetHead(layout, this.#sheets.length === 1));
    this.#open = layout;
    let row = 0;
    return (cells) => {
      if (this.#open !== layout) throw new Error(`sheet ${layout.name} has ended`);
      row += 1;
      this.#zip.write(writeRow(cells, row, layout.columns));
    };
  }

  #endSheet(): void {
    if (!this.#open) return;
    this.#zip.write(writeSheetTail(this.#open, (values) => sayChoices(values) ?? this.#list(values)));
    this.#open = null;
  }

  #list(values: readonly string[]): string {
    this.#longLists.push(values);
    return referToRow(listsSheet, this.#longLists.length, values.length);
  }
}

function explainFailure(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall ? new UserError('file-unwritable', { path, reason: code ?? syscall }) : error;
}
