import { left } from '../../../src/domain/grounds/left.js';
import { testStateGround } from './build-state-tests.js';

testStateGround(left, 'left', ['transferred', 'resigned']);
