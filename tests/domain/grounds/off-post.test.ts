import { offPost } from '../../../src/domain/grounds/off-post.js';
import { testStateGround } from './build-state-tests.js';

testStateGround(offPost, 'off-post', ['off-post']);
