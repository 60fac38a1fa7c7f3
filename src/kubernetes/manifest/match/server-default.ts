import { dataOf } from '../../../yaml/parse-data.ts';
import type { YamlMap, YamlNode } from '../../../yaml/yaml-node.ts';
import { meaningOfAbsence } from '../../defaults/fill-object.ts';
import type { JsonObject } from '../../json.ts';
import { nodeOf } from './node-of-data.ts';
import type { Place } from './place.ts';

/** The value that the server writes for a field that the answer omits; `undefined` if it writes none. */
export function serverDefault(at: Place, owner: YamlMap): YamlNode | undefined {
  const dot = at.key.indexOf('.');
  if (dot < 0) return undefined;
  const name = at.key.slice(dot + 1);
  const found = meaningOfAbsence(at.key.slice(0, dot), name, () => {
    const entries = owner.entries.filter(({ key }) => key !== name);
    return dataOf({ ...owner, entries }) as JsonObject;
  });
  return found === undefined || found === null ? undefined : nodeOf(found);
}
