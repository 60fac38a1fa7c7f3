import { textAt } from '../../../kubernetes/json.ts';
import type { HelmCommand } from '../helm-command.ts';
import { HelmFailure } from '../helm-failure.ts';
import { chartName, textOfApp } from '../release/chart-name.ts';
import { statusOf } from '../release/release.ts';
import { releaseHistory } from '../release/release-store.ts';
import { goDate } from '../release/times.ts';
import { helmTable, printAs } from './print-as.ts';

const HEAD = ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', 'DESCRIPTION'];

/** `helm history NAME` */
export const history: HelmCommand = {
  flags: ['max', 'output'],
  words: { min: 1, max: 1 },
  *run(invocation) {
    const [name = ''] = invocation.words;
    const { namespace } = yield* invocation.connection();
    const all = (yield* releaseHistory(namespace, name)).slice(-invocation.flags.int('max', 256));
    if (all.length === 0) throw new HelmFailure('release: not found');
    const rows = all.map((one) => [
      String(one.version),
      goDate(textAt(one.info, 'last_deployed')),
      statusOf(one),
      chartName(one),
      textOfApp(one),
      textAt(one.info, 'description'),
    ]);
    const values = all.map((one) => ({
      revision: one.version,
      updated: textAt(one.info, 'last_deployed'),
      status: statusOf(one),
      chart: chartName(one),
      app_version: textOfApp(one),
      description: textAt(one.info, 'description'),
    }));
    yield* printAs(invocation.flags, values, helmTable([HEAD, ...rows]));
    return 0;
  },
};
