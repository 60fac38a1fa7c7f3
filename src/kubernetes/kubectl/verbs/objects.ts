import { given, isOn, type Reading, refuse, say, take } from '../../command/reading.ts';
import type { Word } from '../../shell/word.ts';
import { sayTargets, type Targets } from '../targets.ts';
import { readsFiles, type Shape, wordsBefore, wrongWords } from './shape.ts';

/** How a verb selects objects if no name is given. */
interface Rules {
  /** kubectl's message if nothing is selected at all. */
  readonly nothing: string;
  /** Whether a type alone is not enough: it needs a name, `-l` or `--all`. */
  readonly needsNames?: boolean;
  readonly check?: (reading: Reading, targets: Targets) => void;
}

const NO_RESOURCES = 'You must provide one or more resources by argument or filename.';

/** The shape of verbs that act on `TYPE NAME`, on a selector, or on the objects of files. */
export function objects(rules: Rules): Shape {
  return (reading) => sayObjects(reading, wordsBefore(reading), rules);
}

export function sayObjects(reading: Reading, words: readonly Word[], rules: Rules): boolean {
  const targets = sayTargets(reading, words);
  const raw = reading.given.has('raw');
  if (words.length === 0 && !readsFiles(reading) && !raw) wrongWords(reading, rules.nothing);
  if (targets.named) checkNamed(reading);
  const picked = reading.given.has('selector') || reading.given.has('field-selector') || isOn(reading, 'all');
  if (rules.needsNames === true && words.length > 0 && !targets.named && !picked && targets.types.length > 0)
    wrongWords(reading, 'resource(s) were provided, but no name was specified', words[0]);
  const all = given(reading, 'all');
  if (all !== undefined && isOn(reading, 'all') && reading.given.has('selector'))
    refuse(reading, 'exclusive-flags', "setting 'all' parameter but found a non empty selector.", all.range);
  rules.check?.(reading, targets);
  // A raw path includes the namespace.
  return !raw && (words.length === 0 || targets.namespaced);
}

function checkNamed(reading: Reading): void {
  const everywhere = given(reading, 'all-namespaces');
  if (everywhere !== undefined && isOn(reading, 'all-namespaces'))
    refuse(
      reading,
      'exclusive-flags',
      'a resource cannot be retrieved by name across all namespaces',
      everywhere.range,
    );
  const picks = reading.args.verb.name === 'expose' ? [] : ['selector', 'field-selector', 'all'];
  for (const flag of picks) {
    const option = given(reading, flag);
    if (option !== undefined && option.value !== 'false' && option.value !== '')
      refuse(
        reading,
        'exclusive-flags',
        'name cannot be provided when a selector is specified',
        option.range,
      );
  }
}

export const get = objects({
  nothing:
    'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.',
});

export const describe = objects({
  nothing:
    'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
});

export const edit = objects({ nothing: NO_RESOURCES });

/** `--now` is a grace period of one second, and so is a period of 0 without `--force`; `--force` alone means 0. */
export const deleteObjects = objects({
  nothing: NO_RESOURCES,
  needsNames: true,
  check: (reading) => {
    const now = given(reading, 'now');
    const period = given(reading, 'grace-period');
    const forced = isOn(reading, 'force');
    if (now !== undefined && isOn(reading, 'now')) {
      if (period !== undefined && Number(period.value) >= 0)
        refuse(
          reading,
          'exclusive-flags',
          '--now and --grace-period cannot be specified together',
          now.range,
        );
      say(reading, '--grace-period', '1', '--now', now.range);
    } else if (period !== undefined && !forced && /^0+$/.test(period.value))
      say(reading, '--grace-period', '1', period.value, period.range);
    else if (period !== undefined && forced && /^0+$/.test(period.value)) take(reading, 'grace-period');
    if (reading.facts.some((f) => f.path === '--grace-period')) {
      take(reading, 'grace-period');
      take(reading, 'now');
    }
    const many = isOn(reading, 'all') || reading.given.has('selector');
    if (many && isOn(reading, 'ignore-not-found')) take(reading, 'ignore-not-found');
  },
});

export const scale = objects({
  nothing: NO_RESOURCES,
  needsNames: true,
  check: (reading) => {
    const replicas = given(reading, 'replicas');
    if (replicas === undefined) return;
    if (/^-\d/.test(replicas.value)) {
      const message = 'The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0';
      refuse(reading, 'invalid-value', message, replicas.valueRange);
    }
    if (/^[+-]?0+$/.test(replicas.value)) {
      take(reading, 'replicas');
      say(reading, '--replicas', '0', replicas.value, replicas.valueRange);
    }
  },
});

