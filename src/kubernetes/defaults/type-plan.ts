import { perKey } from '../per-key.ts';
import { type Field, fieldNames, fieldOf, isCustomType, isObjectType } from '../schema/schemas.ts';
import { type Structure, structureOf } from '../schema/structure.ts';
import type { ServerDefault } from './server-default.ts';
import { SERVER_DEFAULTS } from './tables/registry.ts';

/** A field of a type with all that is needed to default and write it. */
export interface PlannedField extends Structure {
  readonly name: string;
  readonly shape: Field['shape'];
  /** A letter or a type's name. */
  readonly type: string;
  /** Whether it holds objects with fields of their own. */
  readonly nested: boolean;
  /** Of a custom resource: it is stored as it was sent, with what is empty or zero. */
  readonly asSent: boolean;
}

export interface TypePlan {
  readonly fields: ReadonlyMap<string, PlannedField>;
  /** Those that are written although they are absent. */
  readonly written: readonly PlannedField[];
  readonly defaults: readonly (readonly [field: PlannedField, by: ServerDefault])[];
}

/** In the order of the table: a later default may look at an earlier one. */
const defaultsByType = (() => {
  const found = new Map<string, [string, ServerDefault][]>();
  for (const [key, by] of Object.entries(SERVER_DEFAULTS)) {
    const at = key.indexOf('.');
    const type = key.slice(0, at);
    found.set(type, [...(found.get(type) ?? []), [key.slice(at + 1), by]]);
  }
  return found;
})();

/** What there is to do for the objects of a type, worked out once. */
export const planOf = perKey((type: string): TypePlan => {
  const fields = new Map(fieldNames(type).map((name) => [name, planField(type, name)]));
  const defaults = (defaultsByType.get(type) ?? []).flatMap(([name, by]) => {
    const field = fields.get(name);
    return field === undefined || by.writtenIn === 'none' ? [] : [[field, by] as const];
  });
  return { fields, written: [...fields.values()].filter(({ always, value }) => always || value), defaults };
});

function planField(owner: string, name: string): PlannedField {
  const { type = 'o', shape = 'one' } = fieldOf(owner, name) ?? {};
  const nested = type.length > 1 && isObjectType(type);
  return { name, shape, type, nested, asSent: isCustomType(owner), ...structureOf(owner, name) };
}
