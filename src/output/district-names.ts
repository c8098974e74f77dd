import type { Policy } from '../domain/policy.js';
import type { Messages } from './messages/en.js';

export type Districts = Policy['districts'];

/** A district as a person knows it; one the policy does not list stays as it is written. */
export function nameDistrict(m: Messages, districts: Districts, code: string | null): string {
  const known = districts.find((district) => district.code === code);
  return known ? m.districtName({ name: known.zh, englishName: known.en }) : (code ?? '');
}
