import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { afterAll, test } from 'vitest';
import { createAuthority } from '../../src/serve/certificate/authority.ts';
import { replayBuiltIn } from '../support/cluster/sessions/built-in-replay.ts';
import { readSessions } from '../support/cluster/sessions/session.ts';
import { startSessionCluster } from '../support/cluster/sessions/start.ts';

const authority = createAuthority(
  () => Date.UTC(2026, 10, 21),
  (bytes) => randomBytes(bytes).toString('hex'),
);
const first = startSessionCluster(authority.signer);
const start = first.snapshot();
const only = (process.env.K8S_DRILL_SESSIONS ?? '').split(',').filter((name) => name !== '');
const totals = { steps: 0, ran: 0, same: 0 };
const OUT = '/tmp/v/differences.txt';
writeFileSync(OUT, '');
test.each(readSessions().filter(({ session }) => only.length === 0 || only.includes(session)))(
  '$session',
  (session) => {
    const cluster = startSessionCluster(authority.signer);
    cluster.restore(start);
    for (const [at, { line, ran, differences }] of replayBuiltIn(session, cluster).entries()) {
      totals.steps += 1;
      totals.ran += Number(ran);
      totals.same += Number(ran && differences.length === 0);
      if (differences.length > 0)
        appendFileSync(OUT, `## ${session.session} ${at}: ${line}\n${differences.join('\n')}\n\n`);
    }
  },
);
afterAll(() => console.log(totals));
