import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createAuthority } from '../../src/serve/certificate/authority.ts';
import { lookUp } from '../../src/source/look-up.ts';
import differences from '../fixtures/kubernetes-golden/differences-shell.json';
import { readSessions } from '../support/cluster/sessions/session.ts';
import { replayInShell } from '../support/cluster/sessions/shell-replay.ts';
import { startSessionCluster } from '../support/cluster/sessions/start.ts';
import { HAS_KUBERNETES_TOOLS } from '../support/kubernetes-tools.ts';

/** Every fourth session; `K8S_DRILL_SESSIONS=all` replays all, `K8S_DRILL_SESSIONS=wait,jobs` these alone. `K8S_DRILL_DIFFERENCES=FILE` gets what differs. */
const only = (process.env['K8S_DRILL_SESSIONS'] ?? '').split(',').filter((name) => name !== '');
const report = process.env['K8S_DRILL_DIFFERENCES'];
/** Steps that were once not as they were recorded, by session and position, with the reason; an exit code differs in no other. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = differences;
const all = only.includes('all');
const sessions = readSessions().filter(({ session }, at) =>
  only.length === 0 ? at % 4 === 0 : all || only.includes(session),
);

const authority = createAuthority(
  () => Date.now(),
  (bytes) => randomBytes(bytes).toString('hex'),
);
const totals = { steps: 0, exits: 0, objects: 0, both: 0, texts: 0 };

describe.runIf(HAS_KUBERNETES_TOOLS)('a session of the real kubectl', () => {
  test.each(sessions)('$session', async (session) => {
    const results = await replayInShell(session, startSessionCluster(authority.signer), authority);
    for (const { exit, objects, stdout, stderr } of results) {
      totals.steps += 1;
      totals.exits += Number(exit);
      totals.objects += Number(objects);
      totals.both += Number(exit && objects);
      totals.texts += Number(stdout && stderr);
    }
    if (report !== undefined)
      for (const [at, { line, differences }] of results.entries())
        if (differences.length > 0)
          appendFileSync(report, `## ${session.session} ${at}: ${line}\n${differences.join('\n')}\n\n`);
    const exits = results.flatMap(({ line, exit }, at) =>
      exit || lookUp(known[session.session] ?? {}, String(at)) !== undefined ? [] : [`${at}: ${line}`],
    );
    expect(exits).toEqual([]);
  });

  afterAll(() => console.log(totals));

  test.runIf(only.length === 0 || all)('most steps are as recorded', () => {
    expect(totals.both / totals.steps).toBeGreaterThanOrEqual(0.97);
    expect(totals.texts / totals.steps).toBeGreaterThanOrEqual(0.95);
  });
});
