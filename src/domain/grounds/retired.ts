import { matchPostingState } from './posting-state.js';

/** 退休: retirement on record; reaching the age alone is `past-retirement-age`. */
export const retired = matchPostingState('retired', ['retired']);
