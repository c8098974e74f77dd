import { describe, expect, it } from 'vitest';
import { finding, hasError, severityOf, type FindingCode } from '../../src/domain/findings.js';

describe('severityOf', () => {
  it.each<FindingCode>([
    ...(['id-missing', 'id-length', 'id-characters', 'id-date', 'id-check-digit'] as const),
    ...(['id-scientific', 'id-truncated', 'name-missing', 'name-damaged', 'name-mismatch'] as const),
    ...(['unit-missing', 'unit-unknown', 'unit-ambiguous', 'value-unknown', 'date-invalid'] as const),
    ...(['columns-extra', 'quote-unbalanced', 'result-missing', 'result-contradiction'] as const),
    ...(['score-out-of-range', 'score-unreadable', 'duplicate-sitting', 'exam-date-mismatch'] as const),
    ...(['duplicate-officer', 'officer-unknown', 'number-missing', 'number-taken'] as const),
    ...(['certificate-conflict', 'duplicate-certificate', 'dates-missing', 'dates-reversed'] as const),
    ...(['state-contradiction', 'code-missing', 'unit-name-taken'] as const),
    'duplicate-unit',
    ...(['act-in-future', 'year-missing', 'year-invalid', 'year-contradiction'] as const),
    ...(['hours-missing', 'hours-invalid', 'duplicate-training'] as const),
    ...(['correction-empty', 'merge-needed', 'merge-conflict', 'number-of-other'] as const),
  ])('%s is an error', (code) => {
    expect(severityOf(code)).toBe('error');
  });

  it.each<FindingCode>([
    ...(['id-converted', 'id-suspect-zeros', 'sex-mismatch', 'unit-created', 'state-undated'] as const),
    'merge-target-unknown',
    'unit-read-as',
    'unit-merged',
    ...(['id-corrected', 'unit-differs', 'unit-undated'] as const),
    'not-registered',
    ...(['appraisal-undated', 'record-changed', 'training-added'] as const),
    ...(['column-unused', 'unit-changed', 'number-unusual', 'expiry-computed'] as const),
    ...(['credit-code-invalid', 'district-unknown', 'unit-renamed', 'name-changed'] as const),
  ])('%s is a warning', (code) => {
    expect(severityOf(code)).toBe('warning');
  });
});

describe('hasError', () => {
  const warning = finding('id-converted', 'idNumber', { value: '430299*****1234' });
  const error = finding('name-missing', 'name', {});

  it.each([
    ['nothing', [], false],
    ['warnings only', [warning, warning], false],
    ['an error', [error], true],
    ['an error among warnings', [warning, error], true],
  ])('of %s: %3$s', (_what, findings, expected) => {
    expect(hasError(findings)).toBe(expected);
  });
});
