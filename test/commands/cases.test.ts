import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { CASES } from '../support/cases.ts';
import { runIn } from '../support/run.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

test.each(CASES)('$name', async ({ argv, input, code, out = [], err = [], files = {} }) => {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const env = testEnv({ folder, ...(input !== undefined && { input }) });
  const ran = await runIn(env, ...argv);
  for (const wanted of out) expect(ran.out).toMatch(wanted);
  for (const wanted of err) expect(ran.err).toMatch(wanted);
  expect(ran.code, ran.err).toBe(code);
  for (const [path, text] of Object.entries(files))
    expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
});
