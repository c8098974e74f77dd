import type { Command } from 'commander';
import { toNoticeJson, wordNotice } from '../output/notice-output.js';
import { printCardsOut } from '../output/removals-output.js';
import { countCards } from '../usecases/count-cards.js';
import { readNumber } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { drawUpNotice, readNoticeFormat, saveNotice } from '../usecases/write-notice.js';
import { UserError } from '../user-error.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';
import { askToReplace } from './prompts.js';

export function declareNotice(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup notice', {
    example: 'cleanup notice 1 --out notice.docx',
    exitCodes: [0, 2, 6, 130],
  })
    .argument('<plan>', args.plan)
    .requiredOption('--out <file>', options.noticeOut)
    .action((number: string, own: { out: string }, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register, asOf } = invocation;
        readNoticeFormat(own.out);
        const notice = await useRegister({ register, asOf }, (store) =>
          drawUpNotice(store, readNumber(number), asOf),
        );
        await saveNotice(own.out, wordNotice(m, notice), {
          register,
          mayReplace: (path) => askToReplace(path, invocation),
        });
        if (out.json) out.printJson(toNoticeJson(notice, own.out));
        if (notice.masked > 0) {
          out.say(m.labelled(out.talkColor.yellow(m.severity.warning), m.notice.masked(notice.masked)), {
            hang: 4,
          });
        }
        out.say(m.notice.written(own.out));
        out.sayNext(`qualreg report removals --plan ${notice.plan} --out removals.xlsx`);
      }),
    );
}

/** `cleanup show N --cards`: which cancelled cards are still out. */
export async function showCards(
  { out, register, asOf, showIds, actor }: Invocation,
  number: string,
  { unit = null, ground }: { unit?: string | null; ground?: string },
): Promise<void> {
  if (ground !== undefined) throw new UserError('option-unfitting', { option: '--cards', other: '--ground' });
  const cards = await useRegister({ register, asOf }, (store, policy) =>
    countCards(store, policy, readNumber(number), unit, asOf, {
      showIds,
      actor,
      what: 'cleanup show --cards',
    }),
  );
  if (out.json) out.printJson(cards);
  else printCardsOut(out, cards);
  out.sayNext(cards.out > 0 ? 'qualreg certificate return --list FILE' : 'qualreg report annual');
}
