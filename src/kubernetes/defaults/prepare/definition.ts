import { type JsonObject, objectAt, objectsAt } from '../../json.ts';

/** A new definition stores its storage version and is not established yet. */
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
