import { textAt } from '../../../kubernetes/json.ts';
import { print } from '../../running.ts';
import type { HelmCommand } from '../helm-command.ts';
import { chartName, textOfApp } from '../release/chart-name.ts';
import { type Release, statusOf } from '../release/release.ts';
import { storedReleases } from '../release/release-store.ts';
import { goTime } from '../release/times.ts';
import { helmTable, printAs } from './print-as.ts';

const STATES = ['deployed', 'failed', 'superseded', 'uninstalled'] as const;

/** `helm list` */
export const list: HelmCommand = {
  flags: ['all-namespaces', 'short', 'output', 'no-headers', 'selector', ...STATES],
  words: { min: 0, max: 0 },
  *run(invocation) {
    const { flags } = invocation;
    const { namespace } = yield* invocation.connection();
    const more = flags.has('selector') ? `,${flags.text('selector')}` : '';
    const all = yield* storedReleases(flags.on('all-namespaces') ? '' : namespace, `owner=helm${more}`);
    const asked = STATES.filter((state) => flags.on(state));
    const shown = newestOf(all).filter(
      (one) => asked.length === 0 || asked.some((state) => state === statusOf(one)),
    );
    if (flags.on('short')) {
      yield* print(shown.map(({ name }) => `${name}\n`).join(''));
      return 0;
    }
    const head = ['NAME', 'NAMESPACE', 'REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION'];
    const rows = shown.map((one) => cellsOf(one));
    const values = rows.map((row) =>
      Object.fromEntries(head.map((name, at) => [name.toLowerCase().replace(' ', '_'), row[at] ?? ''])),
    );
    yield* printAs(flags, values, helmTable([...(flags.on('no-headers') ? [] : [head]), ...rows]));
    return 0;
  },
};

/** The newest revision of each release, by name. */
function newestOf(all: readonly Release[]): readonly Release[] {
  const newest = new Map(all.map((one) => [`${one.name} ${one.namespace}`, one]));
  return [...newest.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function cellsOf(release: Release): readonly string[] {
  const { name, namespace, version, info } = release;
  return [
    name,
    namespace,
    String(version),
    goTime(textAt(info, 'last_deployed')),
    statusOf(release),
    chartName(release),
    textOfApp(release),
  ];
}
