import { describe, expect, it } from 'vitest';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  continueEvents,
  readCertificate,
  type CertificateStatement,
  type EventToRecord,
  type KnownCertificate,
} from '../../../src/domain/roster/certificates.js';
import type { EventText } from '../build-facts.js';
import { buildRow, listCodes, man, type Cells } from './build-row.js';

const today = '2024-12-31';
const cells: Cells<'certificates'> = {
  number: '18020000001',
  idNumber: man,
  issuedOn: '2022-11-01',
  expiresOn: '2027-10-31',
};
const statement: CertificateStatement = {
  line: 2,
  idNumber: man,
  name: null,
  number: '18020000001',
  issuedOn: '2022-11-01',
  expiresOn: '2027-10-31',
  issuer: null,
  kind: null,
  state: null,
  since: null,
};

function read(more: Cells<'certificates'>): { card: CertificateStatement | null; codes: string[] } {
  const row = buildRow<'certificates'>({ ...cells, ...more });
  return { card: readCertificate(row, () => hunanPolicy, today), codes: listCodes(row) };
}

describe('readCertificate', () => {
  it.each<[more: Cells<'certificates'>, change: Partial<CertificateStatement>, codes: string[]]>([
    [{}, {}, []],
    [{ number: '１８０２ ０００ ０００１' }, {}, []],
    [
      { name: '张　三', issuer: '湖南省司法厅', kind: '行政执法证' },
      { name: '张三', issuer: '湖南省司法厅', kind: '行政执法证' },
      [],
    ],
    [{ number: '湘执A-0012' }, { number: '湘执A-0012' }, ['number: number-unusual']],
    [{ number: '1802000001' }, { number: '1802000001' }, ['number: number-unusual']],
    [{ number: '180200000011' }, { number: '180200000011' }, ['number: number-unusual']],
    [{ expiresOn: '' }, {}, ['expiresOn: expiry-computed']],
    [
      { issuedOn: '2024-01-01', expiresOn: '' },
      { issuedOn: '2024-01-01', expiresOn: '2028-12-31' },
      ['expiresOn: expiry-computed'],
    ],
    [
      { issuedOn: '2023-03-01', expiresOn: '' },
      { issuedOn: '2023-03-01', expiresOn: '2028-02-29' },
      ['expiresOn: expiry-computed'],
    ],
    [{ issuedOn: '2022年11月1日', expiresOn: '2027.10.31' }, {}, []],
    [{ issuedOn: '2022-11-01', expiresOn: '2022-11-01' }, { expiresOn: '2022-11-01' }, []],
    [{ state: '有效' }, { state: 'valid' }, []],
    [{ state: '暂扣', stateSince: '2024-03-01' }, { state: 'suspended', since: '2024-03-01' }, []],
    [{ state: '遗失' }, { state: 'lost' }, []],
    [{ state: '收回' }, { state: 'returned' }, []],
    [{ state: '已换发' }, { state: 'replaced' }, []],
    [{ state: '吊销' }, { state: 'revoked' }, []],
    [{ state: '注销' }, { state: 'cancelled' }, []],
    [
      { issuedOn: '2019-01-01', expiresOn: '2024-12-30', state: '过期' },
      { issuedOn: '2019-01-01', expiresOn: '2024-12-30', state: 'lapsed' },
      [],
    ],
  ])('takes %j', (more, change, codes) => {
    expect(read(more)).toEqual({ card: { ...statement, ...change }, codes });
  });

  it.each<[more: Cells<'certificates'>, codes: string[]]>([
    [{ number: '' }, ['number: number-missing']],
    [{ number: ' 　' }, ['number: number-missing']],
    [{ idNumber: '' }, ['idNumber: id-missing']],
    [{ name: '张?' }, ['name: name-damaged']],
    [{ issuedOn: '' }, ['issuedOn: dates-missing']],
    [{ issuedOn: '', expiresOn: '' }, ['issuedOn: dates-missing']],
    [{ issuedOn: '2022-13-01' }, ['issuedOn: date-invalid']],
    [{ expiresOn: '2027-10-32' }, ['expiresOn: date-invalid']],
    [{ issuedOn: '2022-11-01', expiresOn: '2022-10-31' }, ['expiresOn: dates-reversed']],
    [{ state: '不详' }, ['state: value-unknown']],
    [{ state: '暂扣', stateSince: '三月' }, ['stateSince: date-invalid']],
    [{ state: '过期' }, ['state: state-contradiction']],
    // The last day is inclusive: on 2024-12-31 the card is not lapsed.
    [{ issuedOn: '2020-01-01', expiresOn: '2024-12-31', state: '过期' }, ['state: state-contradiction']],
  ])('refuses %j', (more, codes) => {
    expect(read(more)).toEqual({ card: null, codes });
  });

  it('says which last day it computed', () => {
    const row = buildRow<'certificates'>({ ...cells, expiresOn: '' });
    readCertificate(row, () => ({ ...hunanPolicy, certificateValidForYears: 3 }), today);
    expect(row.findings).toEqual([
      { code: 'expiry-computed', field: 'expiresOn', params: { expiresOn: '2025-10-31', years: 3 } },
    ]);
  });
});