const NO_SCALE = new Set(['daemonsets.apps', 'cronjobs.batch', 'jobs.batch', 'pods', 'services']);

/** A CPU target of 80 % and a minimum of one replica are the defaults; `--cpu=80%` is `--cpu-percent=80`. */
export const autoscale = objects({
  nothing: NO_RESOURCES,
  needsNames: true,
  check: (reading, targets) => {
    const minimum = given(reading, 'min');
    const maximum = given(reading, 'max');
    if (minimum !== undefined && maximum !== undefined && Number(maximum.value) < Number(minimum.value)) {
      const message = `--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${maximum.value}, min: ${minimum.value}`;
      refuse(reading, 'invalid-value', message, maximum.valueRange);
    }
    if (minimum !== undefined && Number(minimum.value) === 1) take(reading, 'min');
    const name = given(reading, 'name');
    if (name !== undefined && reading.targets[0]?.name === name.value) take(reading, 'name');
    const fixed = targets.types.find((type) => NO_SCALE.has(type.id));
    if (fixed !== undefined)
      wrongType(reading, `cannot autoscale a ${fixed.resource?.kind}: it has no scale subresource`);
    sayCpuTarget(reading);
  },
});

function sayCpuTarget(reading: Reading): void {
  const percent = take(reading, 'cpu-percent').at(-1);
  const cpu = take(reading, 'cpu').at(-1);
  if (percent !== undefined && cpu !== undefined)
    refuse(reading, 'exclusive-flags', '--cpu-percent and --cpu cannot be used together', percent.range);
  const option = cpu ?? percent;
  if (option === undefined) return;
  const value =
    cpu === undefined ? `${option.value}%` : /^\d+$/.test(cpu.value) ? `${cpu.value}m` : cpu.value;
  const alone = !reading.given.has('memory');
  if (value === '-1%' || (value === '80%' && alone)) return;
  say(reading, 'CPU target', value, option.value, option.valueRange);
}

const EXPOSABLE = new Set([
  'deployments.apps',
  'pods',
  'replicasets.apps',
  'replicationcontrollers',
  'services',
]);

/** By default, the Service has the name of its object, its target port is its port, and its type is ClusterIP over TCP. */
export const expose = objects({
  nothing: NO_RESOURCES,
  needsNames: true,
  check: (reading, targets) => {
    const type = targets.types.find((t) => t.resource !== undefined && !EXPOSABLE.has(t.id));
    if (type !== undefined) wrongType(reading, `cannot expose a ${type.resource?.kind}`);
    const port = given(reading, 'port');
    if (port !== undefined && !/^\d+(?:,\d+)*$/.test(port.value) && !/[<$\uE000{]/.test(port.value))
      refuse(
        reading,
        'invalid-value',
        `strconv.Atoi: parsing "${port.value}": invalid syntax`,
        port.valueRange,
      );
    const unsaid: Readonly<Record<string, string | undefined>> = {
      name: reading.targets[0]?.name,
      'target-port': port?.value,
      type: 'ClusterIP',
      protocol: 'TCP',
      'session-affinity': 'None',
    };
    for (const [flag, value] of Object.entries(unsaid))
      if (value !== undefined && given(reading, flag)?.value === value) take(reading, flag);
  },
});

export function wrongType(reading: Reading, message: string): void {
  refuse(reading, 'wrong-resource', message, reading.targets[0]?.range ?? reading.range);
}

/** `patch`: a strategic merge by default. */
export const patch = objects({
  nothing: NO_RESOURCES,
  needsNames: true,
  check: (reading, targets) => {
    if (!reading.given.has('patch') && !reading.given.has('patch-file'))
      refuse(
        reading,
        'missing-flag',
        'must specify --patch or --patch-file containing the contents of the patch',
        reading.range,
      );
    const custom = targets.types.find(
      (t) => /\.(?:gateway\.networking|[\w-]+\.[\w-]+)\.k8s\.io$/.test(t.id) && t.id.includes('gateway'),
    );
    const type = given(reading, 'type')?.value ?? 'strategic';
    if (custom !== undefined && type === 'strategic')
      wrongType(
        reading,
        `application/strategic-merge-patch+json is not supported by ${custom.resource?.apiVersion}, Kind=${custom.resource?.kind}`,
      );
  },
});
