import { dismissed } from '../../../src/domain/grounds/dismissed.js';
import { testStateGround } from './build-state-tests.js';

testStateGround(dismissed, 'dismissed', ['dismissed']);
