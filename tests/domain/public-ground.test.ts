import { expect, test } from 'vitest';
import { grounds } from '../../src/output/messages/grounds-en.js';
import type { GroundCode } from '../../src/domain/grounds/ground.js';
import { findPublicGround, publicGrounds, type PublicGround } from '../../src/domain/public-ground.js';

test.each<[GroundCode, PublicGround]>([
  ['retired', 'left-enforcement'],
  ['left', 'left-enforcement'],
  ['off-post', 'left-enforcement'],
  ['past-retirement-age', 'left-enforcement'],
  ['not-on-establishment', 'not-eligible'],
  ['unit-closed', 'not-eligible'],
  ['never-qualified', 'not-eligible'],
  ['certificate-lapsed', 'card-ended'],
  ['certificate-lost', 'card-ended'],
  ['renewal-exam-failed', 'card-ended'],
  ['surplus-certificate', 'surplus-card'],
])('%s is published as %s', (ground, expected) => {
  expect(findPublicGround(ground)).toBe(expected);
});

test.each<GroundCode>(['deceased', 'dismissed', 'disciplined', 'appraisal-failed'])(
  '%s is published as a retirement or a transfer is: nobody can tell',
  (ground) => {
    expect(findPublicGround(ground)).toBe(findPublicGround('retired'));
    expect(findPublicGround(ground)).toBe(findPublicGround('left'));
  },
);

test('no class holds one ground alone that says more of a person than that a card ended', () => {
  const codes = Object.keys(grounds) as GroundCode[];
  const sizes = publicGrounds.map((one) => codes.filter((code) => findPublicGround(code) === one).length);
  expect(Object.fromEntries(publicGrounds.map((one, i) => [one, sizes[i]]))).toEqual({
    'left-enforcement': 9,
    'not-eligible': 4,
    'card-ended': 3,
    'surplus-card': 1,
  });
});
