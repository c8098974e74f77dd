import { severityOf, type Finding, type LocatedFinding } from '../domain/findings.js';
import { listUnread } from '../domain/roster/card-events.js';
import type { FieldOf } from '../domain/roster/fields.js';
import { openRow } from '../domain/roster/row.js';
import { readStatement } from '../domain/roster/statements.js';
import { findIdNumber } from '../store/corrections.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { importRoster } from './import-roster.js';
import { readPolicies } from './policy-on.js';
import { recordByHand } from './record-by-hand.js';
import type { FileReading, ImportRequest, ImportResult, RowResult } from './roster-importer.js';
import { CardSettlement, type CardRequest } from './settle-cards.js';
import { requireOfficer } from './show-officer.js';

/** Does one thing to every certificate of a list: an import like any other, to be listed and taken back. */
export function importCardEvents(store: Store, request: ImportRequest & CardRequest): Promise<ImportResult> {
  if (request.reason?.trim() === '') throw new UserError('reason-missing', {});
  return importRoster(store, 'card-events', request, async (tx) => {
    const settlement = new CardSettlement(tx, request, await readPolicies(tx));
    return {
      unread: listUnread(request.verb),
      openFile: async (file): Promise<FileReading<'card-events'>> => {
        settlement.beginFile(file);
        return { exam: null, by: settlement.reading };
      },
      closeFile: async (): Promise<LocatedFinding[]> => [],
      settle: (rows) => settlement.settle(rows),
    };
  });
}

export interface CardByHand extends CardRequest {
  number: string;
  /** Of a replacement. */
  newNumber: string | null;
  /** Of an issue: identity number or certificate number of the officer. */
  officer: string | null;
  dryRun: boolean;
}

export interface RecordedCard {
  /** Null when nothing was written. */
  batch: number | null;
  result: Exclude<RowResult, 'rejected'>;
  warnings: Finding[];
}

/**
 * Does one thing to one certificate, in a batch of its own; what is on record already leaves none.
 * @throws UserError with the finding that a row of a list would be rejected with
 */
export async function recordCardEvent(store: Store, request: CardByHand): Promise<RecordedCard> {
  const { verb, number, newNumber, officer, on, until, actor, asOf, reason } = request;
  const command = `qualreg certificate ${verb}`;
  const statement = JSON.stringify([command, number, newNumber, officer, on, until]);
  const entry = { kind: 'card-events' as const, command, statement, actor, asOf, reason: reason ?? null };
  const { batch, result } = await recordByHand(
    store,
    entry,
    async (tx, { fileId, line }) => {
      const idNumber = officer === null ? '' : await findIdNumber(tx, await requireOfficer(tx, officer));
      const settlement = new CardSettlement(tx, request, await readPolicies(tx));
      const stated = openStatement({ number, idNumber, newNumber: newNumber ?? '' }, line);
      const statement = readStatement('card-events', stated, settlement.reading);
      const row = { line, statement, findings: stated.findings };
      settlement.beginFile({ fileId, path: command });
      const [settled = 'rejected'] = await settlement.settle([row]);
      const error = row.findings.find(({ code }) => severityOf(code) === 'error');
      if (error || settled === 'rejected') throw refuse(error);
      return { settled, warnings: row.findings };
    },
    ({ settled }) => settled !== 'unchanged' && !request.dryRun,
  );
  const isKept = result.settled !== 'unchanged' && !request.dryRun;
  return { batch: isKept ? batch : null, result: result.settled, warnings: result.warnings };
}

function refuse(error: Finding | undefined): Error {
  if (!error) return new Error('a card was refused without saying why');
  return new UserError('certificate-refused', { finding: error });
}

function openStatement(
  cells: Partial<Record<FieldOf<'card-events'>, string>>,
  line: number,
): ReturnType<typeof openRow<'card-events'>> {
  const fields = Object.keys(cells) as FieldOf<'card-events'>[];
  const columns = new Map(fields.map((field, i) => [field, i]));
  return openRow(
    columns,
    line,
    fields.map((field) => cells[field] ?? ''),
  );
}
