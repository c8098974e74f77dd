import type { CardState } from '../../domain/standing.js';

// How English lists, counts and calls things; every file of English sentences begins with it.

export const list = (items: readonly string[]): string => items.join(', ');
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
export const labelled = (label: string, text: string): string => `${label}: ${text}`;
export const bracketed = (text: string): string => ` (${text})`;

export const cardStates: Record<CardState, string> = {
  valid: 'valid',
  suspended: 'suspended',
  lost: 'lost',
  returned: 'returned',
  lapsed: 'lapsed',
  revoked: 'revoked',
  cancelled: 'cancelled',
  replaced: 'replaced',
};

/** The other words of closed lists: states, staffing, outcomes, papers, events. */
const words: Record<string, string> = {
  active: 'active',
  retired: 'retired',
  transferred: 'transferred',
  resigned: 'resigned',
  dismissed: 'dismissed',
  deceased: 'deceased',
  'off-post': 'off post',
  seconded: 'seconded',
  administrative: 'administrative establishment',
  'civil-servant-managed': 'managed as civil servants',
  'public-institution': 'public institution establishment',
  contract: 'contract staff',
  agency: 'agency staff',
  temporary: 'temporary staff',
  workman: 'support worker',
  auxiliary: 'auxiliary staff',
  passed: 'passed',
  failed: 'failed',
  absent: 'absent',
  breach: 'breach',
  cheating: 'cheating',
  exempt: 'exempt',
  registered: 'signed up, no result yet',
  single: 'single paper',
  'public-law': 'public law',
  'special-law': 'special law',
  resumed: 'resumed',
  statutory: 'statutory',
  delegated: 'delegated',
  entrusted: 'entrusted',
  none: 'none',
  remove: 'remove',
  keep: 'keep',
  pending: 'pending',
  open: 'open',
  applied: 'applied',
  units: 'units',
  officers: 'officers',
  certificates: 'certificates',
  exam: 'exam',
  corrections: 'corrections',
  closed: 'closed',
  training: 'training',
  answers: 'check forms',
  'card-events': 'certificate events',
  renewed: 'renewed',
  moved: 'moved',
  excellent: 'excellent',
  competent: 'competent',
  'basically-competent': 'basically competent',
  incompetent: 'not competent',
  sanctioned: 'disciplinary sanction',
  investigated: 'under investigation',
  cleared: 'sanction or investigation ended',
  register: 'register',
  unit: 'unit',
  bureau: 'bureau',
  ...cardStates,
};
export const word = (code: string): string => words[code] ?? code;
