import { type Field, fieldNames, fieldOf, isObjectType } from './schemas.ts';

/** A type on the path from the object to the current field. */
export interface TypeLevel {
  readonly type: string;
  readonly path: string;
}

const DEEPEST = 3;
/** Types that contain themselves or a copy of the whole API: a field found there is never the intended one. */
const SKIPPED = /ManagedFields|OwnerReference|JSONSchemaProps|Status$/;

/**
 * Where a misplaced field belongs: below this level, next to a level above, or below one of these. In words, for the reader; `undefined` if the
 * kind has no such field nearby.
 */
export function whereBelongs(field: string, levels: readonly TypeLevel[]): string | undefined {
  const here = levels.at(-1);
  if (here === undefined) return undefined;
  const below = pathBelow(field, here.type, 1);
  if (below !== undefined) return `\`${field}\` belongs under \`${below}\``;
  const above = levels.slice(0, -1).reverse();
  for (const level of above) {
    if (fieldOf(level.type, field) !== undefined) return `\`${field}\` belongs ${placeOf(level)}`;
  }
  for (const level of [here, ...above]) {
    const path = pathBelow(field, level.type, DEEPEST);
    if (path !== undefined)
      return `\`${field}\` belongs under \`${level.path === '' ? path : `${level.path}.${path}`}\``;
  }
  return undefined;
}

function placeOf({ path }: TypeLevel): string {
  return path === '' ? 'at the top of the object' : `under \`${path}\``;
}

/** The shortest path from a type down to one that has the field: `containers[].resources`. */
function pathBelow(field: string, type: string, deepest: number): string | undefined {
  let level: TypeLevel[] = [{ type, path: '' }];
  const seen = new Set([type]);
  for (let depth = 0; depth < deepest; depth++) {
    const next: TypeLevel[] = [];
    for (const at of level) {
      for (const name of fieldNames(at.type)) {
        const inner = fieldOf(at.type, name);
        if (
          inner === undefined ||
          !isObjectType(inner.type) ||
          seen.has(inner.type) ||
          SKIPPED.test(inner.type)
        )
          continue;
        seen.add(inner.type);
        const path = `${at.path === '' ? '' : `${at.path}.`}${name}${mark(inner)}`;
        if (fieldOf(inner.type, field) !== undefined) return path;
        next.push({ type: inner.type, path });
      }
    }
    level = next;
  }
  return undefined;
}

function mark(field: Field): string {
  return field.shape === 'list' ? '[]' : '';
}
