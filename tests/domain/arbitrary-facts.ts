import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.js';
import {
  appraisalResults,
  authorities,
  certificateEventKinds,
  disciplineKinds,
  outcomes,
  postingStates,
  staffings,
  type CertificateEvent,
  type OfficerFacts,
} from '../../src/domain/facts.js';
import {
  buildAct,
  buildAppraisal,
  buildCard,
  buildDiscipline,
  buildEvent,
  buildIdNumber,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildTraining,
  buildUnit,
} from './build-facts.js';

/** Days from 2019 to 2028: few enough that facts meet on one day now and then. */
export const someDay = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2019-01-01', n * 30));

const someUnit = fc
  .record({
    unitId: fc.integer({ min: 1, max: 3 }),
    authority: fc.constantFrom(null, ...authorities),
    closedOn: fc.option(someDay),
  })
  .map(buildUnit);

const somePosting = fc
  .record({
    since: someDay,
    sinceAssumed: fc.boolean(),
    unit: someUnit,
    staffing: fc.constantFrom(null, ...staffings),
    state: fc.constantFrom(...postingStates),
    source: fc.record({ fileId: fc.integer({ min: 1, max: 5 }), line: fc.constant(2) }),
  })
  .map(buildPosting);

/** `days`: how long a suspension lasts. */
const someEvent = fc
  .record({
    kind: fc.constantFrom(...certificateEventKinds),
    day: someDay,
    days: fc.option(fc.integer({ min: 0, max: 40 }).map((n) => n * 30)),
  })
  .map(({ kind, day, days }) => {
    const event = buildEvent(`${kind} ${day}`);
    return kind === 'suspended' && days !== null ? { ...event, until: addDays(day, days) } : event;
  });

const someCard = fc
  .record({
    day: someDay,
    days: fc.integer({ min: 30, max: 2000 }),
    events: fc.array(someEvent, { maxLength: 3 }),
  })
  .map(({ day, days, events }) => {
    const expiresOn = addDays(day, days);
    const own = sortBy(
      events.filter((e) => e.occurredOn >= day),
      (e) => e.occurredOn,
    );
    return { ...buildCard('18000000001', day, expiresOn), events: renewInTurn(own, expiresOn) };
  });

/** Each renewal gives a last day after the one before it, and not before its own day. */
function renewInTurn(events: readonly CertificateEvent[], expiresOn: CalendarDate): CertificateEvent[] {
  let last = expiresOn;
  return events.map((event) => {
    if (event.kind !== 'renewed') return event;
    last = addDays(last < event.occurredOn ? event.occurredOn : last, 720);
    return { ...event, until: last };
  });
}

const someSitting = fc
  .tuple(fc.constantFrom(...outcomes), someDay)
  .map(([outcome, day]) => buildSitting(`${outcome} ${day}`));

/** Years in which the days above lie. */
export const someYears = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
const someYear = fc.constantFrom(...someYears);

const someRecords = fc.record({
  trainings: fc.array(fc.tuple(someYear, fc.constantFrom(20, 40, 60)), { maxLength: 6 }),
  appraisals: fc.uniqueArray(fc.tuple(someYear, fc.constantFrom(...appraisalResults)), {
    maxLength: 4,
    selector: ([year]) => year,
  }),
  acts: fc.uniqueArray(someDay, { maxLength: 3 }),
  disciplines: fc.uniqueArray(fc.tuple(fc.constantFrom(...disciplineKinds), someDay), {
    maxLength: 3,
    selector: ([, day]) => day,
  }),
});

/** Any person, oldest first in each list, as the store gives them. */
export const someOfficer: fc.Arbitrary<OfficerFacts> = fc
  .record({
    bornOn: fc.integer({ min: 0, max: 600 }).map((n) => addDays('1955-01-01', n * 30)),
    sex: fc.constantFrom('male' as const, 'female' as const),
    postings: fc.array(somePosting, { maxLength: 4 }),
    certificates: fc.array(someCard, { maxLength: 3 }),
    sittings: fc.array(someSitting, { maxLength: 3 }),
    records: someRecords,
  })
  .map(({ bornOn, sex, postings, certificates, sittings, records }) =>
    buildOfficer({
      idNumber: buildIdNumber(bornOn, sex),
      postings: sortBy(postings, (p) => `${p.since} ${p.source.fileId}`),
      certificates: sortBy(certificates, (c) => c.issuedOn).map((card, i) => ({
        ...card,
        certificateId: i + 1,
        number: `1800000000${i + 1}`,
      })),
      sittings: sortBy(sittings, (s) => s.heldOn),
      trainings: sortBy(records.trainings, ([year]) => `${year}`).map(([year, hours]) =>
        buildTraining(year, hours),
      ),
      appraisals: sortBy(records.appraisals, ([year]) => `${year}`).map(([year, result]) =>
        buildAppraisal(year, result),
      ),
      enforcementActs: sortBy(records.acts, (day) => day).map(buildAct),
      disciplines: sortBy(records.disciplines, ([, day]) => day).map(([kind, day]) =>
        buildDiscipline(`${kind} ${day}`),
      ),
    }),
  );

function sortBy<T>(list: readonly T[], key: (item: T) => string): T[] {
  return list.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
