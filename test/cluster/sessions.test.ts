import { afterAll, describe, expect, test } from 'vitest';
import { replaySession } from '../support/cluster/sessions/replay.ts';
import { readSessions } from '../support/cluster/sessions/session.ts';
import { startSessionCluster } from '../support/cluster/sessions/start.ts';

/** `K8S_DRILL_SESSIONS=wait,jobs` replays these alone and prints what differs. */
const only = (process.env.K8S_DRILL_SESSIONS ?? '').split(',').filter((name) => name !== '');
const sessions = readSessions().filter(({ session }) => only.length === 0 || only.includes(session));
const first = startSessionCluster();
const start = first.snapshot();

/** How many steps got the recorded statuses, objects, both, and answers. */
const totals = { steps: 0, statuses: 0, objects: 0, both: 0, answers: 0 };

describe('a session of kubectl against a real control plane', () => {
  test.each(sessions)('$session', (session) => {
    const cluster = startSessionCluster();
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
    expect(results).toHaveLength(session.steps.length);
  });

  afterAll(() => console.log(totals));

  test.runIf(only.length === 0)('most steps are as recorded', () => {
    expect(totals.both / totals.steps).toBeGreaterThan(0.5);
    expect(totals.answers / totals.steps).toBeGreaterThan(0.3);
  });
});
