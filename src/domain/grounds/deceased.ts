import { matchPostingState } from './posting-state.js';

/** 死亡: the posting in force says that the officer has died. */
export const deceased = matchPostingState('deceased', ['deceased']);
