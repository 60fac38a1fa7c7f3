import { given, isOn, isOpen, refuse, say, sayWords, take } from '../../command/reading.ts';
import { canonicalFilePath } from '../../command/values/file-path.ts';
import { EXPANSION, EXPANSION_END } from '../../shell/word.ts';
import { readResourceType } from '../resource-type.ts';
import { findResource, groupOf, resourceId } from '../resources.ts';
import { sayTarget } from '../targets.ts';
import { objects } from './objects.ts';
import { readsFiles, type Shape, wordsBefore, wrongWords } from './shape.ts';

/** Verbs that take no words. */
export function noWords(namespaced: boolean): Shape {
  return (reading) => {
    const word = reading.args.words[0];
    if (word !== undefined) {
      const written = reading.args.words.map((w) => w.value).join(' ');
      wrongWords(reading, `unexpected arguments: [${written}]`, word);
    }
    return namespaced;
  };
}

/** `events [--for TYPE/NAME]`. The events of an object without a namespace are all in one namespace, so `--all-namespaces` finds no more of them. */
export const events: Shape = (reading) => {
  const [type] = given(reading, 'for')?.value.split('/') ?? [];
  const resource = type === undefined ? undefined : findResource(type);
  if (resource?.namespaced === false && isOn(reading, 'all-namespaces')) take(reading, 'all-namespaces');
  return noWords(true)(reading);
};

/** The shape of verbs with words in a fixed order, between `least` and `most` of them. */
export function words(least: number, most: number, message: (count: number) => string): Shape {
  return (reading) => {
    const found = reading.args.words;
    if (found.length < least || found.length > most) wrongWords(reading, message(found.length), found[most]);
    sayWords(reading, found.length === 1 ? 'name' : 'words', found);
    return false;
  };
}

/** `top node|pod [NAME]`. */
export function top(type: 'nodes' | 'pods'): Shape {
  return (reading) => {
    const [name, extra] = reading.args.words;
    if (extra !== undefined) wrongWords(reading, 'top takes one name', extra);
    if (name !== undefined) sayTarget(reading, { id: type }, name.value, name.range);
    return type === 'pods';
  };
}

/** `explain TYPE.field.field`; the type may be followed by its group. */
export const explain: Shape = (reading) => {
  const [word, extra] = reading.args.words;
  if (word === undefined)
    wrongWords(
      reading,
      'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  else if (extra !== undefined) wrongWords(reading, 'We accept only this format: explain RESOURCE', extra);
  if (word === undefined) return false;
  const [typeWord = '', ...rest] = word.value.split('.');
  const type = readResourceType(reading, typeWord, word.range);
  const group = type.resource === undefined ? '' : groupOf(type.resource);
  const fields = rest.join('.');
  const bare = group !== '' && `${fields}.`.startsWith(`${group}.`) ? fields.slice(group.length + 1) : fields;
  say(reading, 'field', `${type.id}:${bare}`, word.value, word.range);
  return false;
};

const TWO_ARGUMENTS = 'you must specify two arguments: verb resource or verb resource/resourceName.';

/** `auth can-i VERB TYPE[/NAME]` or `VERB /path`. kubectl only warns about an unknown type. */
export const canI: Shape = (reading) => {
  const [verb, what, extra] = reading.args.words;
  if (reading.given.has('list')) {
    if (verb !== undefined) wrongWords(reading, 'list option must be specified with no arguments', verb);
    return true;
  }
  if (verb === undefined || what === undefined || extra !== undefined)
    wrongWords(reading, TWO_ARGUMENTS, extra);
  if (verb !== undefined) say(reading, 'verb', verb.value, verb.value, verb.range);
  if (what !== undefined) say(reading, 'resource', canIWhat(what.value), what.value, what.range);
  return true;
};

function canIWhat(value: string): string {
  if (value.startsWith('/')) return value;
  const [type = '', ...name] = value.split('/');
  const resource = findResource(type);
  return [resource === undefined ? type : resourceId(resource), ...name].join('/');
}

/** `certificate approve|deny NAME...`. */
export const certificate: Shape = (reading) => {
  const names = wordsBefore(reading);
  if (names.length === 0 && !readsFiles(reading))
    wrongWords(reading, 'one or more CSRs must be specified as <name> or -f <filename>');
  for (const { value, range } of names) {
    const name = /^(?:csr|certificatesigningrequests?)\//i.test(value)
      ? value.slice(value.indexOf('/') + 1)
      : value;
    sayTarget(reading, { id: 'certificatesigningrequests.certificates.k8s.io' }, name, range);
  }
  return false;
};

/** `wait` needs `--for`. */
export const wait = objects({
  nothing: 'You must provide one or more resources by argument or filename.',
  needsNames: true,
  check: (reading) => {
    if (!reading.given.has('for'))
      refuse(reading, 'missing-flag', 'unrecognized condition: ""', reading.range, 'add --for');
  },
});

/** `kustomize [DIR]`: the working directory by default. */
export const kustomize: Shape = (reading) => {
  const [directory, extra] = reading.args.words;
  if (extra !== undefined) wrongWords(reading, 'specify one path to kustomization.yaml', extra);
  const path = canonicalFilePath(directory?.value ?? '.');
  if (directory !== undefined && path !== '.')
    say(reading, 'directory', path, directory.value, directory.range);
  return false;
};

/** `config set-context NAME`, or `--current` instead of the name. */
export const setContext: Shape = (reading) => {
  const [name, extra] = reading.args.words;
  const current = given(reading, 'current');
  if (extra !== undefined || (name === undefined && current === undefined))
    wrongWords(reading, `Unexpected args: [${reading.args.words.map((w) => w.value).join(' ')}]`, extra);
  if (name !== undefined && current !== undefined)
    refuse(reading, 'exclusive-flags', 'you cannot specify both a context name and --current', current.range);
  if (name !== undefined && CURRENT.test(name.value))
    say(reading, '--current', 'true', name.value, name.range);
  else if (name !== undefined) say(reading, 'name', name.value, name.value, name.range);
  return false;
};

/** `$(kubectl config current-context)` is the long way to say `--current`. */
const CURRENT = new RegExp(`^${EXPANSION}\\((?:k|kubectl) config current-context${EXPANSION_END}$`);

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

export const completion: Shape = (reading) => {
  const [shell, extra] = reading.args.words;
  if (shell === undefined) wrongWords(reading, 'Shell not specified.');
  else if (!SHELLS.includes(shell.value) && !isOpen(shell.value))
    refuse(reading, 'invalid-value', `Unsupported shell type "${shell.value}".`, shell.range);
  if (extra !== undefined) wrongWords(reading, 'Too many arguments. Expected only the shell type.', extra);
  sayWords(reading, 'shell', reading.args.words);
  return false;
};

/** Names in any order. */
export const names: Shape = (reading) => {
  for (const { value, range } of reading.args.words) say(reading, 'name', value, value, range);
  return false;
};
