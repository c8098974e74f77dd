import { deceased } from '../../../src/domain/grounds/deceased.js';
import { testStateGround } from './build-state-tests.js';

testStateGround(deceased, 'deceased', ['deceased']);
