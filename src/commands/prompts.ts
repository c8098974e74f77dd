import { UserError } from '../user-error.js';
import type { Invocation } from './invocation.js';

/** The talk of prompts goes to stderr: stdout is data. */
export const promptOutput = process.stderr;

/** Loaded only when somebody is asked. */
export const loadPrompts = () => import('@clack/prompts');

/** The answer to a prompt. Throws UserError when it was left with Ctrl-C. */
export function takeAnswer<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') throw new UserError('interrupted', {});
  return answer as Exclude<T, symbol>;
}

export async function askYesNo(m: Invocation['m'], message: string, initialValue: boolean): Promise<boolean> {
  const { confirm } = await loadPrompts();
  const words = { active: m.yes, inactive: m.no };
  return takeAnswer(await confirm({ message, initialValue, ...words, output: promptOutput }));
}

/** Whether a file may take the place of one that is there: `--yes`, or the user's word on a terminal. */
export async function askToReplace(path: string, { m, yes, canAsk }: Invocation): Promise<boolean> {
  if (yes || !canAsk) return yes;
  return askYesNo(m, m.template.replace(path), false);
}

/** Has something grave confirmed by typing a number that it is about. Throws UserError when another text is typed. */
export async function confirmByTyping(message: string, expected: string): Promise<void> {
  const { text } = await loadPrompts();
  const typed = takeAnswer(await text({ message, output: promptOutput }));
  if (typed.trim() !== expected) throw new UserError('confirmation-refused', { typed });
}
