import { expect, it } from 'vitest';
import { listNumbers, readNumberRanges } from '../../src/domain/number-ranges.js';

it.each([
  ['18020010001-18020010003', ['18020010001', '18020010002', '18020010003']],
  ['0998-1001', ['0998', '0999', '1000', '1001']],
  ['7-7', ['7']],
  [' 11-12 , 21 - 21', ['11', '12', '21']],
  ['11-12，21-22', ['11', '12', '21', '22']],
])('%s gives %j', (text, numbers) => {
  expect([...listNumbers(readNumberRanges(text)!)]).toEqual(numbers);
});

it.each([
  '',
  '18020010001',
  '12-11',
  '1-10',
  'A1-A2',
  '1-2-3',
  '11-12,',
  '1234567890123456-1234567890123457',
])('%j is no range', (text) => {
  expect(readNumberRanges(text)).toBeNull();
});
