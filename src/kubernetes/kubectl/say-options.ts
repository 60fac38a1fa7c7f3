import { lookUp } from '../../source/look-up.ts';
import type { Range } from '../../source/range.ts';
import type { Option } from '../command/option.ts';
import { given, isOn, isOpen, type Reading, refuse, say, take } from '../command/reading.ts';
import {
  itemsOf,
  type SayOption,
  sayByType,
  sayFieldSelector,
  sayFile,
  sayFolded,
  sayImage,
  sayImages,
  sayJson,
  sayList,
  sayPairs,
  sayPatch,
  sayQuantities,
  saySelector,
  saySet,
  sayText,
} from '../command/say-option.ts';
import { canonicalFilePath } from '../command/values/file-path.ts';
import { canonicalPath } from '../command/values/json-path.ts';
import { sayOutput, sayTemplate } from './output.ts';
import { readResourceType } from './resource-type.ts';

const sayLabels = sayPairs({ splits: true, reason: (item) => `unexpected label spec: ${item}` });

/** States `key=path`, or a path whose last part is the key. */
const sayFromFile: SayOption = (reading, _flag, options) => {
  for (const { value, range } of itemsOf(options, true)) {
    const equals = value.indexOf('=');
    const path = canonicalFilePath(value.slice(equals + 1));
    const key = equals === -1 ? (path.split('/').at(-1) ?? path) : value.slice(0, equals);
    say(reading, `--from-file ${key}`, path, value, range);
  }
};

/** States verbs; `*` includes all others. */
const sayVerbs: SayOption = (reading, flag, options) => {
  const all = itemsOf(options, true).find((item) => item.value === '*');
  if (all === undefined) saySet()(reading, flag, options);
  else say(reading, '--verb', '*', '*', all.range);
};

/** States resources: `pods`, `deployments.apps`, `pods/log`, `*`. */
const sayResources: SayOption = (reading, _flag, options) => {
  const seen = new Set<string>();
  for (const { value, range } of itemsOf(options, true)) {
    const [type = '', ...sub] = value.split('/');
    const id = type === '' || /^\*/.test(type) ? type : readResourceType(reading, type, range).id;
    const same = [id, ...sub].join('/');
    if (!seen.has(same)) say(reading, '--resource', same, value, range);
    seen.add(same);
  }
};

/** States `TYPE/NAME`. */
const sayReference: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const [type = '', ...rest] = option.value.split('/');
  const id = rest.length === 0 ? type : readResourceType(reading, type, option.valueRange).id;
  say(reading, `--${flag.name}`, [id, ...rest].join('/'), option.value, option.valueRange);
};

/** States files in any order, and their order as a separate fact, for verbs for which it counts. */
const sayOrderedFiles: SayOption = (reading, flag, options) => {
  saySet(canonicalFilePath)(reading, flag, options);
  sayOrder(reading, options, canonicalFilePath);
};

/** States variables in any order, unless one refers to another: it can only use those before it. */
const sayVariables: SayOption = (reading, flag, options) => {
  sayPairs()(reading, flag, options);
  if (options.some(({ value }) => /\$\(\w+\)/.test(value))) sayOrder(reading, options, (value) => value);
};

function sayOrder(reading: Reading, options: readonly Option[], canonical: (value: string) => string): void {
  const items = itemsOf(options, options[0]?.flag.type === 'stringSlice').map(({ value }) =>
    canonical(value),
  );
  const [first] = options;
  if (first === undefined || items.length < 2) return;
  say(reading, `--${first.flag.name} in order`, JSON.stringify(items), items.join(', '), first.range);
}

const DRY_RUNS: Readonly<Record<string, string>> = {
  none: 'none',
  client: 'client',
  server: 'server',
  unchanged: 'client',
};

const sayDryRun: SayOption = (reading, _flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const value = lookUp(DRY_RUNS, option.value);
  if (value === undefined && !isOpen(option.value)) {
    const message = `Invalid dry-run value (${option.value}). Must be "none", "server", or "client".`;
    refuse(reading, 'invalid-value', message, option.valueRange);
  }
  if (value !== 'none') say(reading, '--dry-run', value ?? option.value, option.value, option.valueRange);
};

