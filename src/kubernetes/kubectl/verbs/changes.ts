import { lookUp } from '../../../source/look-up.ts';
import { given, isOn, isOpen, type Reading, refuse, say, take } from '../../command/reading.ts';
import { fullImageName } from '../../full-image-name.ts';
import { labelKey, labelValue } from '../../manifest/name-syntax.ts';
import type { Word } from '../../shell/word.ts';
import { readResourceType } from '../resource-type.ts';
import { sayTarget } from '../targets.ts';
import { sayObjects } from './objects.ts';
import { readsFiles, type Shape, wordsBefore, wrongWords } from './shape.ts';

const NO_RESOURCES = 'You must provide one or more resources by argument or filename.';

interface Split {
  readonly resources: readonly Word[];
  readonly changes: readonly Word[];
}

/** Splits the words into objects and changes: from the first `key=value` or `key-` on, all words are changes. */
function split(reading: Reading, noun: string): Split {
  const words = wordsBefore(reading);
  const start = words.findIndex((w) => isChange(w.value));
  if (start === -1) return { resources: words, changes: [] };
  const late = words.slice(start).find((w) => !isChange(w.value));
  if (late !== undefined)
    wrongWords(reading, `all resources must be specified before ${noun} changes: ${late.value}`, late);
  return { resources: words.slice(0, start), changes: words.slice(start) };
}

function isChange(value: string): boolean {
  return value.includes('=') || (value.endsWith('-') && value !== '-');
}

/** States `key=value` and `key-`; refuses a key that is both set and removed. */
function sayChanges(
  reading: Reading,
  noun: string,
  words: readonly Word[],
  canonical = (value: string): string => value,
): void {
  const set = new Set(words.filter((w) => w.value.includes('=')).map((w) => w.value.split('=')[0]));
  for (const { value: text, range } of words) {
    const equals = text.indexOf('=');
    const key = equals === -1 ? text.slice(0, -1) : text.slice(0, equals);
    const value = equals === -1 ? 'removed' : `= ${canonical(text.slice(equals + 1))}`;
    if (equals === -1 && set.has(key))
      wrongWords(reading, `can not both modify and remove ${articled(noun)} in the same command`);
    say(reading, `${noun} ${key}`, value, text, range);
  }
}

