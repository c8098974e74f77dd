import { matchPostingState } from './posting-state.js';

/** 调离、辞职: the officer has left. One who has begun at another unit has a newer posting and is not met. */
export const left = matchPostingState('left', ['transferred', 'resigned']);
