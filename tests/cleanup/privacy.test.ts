// The mask of an identity number hides the birth date and nothing else: whoever reads both reads the whole number.
import { beforeAll, expect, test } from 'vitest';
import { makeFolder, run } from '../run-program.js';
import { buildRegister } from './build-register.js';
import { id, smallBureau } from './small-bureau.js';

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
