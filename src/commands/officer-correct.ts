// Loaded when it runs: it brings what imports need.
import { printOfficer, sayCorrection, toCorrectionJson } from '../output/officer-output.js';
import { correctOfficer } from '../usecases/correct-officer.js';
import { showOfficer } from '../usecases/show-officer.js';
import { useRegister } from '../usecases/use-register.js';
import type { Invocation } from './invocation.js';

export interface CorrectOptions {
  idNumber?: string;
  name?: string;
  unit?: string;
  since?: string;
  reason: string;
  merge?: boolean;
}

export async function runCorrect(id: string, own: CorrectOptions, invocation: Invocation): Promise<void> {
  const { m, out, register, asOf, showIds, actor } = invocation;
  const { idNumber = '', name = '', unit = '', since = '', reason, merge = false } = own;
  const changes = { newIdNumber: idNumber, newName: name, newUnit: unit, since };
  const { corrected, officer } = await useRegister({ register, asOf }, async (store, policy) => {
    const request = { id, changes, reason, merge, actor, asOf, policy };
    const corrected = await correctOfficer(store, request);
    const ids = { showIds, actor, what: 'officer correct' };
    return { corrected, officer: await showOfficer(store, policy, asOf, id, ids) };
  });
  if (out.json) out.printJson(toCorrectionJson(m, officer, asOf, corrected));
  else {
    printOfficer(out, officer, asOf);
    sayCorrection(out, corrected);
  }
  out.sayNext(`qualreg imports show ${corrected.batch}`);
}
