// The mask of an identity number hides the birth date and nothing else: whoever reads both reads the whole number.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, run } from '../run-program.js';
import { buildRegister } from './build-register.js';
import { id, smallBureau } from './small-bureau.js';
import { writeLines } from '../cli/small-register.js';

const place = { cwd: makeFolder() };
beforeAll(async () => {
  await (await buildRegister(place.cwd, smallBureau)).close();
  run(['cleanup', 'plan'], place);
});

test.each(['cleanup show 1', 'cleanup show 1 --json', 'cleanup show 1 --lang zh'])(
  '%s: neither the number nor the birth date it hides',
  (command) => {
    const { code, stdout } = run(command.split(' '), place);
    expect(code).toBe(0);
    expect(stdout).toContain(`430299********${id.tooOld.slice(-4)}`);
    expect(stdout).not.toContain(id.tooOld);
    expect(stdout).not.toMatch(/1960-01-15|19600115|1960年1月15日/);
  },
);

test.each(['cleanup show 1', 'cleanup plan --json'])(
  '%s --show-ids: in full, for one who asked',
  (command) => {
    expect(run([...command.split(' '), '--show-ids'], place).stdout).toContain(id.tooOld);
  },
);

describe('the number of a card that is made of an identity number', () => {
  const bureau = { cwd: makeFolder() };
  const number = `部-${id.retired}`;
  const shown = `部-430299********${id.retired.slice(-4)}`;
  const read = (name: string): string => readFileSync(join(bureau.cwd, name), 'utf8');
  const exec = (command: string): string => {
    const { code, stdout, stderr } = run([...command.split(' '), '--as-of', '2025-01-10'], bureau);
    expect({ command, code, stderr: code === 0 ? '' : stderr }).toEqual({ command, code: 0, stderr: '' });
    return stdout + stderr;
  };
  beforeAll(async () => {
    const named = smallBureau.map((roster) => ({
      ...roster,
      rows: roster.rows.map((row) => row.replace('18000000003', number)),
    }));
    await (await buildRegister(bureau.cwd, named)).close();
    run(['cleanup', 'plan'], bureau);
    exec('cleanup dispatch 1 --out forms --lang en');
  });

  test('a check form shows it masked, and is understood when it comes back', () => {
    const form = readdirSync(join(bureau.cwd, 'forms')).find((name) => /^430202.*csv$/.test(name))!;
    expect(read(join('forms', form))).toContain(shown);
    expect(read(join('forms', form))).not.toContain(id.retired);
    writeLines(bureau.cwd, 'back.csv', [
      'plan,unit,name,number,answer,ground,movedTo,since,reason',
      `1,430202000001,李退,${shown},remove,retired,,2024-05-01,`,
    ]);
    exec('cleanup return 1 back.csv');
    exec('cleanup apply 1 --yes --max-removals 100% --allow-empty-units');
  });

  test.each([
    'cleanup show 1',
    'cleanup show 1 --json',
    'cleanup show 1 --cards --unit 430202000001',
    'report removals --plan 1',
    'report removals --plan 1 --json',
    'officer list',
    `officer show ${id.retired}`,
    `officer show ${id.retired} --json`,
    `certificate show ${number} --json`,
  ])('%s: masked, unless asked for', (command) => {
    const printed = exec(command);
    expect(printed).toContain(shown);
    expect(printed).not.toContain(id.retired);
    expect(exec(`${command} --show-ids`)).toContain(number);
  });

  test('the notice: masked, and the bureau is told', () => {
    const said = exec('cleanup notice 1 --out notice.md');
    expect(said).toMatch(/warning: in 1 certificate number an identity number is masked/);
    expect(read('notice.md').replace(/\\/g, '')).toContain(shown);
    expect(read('notice.md')).not.toContain(id.retired);
  });
});