/** States a flag with a closed set of values, some of which have several spellings. */
function sayOneOf(same: Readonly<Record<string, string>>, reason: (value: string) => string): SayOption {
  return (reading, flag, options) => {
    const option = options.at(-1);
    if (option === undefined) return;
    const value = lookUp(same, option.value);
    if (value === undefined && !isOpen(option.value))
      refuse(reading, 'invalid-value', reason(option.value), option.valueRange);
    if (value !== (lookUp(same, String(flag.default)) ?? flag.default))
      say(reading, `--${flag.name}`, value ?? option.value, option.value, option.valueRange);
  };
}

const same = (...values: string[]): Record<string, string> => Object.fromEntries(values.map((v) => [v, v]));

const sayValidate = sayOneOf(
  { true: 'strict', strict: 'strict', warn: 'warn', false: 'ignore', ignore: 'ignore' },
  (value) => `invalid validation directive. Must be one of "strict", "warn", "ignore" (got "${value}")`,
);
const sayCascade = sayOneOf(
  { ...same('background', 'orphan', 'foreground'), true: 'background', false: 'orphan' },
  (value) => `Invalid cascade value (${value}). Must be "background", "foreground", or "orphan".`,
);
const sayRestart = sayOneOf(
  same('Always', 'OnFailure', 'Never'),
  (value) => `invalid restart policy: ${value}`,
);
const sayPullPolicy = sayOneOf(
  same('Always', 'IfNotPresent', 'Never'),
  (value) => `invalid image pull policy: ${value}`,
);
const sayTopSort = sayOneOf(same('cpu', 'memory'), () => '--sort-by accepts only cpu or memory');
const sayPatchType = sayOneOf(
  same('json', 'merge', 'strategic'),
  (value) => `--type must be one of [json merge strategic], not "${value}"`,
);

/** The default port of a kubelet, which a path need not name. */
const KUBELET = /(?<=^\/api\/v1\/nodes\/)(?:https:)?([\w.-]+):10250(?=\/proxy(?:\/|$))/;

/** States a raw path. The health checks only test whether `verbose` is in the query, whatever its value. */
const sayRaw: SayOption = (reading, _flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const path = option.value.replace(/([?&]verbose)=[^&]*/, '$1').replace(KUBELET, '$1');
  say(reading, '--raw', path, option.value, option.valueRange);
};

/** States a point in time, whatever its time zone. */
const sayMoment: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const time = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(option.value)
    ? Date.parse(option.value)
    : Number.NaN;
  const same = Number.isNaN(time) ? option.value : new Date(time).toISOString();
  say(reading, `--${flag.name}`, same, option.value, option.valueRange);
};

/** States a path in which the braces and the leading dot may be omitted. */
const saySortPath: SayOption = (reading, _flag, options) => {
  const option = options.at(-1);
  if (option !== undefined && option.value !== '')
    say(reading, '--sort-by', canonicalPath(option.value), option.value, option.valueRange);
};

/** States the kubeconfig: one file, or several in the variable `KUBECONFIG`; the default file is left out. */
const sayKubeconfig: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const files = option.value.split(':').map(canonicalFilePath).join(':');
  if (files !== '~/.kube/config') say(reading, `--${flag.name}`, files, option.value, option.valueRange);
};

/** States `condition=Ready[=true]` in any case, `jsonpath={...}[=value]`, `delete` or `create`. */
const sayCondition: SayOption = (reading, _flag, options) => {
  for (const { value: text, range } of itemsOf(options, false)) {
    const value = canonicalCondition(text);
    if (value === undefined && !isOpen(text))
      refuse(reading, 'invalid-value', `unrecognized condition: "${text}"`, range);
    say(reading, '--for', value ?? text, text, range);
  }
};

