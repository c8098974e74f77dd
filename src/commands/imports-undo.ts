// Loaded when it runs: the lists of imports need nothing of it.
import { printUndo } from '../output/undo-output.js';
import { undoImport } from '../usecases/undo-import.js';
import { useRegister } from '../usecases/use-register.js';
import type { Invocation } from './invocation.js';
import { confirmByTyping } from './prompts.js';

export interface UndoOptions {
  dryRun?: boolean;
  strict?: boolean;
}

/** @returns the exit code */
export async function runUndo(
  batch: number,
  { dryRun = false, strict = false }: UndoOptions,
  { m, out, register, asOf, actor, yes, canAsk }: Invocation,
): Promise<number> {
  const request = { batch, actor, dryRun, strict };
  const result = await useRegister({ register, asOf }, async (store) => {
    if (canAsk && !yes && !dryRun) {
      const { reversed, kept, failed } = await undoImport(store, { ...request, dryRun: true });
      const message = m.undo.willDo(batch, reversed, kept, failed);
      await confirmByTyping(`${message}\n${m.undo.confirm(String(batch))}`, String(batch));
    }
    return undoImport(store, request);
  });
  if (out.json) out.printJson(result);
  else printUndo(out, result);
  out.sayNext(result.complete ? 'qualreg imports list' : `qualreg imports show ${result.batch}`);
  return result.complete ? 0 : 3;
}