type Stated = `${NonNullable<CertificateStatement['state']>}${'' | ` ${string}`}`;

/** A third word is the last day of a suspension, or the new one of the card. */
function build(text: string): KnownCertificate['events'][number] {
  const [kind, occurredOn, until = null] = text.split(' ') as [EventToRecord['kind'], string, string?];
  return { kind, occurredOn, until };
}

/** The event to record, as text, and the finding's code. */
function next(stated: Stated | null, events: readonly string[]): [event: string | null, code: string | null] {
  const [state, since] = (stated?.split(' ') ?? []) as [CertificateStatement['state']?, string?];
  const said = { ...statement, state: state ?? null, since: since ?? null };
  const { event, finding } = continueEvents(said, events.map(build), today);
  return [event && `${event.kind} ${event.occurredOn}`, finding?.code ?? null];
}

describe('continueEvents', () => {
  it.each<[stated: Stated | null, events: EventText[]]>([
    [null, []],
    [null, ['suspended 2024-03-01']],
    ['valid', []],
    ['valid', ['suspended 2024-03-01', 'resumed 2024-06-01']],
    ['lapsed', []],
    ['lapsed', ['lost 2024-03-01']],
    ['suspended 2024-03-01', ['suspended 2024-03-01']],
    ['suspended', ['suspended 2024-03-01']],
    ['suspended 2024-03-01', ['suspended 2024-03-01', 'resumed 2024-06-01']],
    ['cancelled', ['cancelled 2024-06-01']],
    ['cancelled', ['cancelled 2024-06-01', 'returned 2024-07-01']],
    ['returned', ['cancelled 2024-06-01', 'returned 2024-07-01']],
  ])('%s after %j adds nothing', (stated, events) => {
    expect(next(stated, events)).toEqual([null, null]);
  });

  it.each<[stated: Stated, events: EventText[], added: EventText]>([
    ['suspended 2024-03-01', [], 'suspended 2024-03-01'],
    ['lost 2024-03-01', [], 'lost 2024-03-01'],
    ['returned 2024-03-01', [], 'returned 2024-03-01'],
    ['replaced 2024-03-01', [], 'replaced 2024-03-01'],
    ['revoked 2024-03-01', [], 'revoked 2024-03-01'],
    ['cancelled 2024-03-01', [], 'cancelled 2024-03-01'],
    ['valid 2024-06-01', ['suspended 2024-03-01'], 'resumed 2024-06-01'],
    ['valid 2024-06-01', ['lost 2024-03-01'], 'resumed 2024-06-01'],
    ['valid 2024-03-01', ['suspended 2024-03-01'], 'resumed 2024-03-01'],
    ['lost 2024-06-01', ['suspended 2024-03-01'], 'lost 2024-06-01'],
    ['replaced 2024-06-01', ['lost 2024-03-01'], 'replaced 2024-06-01'],
    ['revoked 2024-06-01', ['suspended 2024-03-01'], 'revoked 2024-06-01'],
    ['suspended 2024-09-01', ['suspended 2024-03-01', 'resumed 2024-06-01'], 'suspended 2024-09-01'],
    ['returned 2024-07-01', ['cancelled 2024-06-01'], 'returned 2024-07-01'],
    ['returned 2024-07-01', ['revoked 2024-06-01'], 'returned 2024-07-01'],
  ])('%s after %j adds %s', (stated, events, added) => {
    expect(next(stated, events)).toEqual([added, null]);
  });

  it.each<[stated: Stated, events: EventText[], added: EventText]>([
    ['suspended', [], 'suspended 2024-12-31'],
    ['cancelled', [], 'cancelled 2024-12-31'],
    ['lost', ['suspended 2024-03-01'], 'lost 2024-12-31'],
    ['returned', ['cancelled 2024-06-01'], 'returned 2024-12-31'],
    // The suspension on record is over; the list says that the card is suspended now.
    ['suspended', ['suspended 2024-03-01', 'resumed 2024-06-01'], 'suspended 2024-12-31'],
  ])('%s without a date after %j counts from today', (stated, events, added) => {
    expect(next(stated, events)).toEqual([added, 'state-undated']);
  });

  it.each<[stated: Stated | null, events: string[]]>([
    ['valid', ['renewed 2024-06-20 2029-10-31']],
    ['valid', ['suspended 2024-03-01 2024-12-30']],
    ['valid', ['suspended 2024-03-01 2024-06-30', 'renewed 2024-07-20 2029-10-31']],
    ['suspended', ['suspended 2024-03-01 2024-12-31']],
    ['suspended', ['suspended 2024-03-01', 'renewed 2024-07-20 2029-10-31']],
  ])('%s after %j, with a last day, adds nothing', (stated, events) => {
    expect(next(stated, events)).toEqual([null, null]);
  });

  it.each<[stated: Stated, events: string[], result: [event: string | null, code: string]]>([
    ['suspended', ['suspended 2024-03-01 2024-12-30'], ['suspended 2024-12-31', 'state-undated']],
    ['lost', ['suspended 2024-03-01 2024-12-30'], ['lost 2024-12-31', 'state-undated']],
    ['valid', ['suspended 2024-03-01 2024-12-31'], [null, 'state-contradiction']],
    ['lost 2024-06-19', ['renewed 2024-06-20 2029-10-31'], [null, 'state-contradiction']],
  ])('%s after %j, with a last day, gives %j', (stated, events, result) => {
    expect(next(stated, events)).toEqual(result);
  });

  it.each<[stated: Stated, events: EventText[]]>([
    ['valid', ['suspended 2024-03-01']],
    ['valid', ['lost 2024-03-01']],
    ['valid 2024-02-29', ['suspended 2024-03-01']],
    ['valid 2024-12-01', ['cancelled 2024-06-01']],
    ['valid 2024-12-01', ['revoked 2024-06-01']],
    ['valid 2024-12-01', ['replaced 2024-06-01']],
    ['valid 2024-12-01', ['cancelled 2024-06-01', 'returned 2024-07-01']],
    ['suspended 2024-12-01', ['cancelled 2024-06-01']],
    ['suspended 2024-12-01', ['cancelled 2024-06-01', 'returned 2024-07-01']],
    ['lost', ['revoked 2024-06-01']],
    ['cancelled 2024-12-01', ['revoked 2024-06-01']],
    ['lost 2024-02-01', ['suspended 2024-03-01']],
    ['returned 2024-05-31', ['cancelled 2024-06-01']],
  ])('%s after %j contradicts it', (stated, events) => {
    expect(next(stated, events)).toEqual([null, 'state-contradiction']);
  });
});
