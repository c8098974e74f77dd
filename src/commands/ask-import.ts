import type { Messages } from '../output/messages/en.js';
import type { Questions } from '../usecases/roster-importer.js';
import { askYesNo, loadPrompts, promptOutput as output, takeAnswer } from './prompts.js';

/** Lists longer than this are cut where they are only shown. */
const shownUnits = 20;

/** Asks on the terminal what files leave open; the talk goes to stderr. Ctrl-C ends the command, and nothing was written. */
export function askOnTerminal(m: Messages): Questions {
  const none = '';
  const other = '\n';
  const choose = async (message: string, options: { value: string; label: string }[]): Promise<string> => {
    const { select } = await loadPrompts();
    return takeAnswer(await select({ message, options, output }));
  };
  return {
    chooseHeading: async ({ path, line, fields, headings }) => {
      const offered = headings.map((heading) => ({ value: heading, label: heading }));
      const options = [...offered, { value: none, label: m.import.noneOfThem }];
      return (await choose(m.import.whichHeading(`${path}:${line}`, fields), options)) || null;
    },
    confirmUnits: async (suggested) => {
      const lines = suggested.slice(0, shownUnits).map(({ path, unit }) => `${path}  →  ${unit.name}`);
      const rest = suggested.length - lines.length;
      const message = m.import.takeUnits(rest > 0 ? [...lines, m.moreRows(rest)] : lines);
      return askYesNo(m, message, true);
    },
    chooseUnit: async ({ path, named, candidates }) => {
      const message = named ? m.import.whichUnitOfRows(named.text, named.rows) : m.import.whichUnit(path);
      const options = [
        ...candidates.map((name) => ({ value: name, label: name })),
        { value: other, label: m.import.otherUnit },
        { value: none, label: named ? m.import.rejectRows : m.import.leaveFile },
      ];
      const chosen = await choose(message, options);
      if (chosen !== other) return chosen || null;
      const { text } = await loadPrompts();
      return takeAnswer(await text({ message: m.import.unitName, output })).trim() || null;
    },
  };
}
