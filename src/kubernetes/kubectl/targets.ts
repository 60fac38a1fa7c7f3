import type { Range } from '../../source/range.ts';
import { type Reading, refuse, say } from '../command/reading.ts';
import { printable, type Word } from '../shell/word.ts';
import { type ResourceType, readResourceType } from './resource-type.ts';
import { findResource } from './resources.ts';

/** The types that the words of a verb name, possibly with object names. */
export interface Targets {
  readonly types: readonly ResourceType[];
  readonly named: boolean;
  /** Whether any of the types is namespaced; true if that is unknown. */
  readonly namespaced: boolean;
}

const NOTHING: Targets = { types: [], named: false, namespaced: true };

/**
 * Reads `TYPE`, `TYPE,TYPE`, `TYPE NAME...` and `TYPE/NAME...` as kubectl's resource builder does, and states each target as a fact. The order of
 * names doesn't matter.
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

/** States one target: all objects of the type if `name` is absent. `written` is its spelling in the line if it is a single word. */
export function sayTarget(
  reading: Reading,
  type: ResourceType,
  name: string | undefined,
  range: Range,
  written?: string,
): void {
  const { id, resource } = type;
  // Two types may have the same name: pods, and those of the metrics API.
  const ambiguous = resource === undefined || findResource(resource.name) !== resource;
  const noun = ambiguous ? id : resource.singular;
  const shown = written ?? (name === undefined ? `all ${ambiguous ? id : resource.name}` : `${noun} ${name}`);
  say(reading, 'target', `${type.id}/${name ?? ''}`, shown, range);
  reading.targets.push({ type: type.id, ...(name === undefined ? {} : { name: printable(name) }), range });
}
