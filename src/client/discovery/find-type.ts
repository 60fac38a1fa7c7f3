import { failure, type KubectlFailure } from '../kubectl-failure.ts';
import { type ApiType, apiVersionOf } from './api-type.ts';

/**
 * The type that a word names: a plural, singular, kind or short name, with or without `.group` or `.version.group`; the group may be abbreviated.
 * If there are several, the server's preferred one; `undefined` for an unknown type. Short names are in lower case, as the server reports them.
 */
export function findType(types: readonly ApiType[], word: string): ApiType | undefined {
  const dot = word.indexOf('.');
  const name = (dot === -1 ? word : word.slice(0, dot)).toLowerCase();
  const rest = dot === -1 ? '' : word.slice(dot + 1);
  const named = candidates(types, name);
  if (dot === -1) return named[0];
  const versionEnd = rest.indexOf('.');
  const version = versionEnd === -1 ? rest : rest.slice(0, versionEnd);
  const group = versionEnd === -1 ? '' : rest.slice(versionEnd + 1);
  return (
    named.find((type) => type.version === version && type.group === group) ??
    named.find((type) => type.group === rest) ??
    named.find((type) => rest !== '' && type.group.startsWith(rest))
  );
}

function candidates(types: readonly ApiType[], name: string): readonly ApiType[] {
  const full = types.filter(
    (type) => type.plural === name || type.singular === name || type.kind.toLowerCase() === name,
  );
  return full.length > 0 ? full : types.filter(({ shortNames }) => shortNames.includes(name));
}

/** The types of a category, such as `all`, in the server's order. */
export function typesOfCategory(types: readonly ApiType[], word: string): readonly ApiType[] {
  const seen = new Set<string>();
  return types.filter(({ categories, plural, group }) => {
    if (!categories.includes(word) || seen.has(`${plural}.${group}`)) return false;
    seen.add(`${plural}.${group}`);
    return true;
  });
}

/** The type of an object, by its own version and kind. */
export function typeOfObject(
  types: readonly ApiType[],
  apiVersion: string,
  kind: string,
): ApiType | undefined {
  return types.find((type) => type.kind === kind && apiVersionOf(type) === apiVersion);
}

/** kubectl's message for an unknown type. */
export function unknownType(word: string): KubectlFailure {
  const [name = ''] = word.split('.');
  return failure(`the server doesn't have a resource type ${JSON.stringify(name)}`);
}
