/** A person, masked, and what changed of the facts, in the values of the domain. */
export interface ChangedOfficer {
  name: string;
  officer: string;
  changes: readonly { change: string }[];
}
interface EmptiedUnit {
  code: string;
  name: string;
}

/** What can go wrong because of a file, a register or a flag, and the values its sentence needs. */
export interface UserProblems {
  'file-missing': { path: string };
  'file-is-directory': { path: string };
  'file-not-regular': { path: string };
  'file-unreadable': { path: string; reason: string };
  'file-unwritable': { path: string; reason: string };
  'file-in-use': { path: string };
  'file-exists': { path: string };
  'file-format-unknown': { path: string; allowed: string[] };
  'file-twice': { path: string };
  'file-empty': { path: string };
  'file-binary': { path: string };
  'workbook-unknown': { path: string };
  'workbook-encrypted': { path: string };
  'workbook-damaged': { path: string };
  'workbook-too-large': { path: string };
  'file-changed': { path: string };
  'encoding-unknown': { path: string; encoding: string | null };
  'encoding-unsupported': { encoding: string };
  'csv-broken': { path: string; line: number; reason: 'quote-open' | 'record-too-long' | 'other' };
  'header-missing': { path: string; kind: string; seen: string[] };
  'columns-missing': {
    path: string;
    line: number;
    missing: { fields: string[]; candidates: string[] }[];
    unused: string[];
    doubled: { field: string; headings: string[] }[];
  };
  'columns-doubled': { path: string; line: number; doubled: { field: string; headings: string[] }[] };
  'sheet-missing': { path: string; sheet: string; sheets: string[] };
  'sheets-differ': { path: string; sheets: string[] };
  'unit-needed': {
    path: string;
    unit: string | null;
    from: 'title' | 'file-name' | null;
    candidates: string[];
  };
  'files-failed': { failed: { path: string; problem: Problem }[]; of: number };
  'unpack-limit-malformed': { value: string };
  'mapping-not-found': { mapping: number };
  'exam-rounds-differ': { path: string; exam: string; other: string };
  'mapping-heading-missing': { heading: string; headings: string[] };
  'exam-origin-differs': { path: string; exam: string; given: string };
  'mapping-malformed': { mapping: string };
  'rejects-for-several': { path: string };
  'mapping-field-unknown': { field: string; allowed: string[] };
  'unit-not-found': { unit: string; candidates: string[] };
  'unit-name-missing': Record<string, never>;
  'unit-name-unchanged': { unit: string };
  'unit-name-in-use': { name: string; units: string[] };
  'unit-alias-known': { unit: string; name: string };
  'unit-alias-unknown': { unit: string; name: string; known: string[] };
  'unit-is-closed': { unit: string; on: string };
  'unit-merge-self': { unit: string };
  'unit-merge-circle': { unit: string; into: string };
  'unit-target-closed': { unit: string; on: string; successor: string | null };
  'unit-closed-too-early': { unit: string; on: string; other: string; otherOn: string };
  'officer-not-found': { id: string };
  /** A finding of the domain: what is wrong in a form is wrong on the command line, and is said in the same words. */
  'correction-refused': { finding: { code: string; params: unknown } };
  'correction-known': Record<string, never>;
  /** As `correction-refused`, of a command on a certificate. */
  'certificate-refused': { finding: { code: string; params: unknown } };
  'certificate-not-found': { number: string };
  'option-needed': { option: string; of: string };
  'number-ranges-malformed': { value: string };
  'numbers-short': { needed: number; free: number };
  'exam-not-found': { exam: string; known: string[] };
  'batch-not-found': { batch: number };
  'reason-missing': Record<string, never>;
  'batch-not-reversible': { batch: number };
  'undo-incomplete': { batch: number; kept: number; failed: number; files: number };
  'plan-not-found': { plan: number };
  'exam-code-missing': Record<string, never>;
  'exam-date-unknown': { exam: string; path: string };
  'exam-held-on-differs': { exam: string; heldOn: string; given: string };
  'exam-papers-differ': { exam: string; path: string; papers: string[]; given: string[] };
  'exam-closed': { exam: string; on: string };
  'exam-already-closed': { exam: string; on: string };
  'exam-not-closed': { exam: string };
  'exam-close-too-early': { exam: string; from: string; given: string };
  'exam-reopen-too-early': { exam: string; closedOn: string; given: string };
  'date-malformed': { value: string };
  'number-malformed': { value: string };
  'year-malformed': { value: string };
  'choice-unknown': { value: string; allowed: string[] };
  'option-unfitting': { option: string; other: string };
  'format-needs-file': { format: string };
  'grounds-unknown': { ground: string; allowed: string[] };
  'max-removals-malformed': { value: string };
  'register-missing': { path: string };
  'register-exists': { path: string };
  'register-is-url': Record<string, never>;
  'register-not-ours': { path: string };
  'register-newer': { path: string };
  'register-altered': { path: string; migration: string };
  'register-damaged': { path: string; reason: string };
  'register-locked': { path: string };
  'register-unreadable': { path: string; reason: string };
  'database-unloadable': { reason: string };
  'register-read-only': { path: string };
  'disk-full': { path: string };
  'policy-not-text': { path: string };
  /** What the domain found, with the line of each in the file. */
  'policy-wrong': {
    path: string;
    problems: { line: number; key: string; code: string; params: unknown }[];
    /** How many others there are. */
    more: number;
  };
  'policy-confirmation-needed': { changes: number };
  'plan-applied': { plan: number; on: string };
  /** `asOf`: the day on which its removals were asked for; none when it was to be undone. */
  'plan-not-applied': { plan: number; asOf?: string };
  'notice-empty': { plan: number };
  'plan-before-date': { plan: number; asOf: string; given: string };
  /** `on`: the day of the last answer or decision. */
  'plan-before-answer': { plan: number; on: string; given: string };
  'due-before-dispatch': { due: string; on: string };
  'plan-not-dispatched': { plan: number };
  'person-not-flagged': { plan: number; officer: string };
  'ground-not-found': { officer: string; ground: string; found: string[] };
  'plan-outdated': { plan: number };
  'plan-stale': { plan: number; officers: ChangedOfficer[]; asOf: string };
  /** Somebody has changed what a plan does while another was asked to confirm it. */
  'plan-moved': { plan: number };
  'undo-stale': { plan: number; officers: ChangedOfficer[] };
  /** `given` as in the flag, or the policy's share of the holders; `emptied` when the other guard refuses, too. */
  'too-many-removals': {
    removals: number;
    holders: number;
    limit: number;
    given: string;
    from: 'flag' | 'policy';
    emptied: EmptiedUnit[];
  };
  'units-left-empty': { emptied: EmptiedUnit[] };
  'confirmation-needed': { removals: number };
  'undo-unconfirmed': { restored: number; certificates: number };
  'confirmation-refused': { typed: string };
  'demo-folder-not-empty': { path: string };
  /** Rows that had been read by then. */
  interrupted: { rows?: number };
}
export type ProblemCode = keyof UserProblems;
export type Problem = { [C in ProblemCode]: { code: C; params: UserProblems[C] } }[ProblemCode];

/** A mistake the user can mend: printed as one line and a hint, in the user's language, never with a stack. */
export class UserError extends Error {
  readonly problem: Problem;

  constructor(...[code, params]: { [C in ProblemCode]: [code: C, params: UserProblems[C]] }[ProblemCode]) {
    super(code);
    this.name = 'UserError';
    this.problem = { code, params } as Problem;
  }

  /** The error of a problem that was found before. */
  static of({ code, params }: Problem): UserError {
    const args = [code, params] as unknown as ConstructorParameters<typeof UserError>;
    return new UserError(...args);
  }
}
