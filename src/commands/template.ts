import type { Command } from 'commander';
import type { ImportKind } from '../domain/roster/fields.js';
import { describeTemplate } from '../output/template-output.js';
import {
  formatTemplate,
  layOutTemplate,
  readExamForm,
  readTemplateKind,
  saveTemplate,
  templateKinds,
} from '../usecases/write-template.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';
import { askToReplace } from './prompts.js';

interface TemplateOptions {
  out?: string;
  signUp?: boolean;
  twoPapers?: boolean;
}

export function declareTemplate(program: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(program, frame, 'template', {
    example: 'template officers --out officers.xlsx',
    exitCodes: [0, 2, 130],
  })
    .argument('<kind>', args.kind(templateKinds))
    .option('--out <file>', options.templateOut)
    .option('--sign-up', options.signUp)
    .option('--two-papers', options.twoPapers)
    .action((kind: string, own: TemplateOptions, command: Command) =>
      invoke(command, frame, (invocation) => runTemplate(readTemplateKind(kind), own, invocation)),
    );
}

async function runTemplate(kind: ImportKind, own: TemplateOptions, invocation: Invocation): Promise<void> {
  const { m, out, register } = invocation;
  const columns = layOutTemplate(kind, readExamForm(kind, own), m.lang);
  if (own.out !== undefined) {
    await saveTemplate(own.out, columns, describeTemplate(m, kind, columns), {
      register,
      mayReplace: (path) => askToReplace(path, invocation),
    });
    out.say(m.template.written(own.out));
  }
  if (out.json) out.printJson({ kind, out: own.out ?? null, columns });
  else if (own.out === undefined) process.stdout.write(formatTemplate(columns));
  out.sayNext(`qualreg import ${kind} ${own.out ?? 'FILE'}${kind === 'exam' ? ' --exam CODE' : ''}`);
}
