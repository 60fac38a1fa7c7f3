import { didYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import { isOpen, type Reading, refuse } from '../command/reading.ts';
import { findResource, isCategory, type Resource, resourceId, resourceNames } from './resources.ts';

/** What a word that should name a type stands for. */
export interface ResourceType {
  readonly id: string;
  /** Absent for a category, and for a type that the table doesn't hold. */
  readonly resource?: Resource;
}

/** `backups.ops.example.com`: a group of somebody's own, which only the cluster knows. */
const CUSTOM = /^[a-z][a-z\d-]*\.[a-z\d-]+\.[a-z\d.-]*[a-z\d]$/i;

/** Resolves a type; one that the table doesn't hold is refused in kubectl's words, and stands for itself. */
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

/** `volumesnapshots` as `volumesnapshot`, `backups.ops.example.com` as `backup.ops.example.com`: kubectl takes both. */
export function singular(word: string): string {
  return word.replace(/^([a-z][a-z\d-]{2,}?)(?:(?<=s|x|ch|sh)es|(?<!s)s)(?=\.|$)/, '$1');
}
