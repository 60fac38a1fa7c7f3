import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createAuthority } from '../../src/serve/certificate/authority.ts';
import { lookUp } from '../../src/source/look-up.ts';
import differences from '../fixtures/kubernetes-golden/differences-built-in.json';
import { replayBuiltIn } from '../support/cluster/sessions/built-in-replay.ts';
import { readSessions } from '../support/cluster/sessions/session.ts';
import { startSessionCluster } from '../support/cluster/sessions/start.ts';

/** Every fourth session; `K8S_DRILL_SESSIONS=all` replays all, `K8S_DRILL_SESSIONS=wait,jobs` these alone. `K8S_DRILL_DIFFERENCES=FILE` gets what differs. */
const only = (process.env['K8S_DRILL_SESSIONS'] ?? '').split(',').filter((name) => name !== '');
const report = process.env['K8S_DRILL_DIFFERENCES'];
/** Steps that are not as they were recorded, by session and position, with the reason. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = differences;
const all = only.includes('all');
const sessions = readSessions().filter(({ session }, at) =>
  only.length === 0 ? at % 4 === 0 : all || only.includes(session),
);

const authority = createAuthority(
  () => Date.UTC(2026, 10, 21),
  (bytes) => randomBytes(bytes).toString('hex'),
);
const start = startSessionCluster(authority.signer).snapshot();
const totals = { steps: 0, same: 0 };

describe('a session with the built-in kubectl prints and exits as the real kubectl did', () => {
  test.each(sessions)('$session', (session) => {
    const cluster = startSessionCluster(authority.signer);
    cluster.restore(start);
    const results = replayBuiltIn(session, cluster);
    totals.steps += results.length;
    totals.same += results.filter(
      ({ beyond, differences: d }) => beyond === undefined && d.length === 0,
    ).length;
    const differing = results.flatMap(({ line, beyond, differences: found }, at) =>
      beyond === undefined && found.length === 0
        ? []
        : [
            {
              at: String(at),
              text: `${at}: ${line}`,
              found: beyond === undefined ? found : [`beyond: ${beyond}`],
            },
          ],
    );
    if (report !== undefined)
      for (const { text, found } of differing)
        appendFileSync(report, `## ${session.session} ${text}\n${found.join('\n')}\n\n`);
    const unknown = differing.filter(({ at }) => lookUp(known[session.session] ?? {}, at) === undefined);
    expect(unknown.map(({ text }) => text)).toEqual([]);
  });

  afterAll(() => console.log(totals));

  test.runIf(only.length === 0 || all)('nearly all steps are as recorded', () => {
    expect(totals.same / totals.steps).toBeGreaterThanOrEqual(0.95);
  });
});
