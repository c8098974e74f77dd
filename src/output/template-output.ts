import type { ImportKind } from '../domain/roster/fields.js';
import type { TemplateColumn, TemplateTexts } from '../usecases/write-template.js';
import type { ColumnNote } from './messages/column-notes-en.js';
import type { Messages } from './messages/en.js';

/** What a workbook says of itself: its sheets' names, and a row for each of its columns. */
export function describeTemplate(
  { template, listSeparator }: Messages,
  kind: ImportKind,
  columns: readonly TemplateColumn[],
): TemplateTexts {
  const notes: Partial<Record<string, ColumnNote>> = template.columnNotes[kind];
  return {
    sheet: template.sheet(kind),
    notesSheet: template.notesSheet,
    notes: [
      template.notesHeadings,
      ...columns.map(({ field, heading, need, choices }) => [
        heading,
        template.needs[need],
        notes[field]?.holds ?? '',
        choices.join(listSeparator),
        notes[field]?.example ?? '',
      ]),
    ],
    refuse: template.refuse,
  };
}
