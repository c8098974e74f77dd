import { severityOf, type FindingCode, type LocatedFinding } from '../domain/findings.js';

export type FileFinding = LocatedFinding & { file: string; severity: 'error' | 'warning' };

/** What an import found in its files: of each kind the first and how many; each single one only where all are asked for. */
export class FoundInFiles {
  readonly firsts = new Map<FindingCode, FileFinding>();
  readonly counts = new Map<FindingCode, number>();
  readonly all: FileFinding[] = [];

  /** @param keepAll a list of a nation has hundreds of thousands, half a kilobyte each */
  constructor(private readonly keepAll: boolean) {}

  add(file: string, finding: LocatedFinding): void {
    const { code } = finding;
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    if (!this.keepAll && this.firsts.has(code)) return;
    const found = { ...finding, file, severity: severityOf(code) };
    if (!this.firsts.has(code)) this.firsts.set(code, found);
    if (this.keepAll) this.all.push(found);
  }
}
