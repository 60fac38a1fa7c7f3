import { type JsonObject, objectAt, objectsAt } from '../../json.ts';

/** Records the storage version of a new definition, which is not established yet. */
export function prepareDefinition(definition: JsonObject): void {
  const stored = objectsAt(definition, 'spec', 'versions').filter(({ storage }) => storage === true);
  definition.status = {
    conditions: null,
    acceptedNames: { plural: '', kind: '' },
    storedVersions: stored.map(({ name = '' }) => name),
  };
  const spec = objectAt(definition, 'spec');
  const names = objectAt(spec, 'names');
  if (Object.keys(names).length > 0) spec.names = names;
}
