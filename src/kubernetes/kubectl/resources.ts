import { once } from '../command/once.ts';
import data from './data/resources-1.33.json' with { type: 'json' };

/** A type of the API, as discovery returns it. */
export interface Resource {
  /** `deployments` */
  readonly name: string;
  readonly shortNames: readonly string[];
  /** `apps/v1` */
  readonly apiVersion: string;
  readonly namespaced: boolean;
  readonly kind: string;
  readonly singular: string;
  readonly categories: readonly string[];
  readonly subresources: readonly string[];
}

interface Index {
  /** By name, in the order in which kubectl prefers groups. */
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
  readonly categories: ReadonlySet<string>;
}

const index = once((): Index => {
  const byName = new Map<string, Resource[]>();
  const categories = new Set<string>();
  for (const resource of data.resources as readonly Resource[]) {
    const names = [resource.name, resource.singular, resource.kind.toLowerCase(), ...resource.shortNames];
    for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), resource]);
    for (const category of resource.categories) categories.add(category);
  }
  return { byName, categories };
});

export function groupOf({ apiVersion }: Resource): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function versionOf({ apiVersion }: Resource): string {
  return apiVersion.split('/').at(-1) ?? '';
}

/**
 * The type that a word names: its plural, singular or kind in any case, or a short name, with or without `.group` or `.version.group`. A group
 * may be abbreviated, as in kubectl (`ingress.networking`).
 */
export function findResource(word: string): Resource | undefined {
  const text = word.toLowerCase();
  const dot = text.indexOf('.');
  const candidates = named(dot === -1 ? word : word.slice(0, dot));
  if (dot === -1) return candidates[0];
  const rest = text.slice(dot + 1);
  const versionEnd = rest.indexOf('.');
  const version = versionEnd === -1 ? '' : rest.slice(0, versionEnd);
  const group = versionEnd === -1 ? '' : rest.slice(versionEnd + 1);
  return (
    candidates.find((r) => groupOf(r) === rest) ??
    candidates.find((r) => versionEnd !== -1 && versionOf(r) === version && groupOf(r) === group) ??
    candidates.find((r) => rest !== '' && groupOf(r).startsWith(rest))
  );
}

/** The types with a name. kubectl accepts short names in lower case only. */
function named(word: string): readonly Resource[] {
  const text = word.toLowerCase();
  const found = index().byName.get(text) ?? [];
  return text === word ? found : found.filter((resource) => !resource.shortNames.includes(text));
}

/** The same text for all words that name the same type: `pods`, `deployments.apps`, `horizontalpodautoscalers.v1.autoscaling`. */
export function resourceId(resource: Resource): string {
  const group = groupOf(resource);
  const sameGroup = index()
    .byName.get(resource.name)
    ?.find((r) => groupOf(r) === group);
  const version = sameGroup === resource ? '' : `.${versionOf(resource)}`;
  return group === '' ? resource.name : `${resource.name}${version}.${group}`;
}

/** Whether a word is a category such as `all`: several types under one name. */
export function isCategory(word: string): boolean {
  return index().categories.has(word.toLowerCase());
}

/** Every word that names a type. */
export function resourceNames(): Iterable<string> {
  return index().byName.keys();
}
