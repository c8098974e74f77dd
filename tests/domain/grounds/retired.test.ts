import { retired } from '../../../src/domain/grounds/retired.js';
import { testStateGround } from './build-state-tests.js';

testStateGround(retired, 'retired', ['retired']);
