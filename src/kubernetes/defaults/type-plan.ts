import { perKey } from '../per-key.ts';
import { type Field, fieldNames, fieldOf, isCustomType, isObjectType } from '../schema/schemas.ts';
import { type Structure, structureOf } from '../schema/structure.ts';
import type { ServerDefault } from './server-default.ts';
import { SERVER_DEFAULTS } from './tables/registry.ts';

/** A field of a type, with everything that is needed to default and write it. */
export interface PlannedField extends Structure {
  readonly name: string;
  readonly shape: Field['shape'];
  /** A letter for a scalar, or the name of a type. */
  readonly type: string;
  /** Whether its values are objects with known fields. */
  readonly nested: boolean;
  /** Whether it is a field of a custom resource, which is stored as it was sent, including empty and zero values. */
  readonly asSent: boolean;
}

export interface TypePlan {
  readonly fields: ReadonlyMap<string, PlannedField>;
  /** The fields that are written even if they are absent. */
  readonly written: readonly PlannedField[];
  readonly defaults: readonly (readonly [field: PlannedField, by: ServerDefault])[];
}

/** In the order of the table: a later default may depend on an earlier one. */
const defaultsByType = (() => {
  const found = new Map<string, [string, ServerDefault][]>();
  for (const [key, by] of Object.entries(SERVER_DEFAULTS)) {
    const at = key.indexOf('.');
    const type = key.slice(0, at);
    found.set(type, [...(found.get(type) ?? []), [key.slice(at + 1), by]]);
  }
  return found;
})();

/** How to fill the objects of a type; computed once per type. */
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
