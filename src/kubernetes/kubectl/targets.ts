import type { Range } from '../../source/range.ts';
import { type Reading, refuse, say } from '../command/reading.ts';
import { printable, type Word } from '../shell/word.ts';
import { type ResourceType, readResourceType } from './resource-type.ts';
import { findResource } from './resources.ts';

/** What the words of a verb name: types, and perhaps names of them. */
export interface Targets {
  readonly types: readonly ResourceType[];
  readonly named: boolean;
  /** Whether any of it lives in a namespace; true where that is unknown. */
  readonly namespaced: boolean;
}

const NOTHING: Targets = { types: [], named: false, namespaced: true };

/**
 * Reads `TYPE`, `TYPE,TYPE`, `TYPE NAME...`, `TYPE/NAME...` as kubectl's resource builder does, and says each as a fact.
 * The order of names has no meaning.
 */
export function sayTargets(reading: Reading, words: readonly Word[]): Targets {
  if (words.length === 0) return NOTHING;
  const slashed = words.filter((w) => w.value.includes('/')).length;
  if (slashed > 0) return slashed === words.length ? sayPaths(reading, words) : mixed(reading, words);
  return sayTyped(reading, words);
}

function mixed(reading: Reading, words: readonly Word[]): Targets {
  const word = words.find((w) => w.value.includes('/')) as Word;
  const message =
    'there is no need to specify a resource type as a separate argument when passing arguments in resource/name form';
  refuse(reading, 'words', message, word.range, 'write either TYPE NAME or TYPE/NAME');
  return NOTHING;
}

function sayPaths(reading: Reading, words: readonly Word[]): Targets {
  const types: ResourceType[] = [];
  for (const word of words) {
    const [typeWord = '', name = '', ...more] = word.value.split('/');
    if (more.length > 0 || typeWord === '' || name === '') {
      const message = 'arguments in resource/name form must have a single resource and name';
      refuse(reading, 'words', message, word.range);
      continue;
    }
    const type = readResourceType(reading, typeWord, word.range);
    types.push(type);
    sayTarget(reading, type, name, word.range, word.value);
  }
  return { types, named: true, namespaced: areNamespaced(types) };
}

function sayTyped(reading: Reading, words: readonly Word[]): Targets {
  const first = words[0] as Word;
  const names = words.slice(1);
  const types = first.value.split(',').map((word) => readResourceType(reading, word, first.range));
  for (const type of types) {
    if (names.length === 0) sayTarget(reading, type, undefined, first.range);
    for (const name of names) sayTarget(reading, type, name.value, name.range);
  }
  return { types, named: names.length > 0, namespaced: areNamespaced(types) };
}

function areNamespaced(types: readonly ResourceType[]): boolean {
  return types.some((type) => type.resource?.namespaced ?? true);
}

/** Says one target; `name` absent means all of the type. `written` is how the line has it, where that is one word. */
export function sayTarget(
  reading: Reading,
  type: ResourceType,
  name: string | undefined,
  range: Range,
  written?: string,
): void {
  const { id, resource } = type;
  // two types may have one name: pods and those of the metrics API
  const ambiguous = resource === undefined || findResource(resource.name) !== resource;
  const noun = ambiguous ? id : resource.singular;
  const shown = written ?? (name === undefined ? `all ${ambiguous ? id : resource.name}` : `${noun} ${name}`);
  say(reading, 'target', `${type.id}/${name ?? ''}`, shown, range);
  reading.targets.push({ type: type.id, ...(name === undefined ? {} : { name: printable(name) }), range });
}
