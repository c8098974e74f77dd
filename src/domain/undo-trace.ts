import type { SourceRef } from './facts.js';
import { findSource, isAs, type Chain, type JournalEntry, type RecordImage } from './undo-journal.js';
import { nameRow, type Hold, type Need, type Obstacle } from './undo.js';

/** What other records point to, by the column that does. */
const entityOfColumn: Readonly<Record<string, string>> = {
  officer_id: 'officer',
  unit_id: 'unit',
  merged_into: 'unit',
  certificate_id: 'certificate',
  exam_id: 'exam',
};

/** A person, unit, card or round whose record came from a row. */
export interface Entity {
  table: string;
  id: number;
  source: SourceRef;
}

/** Something that points to an entity, or to a row itself where there is no entity. */
export interface Dependent {
  of: { row: SourceRef; table: string | null; id: number };
  /** Null for a command on a card, which left no file. */
  by: { source: SourceRef } | { plan: number } | null;
}

/**
 * Follows what a batch left in the register: which of its rows build on one another (`needs`), and what later batches and plans
 * built on them (`holds`). Files are numbered in the order of their imports.
 */
export class UndoTrace {
  readonly needs: Need[] = [];
  readonly holds: Hold[] = [];
  /** The records the batch changed. */
  readonly chains: Chain[] = [];
  readonly #files: ReadonlySet<number>;
  readonly #lastFile: number;
  readonly #created = new Map<string, SourceRef>();
  /** By the key that the record has now. */
  readonly #chainAt = new Map<string, Chain>();
  /** By any key that a record had, the row that changed it last. */
  readonly #lastChange = new Map<string, SourceRef>();
  /** Rounds that the batch made or changed, each with the files that did; the file as a whole stands for it. */
  readonly #rounds = new Map<number, Set<number>>();

