import { didYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import { isOpen, type Reading, refuse } from '../command/reading.ts';
import { findResource, isCategory, type Resource, resourceId, resourceNames } from './resources.ts';

/** The type that a word stands for. */
export interface ResourceType {
  readonly id: string;
  /** Absent for a category, and for a type that is not in the table. */
  readonly resource?: Resource;
}

/** A type of a custom group, which only the cluster knows: `backups.ops.example.com`. */
const CUSTOM = /^[a-z][a-z\d-]*\.[a-z\d-]+\.[a-z\d.-]*[a-z\d]$/i;

/** Resolves a type. A type that is not in the table is refused in kubectl's words, and its ID is the word itself. */
export function readResourceType(reading: Reading, word: string, range: Range): ResourceType {
  const resource = findResource(word);
  if (resource !== undefined) return { id: resourceId(resource), resource };
  const id = singular(word.toLowerCase());
  if (!isCategory(word) && !isOpen(word) && !CUSTOM.test(word)) {
    const help = didYouMean(nearest(word, resourceNames(), 2), '') || undefined;
    refuse(reading, 'unknown-resource', `the server doesn't have a resource type "${word}"`, range, help);
  }
  return { id };
}

/**
 * The singular form of a type, since kubectl accepts both: `volumesnapshot` for `volumesnapshots`, `backup.ops.example.com` for
 * `backups.ops.example.com`.
 */
export function singular(word: string): string {
  return word.replace(/^([a-z][a-z\d-]{2,}?)(?:(?<=s|x|ch|sh)es|(?<!s)s)(?=\.|$)/, '$1');
}
