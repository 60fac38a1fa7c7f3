import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createAuthority } from '../../src/serve/certificate/authority.ts';
import { lookUp } from '../../src/source/look-up.ts';
import differences from '../fixtures/kubernetes-golden/differences-sessions.json';
import { replaySession } from '../support/cluster/sessions/replay.ts';
import { readSessions } from '../support/cluster/sessions/session.ts';
import { startSessionCluster } from '../support/cluster/sessions/start.ts';

/** `K8S_DRILL_SESSIONS=wait,jobs` replays only these and prints the differences. */
const only = (process.env.K8S_DRILL_SESSIONS ?? '').split(',').filter((name) => name !== '');
const sessions = readSessions().filter(({ session }) => only.length === 0 || only.includes(session));
/** Steps that differ from the recording, by session and position, with the reason. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = differences;
const authority = createAuthority(
  () => Date.UTC(2026, 10, 21),
  (bytes) => randomBytes(bytes).toString('hex'),
);
const first = startSessionCluster(authority.signer);
const start = first.snapshot();

/** The number of steps with the recorded statuses, objects, both, and answers. */
const totals = { steps: 0, statuses: 0, objects: 0, both: 0, answers: 0 };

describe('a session of kubectl against a real control plane', () => {
  test.each(sessions)('$session', (session) => {
    const cluster = startSessionCluster(authority.signer);
    cluster.restore(start);
    const results = replaySession(session, cluster);
    for (const { statuses, objects, answers } of results) {
      totals.steps += 1;
      totals.statuses += Number(statuses);
      totals.objects += Number(objects);
      totals.both += Number(statuses && objects);
      totals.answers += Number(answers);
    }
    if (only.length > 0)
      for (const [at, { line, differences }] of results.entries())
        if (differences.length > 0)
          console.log(`${session.session} ${at} ${line}\n${differences.join('\n')}\n`);
    const differing = results.flatMap(({ line, differences: found }, at) =>
      found.length > 0 && lookUp(known[session.session] ?? {}, String(at)) === undefined
        ? [`${at}: ${line}`]
        : [],
    );
    expect(differing).toEqual([]);
  });

  afterAll(() => console.log(totals));

  test.runIf(only.length === 0)('most steps are as recorded', () => {
    expect(totals.both / totals.steps).toBeGreaterThanOrEqual(0.97);
    expect(totals.answers / totals.steps).toBeGreaterThanOrEqual(0.95);
  });
});
