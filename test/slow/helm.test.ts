import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/decks.ts';
import { HAS_KUBERNETES_TOOLS, kubernetesTool } from '../support/kubernetes-tools.ts';
import { BIN, runProgram } from '../support/real-program.ts';
import { temporaryFolder } from '../support/test-env.ts';

const FIXTURES = join(ROOT, 'test/fixtures/helm');
const SESSION = readFileSync(join(FIXTURES, 'session.sh'), 'utf8');
const REAL = dirname(kubernetesTool('kubectl'));

/** What a session prints on a cluster of its own, each line below its command. @param own what `helm` is, where it is not the real one */
async function printed(own = ''): Promise<string> {
  const folder = temporaryFolder();
  cpSync(join(FIXTURES, 'web'), join(folder, 'web'), { recursive: true });
  const lines = SESSION.trim()
    .split('\n')
    .map((line) => `echo '$ ${line.replaceAll("'", "'\\''")}'; { ${line}; } 2>&1`);
  const script = `cd ${folder}; PATH=${REAL}:$PATH; ${own}\n${lines.join('\n')}`;
  const { out } = await runProgram(join(folder, 'home'), [
    process.execPath,
    ...[BIN, 'cluster', '--', 'bash', '-c', script],
  ]);
  return scrubbed(out);
}

/** Without times, which differ, and what the real helm logs beside its error. */
function scrubbed(text: string): string {
  return text
    .replace(/^level=.*\n/gm, '')
    .replace(/\d{4}-\d\d-\d\d[ T][\d:.]+(?: \+0000 UTC|Z)\s*/g, 'TIME ')
    .replace(/[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}/g, 'DATE')
    .replace(/UPDATED\s+STATUS/g, 'UPDATED STATUS');
}

describe.runIf(HAS_KUBERNETES_TOOLS)('the helm that is built in', () => {
  test('prints and leaves in the cluster what helm 4.1 does', async () => {
    const own = `helm() { ${process.execPath} ${BIN} helm -- "$@"; }`;
    const [ours, theirs] = [await printed(own), await printed()];
    expect(ours.split('\n')).toEqual(theirs.split('\n'));
  });
});