  constructor(fileIds: readonly number[], entities: readonly Entity[], own: readonly JournalEntry[]) {
    this.#files = new Set(fileIds);
    this.#lastFile = Math.max(...fileIds);
    const foreign = new Set(
      own.filter((entry) => this.#isForeign(entry)).map(({ table, before }) => nameEntity(table, before)),
    );
    for (const { table, id, source } of entities) {
      if (foreign.has(`${table} ${id}`)) continue;
      this.#created.set(`${table} ${id}`, source);
      if (table === 'exam') this.#addRound(id, source.fileId);
    }
    for (const { table, before, source } of own) {
      if (table === 'exam' && before) this.#addRound(Number(before['exam_id']), source.fileId);
    }
    for (const entry of own) this.#followOwn(entry);
  }

  /** Rounds that the batch made or changed. */
  get rounds(): number[] {
    return [...this.#rounds.keys()];
  }

  /** Every file after this one belongs to a later batch. */
  get lastFile(): number {
    return this.#lastFile;
  }

  /** Notes what a change of a later batch builds on. */
  followLater({ source, table, before, after, keyBefore, keyAfter }: JournalEntry): void {
    const obstacle: Obstacle = { kind: 'row', source };
    const prior = before && findSource(before);
    if (prior && this.#files.has(prior.fileId)) this.hold(prior, obstacle);
    for (const key of [keyBefore, keyAfter]) {
      const changed = this.findLastChange(table, key);
      if (changed) this.hold(changed, obstacle);
      const chain = this.#chainAt.get(`${table} ${key}`);
      if (chain) chain.isFollowed = true;
    }
    for (const needed of this.#listNeeded(before, after)) this.hold(needed, obstacle);
  }

  /** Notes a record that points to one of the batch, whoever it comes from. */
  followDependent({ of, by }: Dependent): void {
    const isOurs = of.table === null || this.#created.has(`${of.table} ${of.id}`);
    if (!isOurs) return;
    if (by === null) this.hold(of.row, { kind: 'altered', table: 'certificate_event' });
    else if ('plan' in by) this.hold(of.row, { kind: 'plan', plan: by.plan });
    else this.followSource(by.source, of.row);
  }

  /** Notes that the row or file at `source` cannot do without `needed`. An earlier one did without: a change in place points there now. */
  followSource(source: SourceRef, needed: SourceRef): void {
    if (this.#files.has(source.fileId)) this.need(source, needed);
    else if (source.fileId > this.#lastFile) this.hold(needed, { kind: 'row', source });
  }

  /** Notes a sitting: it needs its round, and the days its file stretched the round to. */
  followSitting(examId: number, source: SourceRef): void {
    const made = this.#created.get(`exam ${examId}`);
    for (const fileId of this.#rounds.get(examId) ?? []) {
      const isLater = source.fileId > this.#lastFile;
      if (isLater || fileId === source.fileId || fileId === made?.fileId)
        this.followSource(source, { fileId, line: 0 });
    }
  }

  /** Notes that a round was closed and opened again, which only its maker minds. */
  followRoundEvent(examId: number, exam: string): void {
    const made = this.#created.get(`exam ${examId}`);
    if (made) this.hold(made, { kind: 'round', exam });
  }

  /** Notes a record that is not as the batch left it, although no later batch tells of it. */
  compareNow(chain: Chain, now: RecordImage | null): void {
    const { table, entries, isFollowed } = chain;
    const last = entries.at(-1);
    if (isFollowed || !last || isAs(now, last.after)) return;
    // Another record has moved to where this one was; it is looked at itself.
    if (this.#chainAt.get(`${table} ${last.keyAfter}`) !== chain) return;
    const source = now && findSource(now);
    if (source && last.after === null && this.#files.has(source.fileId)) this.need(source, last.source);
    else if (source && source.fileId > this.#lastFile) this.hold(last.source, { kind: 'row', source });
    else this.hold(last.source, { kind: 'altered', table });
  }

  /** Notes that a number or code which a row of the batch took away belongs to another record now. */
  followTaken(table: string, key: string, record: RecordImage, row: SourceRef): void {
    const source = this.findLastChange(table, key) ?? findSource(record);
    const isOlder = source !== null && source.fileId <= this.#lastFile && !this.#files.has(source.fileId);
    if (!source || isOlder) this.hold(row, { kind: 'altered', table });
    else this.followSource(source, row);
  }

  /** The row of the batch that changed this record last. */
  findLastChange(table: string, key: string): SourceRef | null {
    return this.#lastChange.get(`${table} ${key}`) ?? null;
  }

  need(row: SourceRef, needed: SourceRef): void {
    if (nameRow(row) !== nameRow(needed)) this.needs.push({ row, needed });
  }

  hold(row: SourceRef, obstacle: Obstacle): void {
    this.holds.push({ row, obstacle });
  }

  #followOwn(entry: JournalEntry): void {
    const { source, table, before, after, keyBefore, keyAfter } = entry;
    const prior = before && findSource(before);
    if (prior && this.#files.has(prior.fileId)) this.need(source, prior);
    for (const key of [keyBefore, keyAfter]) {
      const changed = this.findLastChange(table, key);
      if (changed) this.need(source, changed);
    }
    for (const needed of this.#listNeeded(before, after)) this.need(source, needed);
    if (table === 'sitting' && after) this.followSitting(Number(after['exam_id']), source);
    this.#extendChain(entry);
  }

  #extendChain(entry: JournalEntry): void {
    const [from, to] = [`${entry.table} ${entry.keyBefore}`, `${entry.table} ${entry.keyAfter}`];
    let chain = this.#chainAt.get(from);
    if (!chain) {
      chain = { table: entry.table, entries: [], isFollowed: false };
      this.chains.push(chain);
    }
    chain.entries.push(entry);
    // Where a record has moved away from, another may come to stand.
    this.#chainAt.delete(from);
    this.#chainAt.set(to, chain);
    for (const key of [from, to]) this.#lastChange.set(key, entry.source);
  }

  /** The rows that made what a record points to. */
  #listNeeded(...images: (RecordImage | null)[]): SourceRef[] {
    return images.flatMap((image) =>
      Object.entries(entityOfColumn).flatMap(
        ([column, table]) => this.#created.get(`${table} ${image?.[column] ?? ''}`) ?? [],
      ),
    );
  }

  #addRound(examId: number, fileId: number): void {
    this.#rounds.set(examId, (this.#rounds.get(examId) ?? new Set()).add(fileId));
  }

  /** Whether the change was to a record that stood before the batch. */
  #isForeign({ before }: JournalEntry): boolean {
    const source = before && findSource(before);
    return source !== null && !this.#files.has(source.fileId);
  }
}

function nameEntity(table: string, image: RecordImage | null): string {
  return `${table} ${image?.[`${table}_id`] ?? ''}`;
}
