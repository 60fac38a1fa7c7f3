import type { Json } from '../../../kubernetes/json.ts';
import { Beyond } from '../../shell/beyond.ts';
import { compareJson, deleteAt, type JqPath } from './value.ts';

/** Deletes the parts of a value at paths, starting with the last, so that list positions remain valid. */
export function deletedPaths(value: Json, paths: readonly (JqPath | undefined)[]): Json {
  const known = paths.map((path) => {
    if (path === undefined) throw new Beyond('jq that deletes what is at no path');
    return path;
  });
  return known
    .sort((a, b) => compareJson([...b], [...a]))
    .reduce<Json>((rest, path) => deleteAt(rest, path), value);
}
