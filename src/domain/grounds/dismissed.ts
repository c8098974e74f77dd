import { matchPostingState } from './posting-state.js';

/** 辞退、开除: the unit has ended the employment. */
export const dismissed = matchPostingState('dismissed', ['dismissed']);