function canonicalCondition(text: string): string | undefined {
  if (/^(?:delete|create)$/i.test(text)) return text.toLowerCase();
  if (text.startsWith('condition=')) {
    const [name = '', value = 'true'] = text.slice('condition='.length).toLowerCase().split('=');
    return name === '' ? undefined : `condition ${name}=${value}`;
  }
  if (!text.startsWith('jsonpath=')) return undefined;
  const path = text.slice('jsonpath='.length);
  const braces = /^(\{.*\})(?:=(.*))?$/s.exec(path);
  const [expression = '', value] = braces === null ? splitOnce(path) : [braces[1], braces[2]];
  const bare = value?.replace(/^(['"])(.*)\1$/s, '$2');
  const [, , type] = STATUS_OF_CONDITION.exec(expression) ?? [];
  if (type !== undefined && /^(?:True|False|Unknown)$/.test(bare ?? ''))
    return `condition ${type.toLowerCase()}=${bare?.toLowerCase()}`;
  return `${canonicalPath(expression)}${bare === undefined ? '' : ` is ${bare}`}`;
}

/** The path at which the API server stores the condition that `condition=Ready` waits for. */
const STATUS_OF_CONDITION =
  /^\{?\.?status\.conditions\[\?\(\s*@\.type\s*==\s*(["'])(\w+)\1\s*\)\]\.status\}?$/;

function splitOnce(path: string): [string, string | undefined] {
  const equals = path.search(/(?<!=)=(?!=)/);
  return equals === -1 ? [path, undefined] : [path.slice(0, equals), path.slice(equals + 1)];
}

/** How to state the values of kubectl's flags, by flag, or by verb and flag. Flags that are not listed are stated by their type. */
const SAY: Readonly<Record<string, SayOption>> = {
  filename: saySet(canonicalFilePath),
  kustomize: sayFile,
  kubeconfig: sayKubeconfig,
  'patch-file': sayFile,
  'certificate-authority': sayFile,
  'client-certificate': sayFile,
  'client-key': sayFile,
  cert: sayFile,
  key: sayFile,
  'output-directory': sayFile,
  'from-env-file': saySet(canonicalFilePath),
  'from-file': sayFromFile,
  'from-literal': sayPairs({ reason: (item) => `invalid literal source ${item}, expected key=value` }),
  env: sayVariables,
  'apply --filename': sayOrderedFiles,
  'create --filename': sayOrderedFiles,
  'replace --filename': sayOrderedFiles,
  annotation: sayPairs(),
  annotations: sayPairs(),
  labels: sayLabels,
  selector: saySelector,
  'pod-selector': saySelector,
  'field-selector': sayFieldSelector,
  'aggregation-rule': saySelector,
  limits: sayQuantities,
  requests: sayQuantities,
  hard: sayQuantities,
  scopes: saySet(),
  output: sayOutput,
  'get --raw': sayRaw,
  'since-time': sayMoment,
  template: sayTemplate,
  overrides: sayJson,
  patch: sayPatch,
  verb: sayVerbs,
  resource: sayResources,
  'dry-run': sayDryRun,
  validate: sayValidate,
  cascade: sayCascade,
  restart: sayRestart,
  'image-pull-policy': sayPullPolicy,
  'label-columns': sayList,
  rule: sayText,
  image: sayImage,
  'create deployment --image': sayImages,
  'create quota --hard': sayQuantities,
  'create ingress --rule': saySet((rule) => rule.replace(/,tls=$/, ',tls')),
  'create job --from': sayReference,
  'events --for': sayReference,
  'set env --from': sayReference,
  'get --sort-by': saySortPath,
  'top pod --sort-by': sayTopSort,
  'top node --sort-by': sayTopSort,
  'patch --type': sayPatchType,
  'wait --for': sayCondition,
  'kustomize --output': sayFile,
  'kustomize --env': saySet(),
  'api-resources --namespaced': (reading, _flag, options) => {
    const option = options.at(-1);
    if (option !== undefined) say(reading, '--namespaced', option.value, option.value, option.range);
  },
  'expose --protocol': sayFolded,
};

/** States all flags that the verb's own reading has not taken. */
export function sayOptions(reading: Reading): void {
  const verb = reading.args.verb.name;
  for (const [name, options] of [...reading.given]) {
    const flag = options[0]?.flag;
    if (flag === undefined || !reading.given.has(name)) continue;
    const sayIt = lookUp(SAY, `${verb} --${name}`) ?? lookUp(SAY, name) ?? sayByType(flag);
    sayIt(reading, flag, options);
  }
}

/**
 * States the namespace of the command: `-n`, or `-A`, which takes precedence. The namespace `default` is left out, and so is any namespace if the
 * objects of the command belong to none.
 */
export function sayNamespace(reading: Reading, namespaced: boolean): void {
  const own = reading.args.verb.path[0] === 'config' ? undefined : given(reading, 'namespace');
  if (own !== undefined) take(reading, 'namespace');
  const all = isOn(reading, 'all-namespaces');
  const range: Range | undefined = all ? given(reading, 'all-namespaces')?.range : own?.valueRange;
  take(reading, 'all-namespaces');
  if (range === undefined || !namespaced) return;
  if (all) say(reading, 'namespace', '*', 'all', range);
  else if (own !== undefined && own.value !== '' && own.value !== 'default')
    say(reading, 'namespace', own.value, own.value, range);
}
