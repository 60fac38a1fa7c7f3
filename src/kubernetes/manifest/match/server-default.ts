import { type Data, dataOf } from '../../../yaml/parse-data.ts';
import type { YamlMap, YamlNode } from '../../../yaml/yaml-node.ts';
import { meaningOfAbsence } from '../../defaults/fill-object.ts';
import type { JsonObject } from '../../json.ts';
import type { Place } from './place.ts';

const NOWHERE = { start: 0, end: 0 };

/** What the server writes at a place where the answer says nothing; `undefined` where it writes nothing. */
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

function nodeOf(data: Data): YamlNode {
  if (Array.isArray(data)) return { kind: 'list', items: data.map(nodeOf), range: NOWHERE };
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => ({
      key,
      keyRange: NOWHERE,
      value: nodeOf(value),
    }));
    return { kind: 'map', entries, range: NOWHERE };
  }
  return {
    kind: 'scalar',
    value: data as string,
    raw: String(data),
    plain: typeof data !== 'string',
    range: NOWHERE,
  };
}
