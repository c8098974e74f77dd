import { matchPostingState } from './posting-state.js';

/** 调岗: still at the unit, but no longer in an enforcement post. A secondment (借调) is not met. */
export const offPost = matchPostingState('off-post', ['off-post']);