function articled(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function labelled(noun: 'label' | 'annotation'): Shape {
  return (reading) => {
    const { resources, changes } = split(reading, noun);
    if (changes.length === 0 && !reading.given.has('list'))
      wrongWords(reading, `at least one ${noun} update is required`);
    for (const { value, range } of changes)
      if (noun === 'label' && value.split('=').length > 2 && !isOpen(value))
        refuse(reading, 'invalid-value', `invalid label spec: ${value}`, range);
    sayChanges(reading, noun, changes);
    return sayObjects(reading, resources, { nothing: NO_RESOURCES, needsNames: true });
  };
}

export const label = labelled('label');
export const annotate = labelled('annotation');

const EFFECTS = new Set(['NoSchedule', 'PreferNoSchedule', 'NoExecute']);
const EFFECTS_IN_WORDS = 'NoSchedule, PreferNoSchedule or NoExecute';

/** `taint nodes NAME key[=value]:effect`. With `-` at the end, it removes the taint; without an effect, it removes all taints with the key. */
export const taint: Shape = (reading) => {
  const words = wordsBefore(reading);
  const start = words.findIndex((w, n) => n > 0 && /[=:]|-$/.test(w.value));
  const resources = start === -1 ? words : words.slice(0, start);
  const taints = start === -1 ? [] : words.slice(start);
  sayNodes(reading, resources);
  if (taints.length === 0) wrongWords(reading, 'at least one taint update is required');
  for (const word of taints) sayTaint(reading, word);
  return false;
};

function sayNodes(reading: Reading, words: readonly Word[]): void {
  const [typeWord, ...names] = words;
  if (typeWord === undefined) {
    wrongWords(reading, 'one or more resources must be specified as <resource> <name>');
    return;
  }
  const type = readResourceType(reading, typeWord.value, typeWord.range);
  if (type.resource !== undefined && type.id !== 'nodes') {
    const message = `invalid resource type ${typeWord.value}, only node types are supported`;
    refuse(reading, 'wrong-resource', message, typeWord.range);
  }
  if (names.length === 0) {
    if (!reading.given.has('selector') && !reading.given.has('all'))
      wrongWords(reading, 'resource(s) were provided, but no name was specified', typeWord);
    sayTarget(reading, type, undefined, typeWord.range);
  }
  for (const name of names) sayTarget(reading, type, name.value, name.range);
}

function sayTaint(reading: Reading, { value: text, range }: Word): void {
  const removes = text.endsWith('-');
  const spec = removes ? text.slice(0, -1) : text;
  const colon = spec.lastIndexOf(':');
  const pair = colon === -1 ? spec : spec.slice(0, colon);
  const effect = colon === -1 ? '' : spec.slice(colon + 1);
  const [key = '', value = ''] = pair.split('=');
  const problem = isOpen(text) ? undefined : taintProblem(spec, removes);
  if (problem !== undefined)
    refuse(reading, 'invalid-value', problem, range, `a taint is KEY=VALUE:EFFECT, with ${EFFECTS_IN_WORDS}`);
  const said = removes ? `removed, ${effect === '' ? 'every effect' : effect}` : `= ${value}:${effect}`;
  say(reading, `taint ${key}`, said, text, range);
}

/** Why kubectl refuses a taint, without its final `-`. A taint without a colon consists of its key only, which is allowed only for removing it. */
function taintProblem(spec: string, removes: boolean): string | undefined {
  const [pair = '', effect, ...more] = spec.split(':');
  const [key = '', value = '', ...others] = effect === undefined ? [pair] : pair.split('=');
  const invalid = `invalid taint spec: ${spec}`;
  if (more.length > 0) return invalid;
  if (effect !== undefined && !EFFECTS.has(effect))
    return `invalid taint effect: ${effect}, unsupported taint effect`;
  if (others.length > 0) return invalid;
  const problem = labelValue(value) ?? labelKey(key);
  if (problem !== undefined) return `${invalid}: it takes ${problem}`;
  return effect === undefined && !removes ? invalid : undefined;
}

/** `set image TYPE NAME container=image`. */
export const setImage: Shape = (reading) => {
  const { resources, changes } = split(reading, 'image');
  const slashed = resources.filter((w) => w.value.includes('/')).length;
  const isMixed = slashed > 0 && slashed < resources.length;
  if (changes.length === 0 && !isMixed) wrongWords(reading, 'at least one image update is required');
  sayChanges(reading, 'image', changes, fullImageName);
  return sayObjects(reading, resources, { nothing: NO_RESOURCES, needsNames: true });
};

/** `set env TYPE NAME KEY=value KEY-`; `-e KEY=value` means the same. */
export const setEnv: Shape = (reading) => {
  const { resources, changes } = split(reading, 'environment');
  sayChanges(reading, 'env', changes);
  for (const { value, valueRange } of take(reading, 'env')) {
    const equals = value.indexOf('=');
    if (equals < 1) refuse(reading, 'invalid-value', `invalid environment variable: ${value}`, valueRange);
    say(
      reading,
      `env ${value.slice(0, Math.max(equals, 0))}`,
      `= ${value.slice(equals + 1)}`,
      value,
      valueRange,
    );
  }
  const says = reading.facts.length > 0 || reading.given.has('from') || reading.given.has('list');
  if (!says) wrongWords(reading, 'at least one environment variable must be provided');
  return sayObjects(reading, resources, { nothing: NO_RESOURCES, needsNames: true });
};

export const setResources: Shape = (reading) => {
  if (!reading.given.has('limits') && !reading.given.has('requests')) {
    const message = 'you must specify an update to requests or limits (in the form of --requests/--limits)';
    refuse(reading, 'missing-flag', message, reading.range);
  }
  return sayObjects(reading, wordsBefore(reading), { nothing: NO_RESOURCES, needsNames: true });
};

/** `set serviceaccount TYPE NAME ACCOUNT`: the last word is the account. */
export const setServiceAccount: Shape = (reading) => {
  const words = wordsBefore(reading);
  const account = words.at(-1);
  if (account === undefined) wrongWords(reading, 'serviceaccount is required');
  else say(reading, 'service account', account.value, account.value, account.range);
  return sayObjects(reading, words.slice(0, -1), { nothing: NO_RESOURCES, needsNames: true });
};

/** `set selector TYPE NAME key=value,key=value`. */
export const setSelector: Shape = (reading) => {
  const words = wordsBefore(reading);
  const selector = words.at(-1);
  const hasSelector = selector?.value.includes('=') === true;
  if (selector !== undefined && hasSelector)
    for (const pair of selector.value.split(',')) {
      const [key = '', value = ''] = pair.split('=');
      say(reading, `selector ${key}`, value, pair, selector.range);
    }
  else wrongWords(reading, 'one selector is required');
  return sayObjects(reading, hasSelector ? words.slice(0, -1) : words, {
    nothing: NO_RESOURCES,
    needsNames: true,
  });
};

const HAS_SUBJECTS = new Set([
  'rolebindings.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
]);

export const setSubject: Shape = (reading) => {
  if (!['user', 'group', 'serviceaccount'].some((flag) => reading.given.has(flag)))
    refuse(
      reading,
      'missing-flag',
      'you must specify at least one value of user, group or serviceaccount',
      reading.range,
    );
  return sayObjects(reading, wordsBefore(reading), {
    nothing: NO_RESOURCES,
    needsNames: true,
    check: (_, { types }) => {
      const other = types.find((t) => t.resource !== undefined && !HAS_SUBJECTS.has(t.id));
      const target = reading.targets[0];
      if (other !== undefined && target !== undefined) {
        const message = `setting subject is only supported for RoleBinding and ClusterRoleBinding, not ${other.resource?.kind}`;
        refuse(reading, 'wrong-resource', message, target.range);
      }
    },
  });
};

/** `cordon`, `uncordon`, `drain`: names of nodes, or `node/NAME`. */
export const nodes: Shape = (reading) => {
  const words = wordsBefore(reading);
  const verb = reading.args.verb.name;
  const selector = given(reading, 'selector');
  if (words.length === 0 && selector === undefined) wrongWords(reading, `USAGE: ${verb} NODE [flags]`);
  if (words.length > 0 && selector !== undefined)
    refuse(
      reading,
      'exclusive-flags',
      'error: cannot specify both a node name and a --selector option',
      selector.range,
    );
  for (const word of words) {
    const [type, name] = word.value.includes('/') ? word.value.split('/') : ['nodes', word.value];
    sayTarget(reading, readResourceType(reading, type ?? '', word.range), name ?? '', word.range);
  }
  return false;
};

/** Whether files select the objects, so that no word is needed. */
export const filesOnly: Shape = (reading) => {
  const words = wordsBefore(reading);
  const verb = reading.args.verb.name;
  if (words[0] !== undefined && verb !== 'replace') {
    const written = words.map((w) => w.value).join(' ');
    wrongWords(reading, `Unexpected args: [${written}]`, words[0], unexpectedHelp(reading, words[0].value));
  } else if (!readsFiles(reading) && !reading.given.has('raw'))
    refuse(reading, 'missing-flag', 'must specify one of -f and -k', reading.range);
  checkDependent(reading);
  if (isOn(reading, 'server-side')) sayServerSideManager(reading);
  return true;
};

/** States the field manager of a server-side apply: `kubectl` unless the line sets another. */
function sayServerSideManager(reading: Reading): void {
  const manager = take(reading, 'field-manager').at(-1);
  if (manager !== undefined && manager.value !== 'kubectl')
    say(reading, '--field-manager', manager.value, manager.value, manager.valueRange);
}

function unexpectedHelp(reading: Reading, word: string): string {
  if (/\.(?:ya?ml|json)$/.test(word)) return `name a file with -f: -f ${word}`;
  const { verb } = reading.args;
  return verb.name === 'create'
    ? `kubectl create makes no ${word} from flags; write a manifest`
    : `${verb.name} takes flags only`;
}

/** Flags that kubectl refuses without another flag. */
const DEPENDENT: Readonly<
  Record<string, readonly (readonly [flag: string, needs: string, message: string])[]>
> = {
  apply: [['force-conflicts', 'server-side', '--force-conflicts only works with --server-side']],
  replace: [
    ['grace-period', 'force', '--grace-period must have --force specified'],
    ['timeout', 'force', '--timeout must have --force specified'],
  ],
};

function checkDependent(reading: Reading): void {
  for (const [flag, needs, message] of lookUp(DEPENDENT, reading.args.verb.name) ?? []) {
    const option = given(reading, flag);
    if (option !== undefined && !reading.given.has(needs))
      refuse(reading, 'exclusive-flags', message, option.range);
  }
}
