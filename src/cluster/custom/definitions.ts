import { type Json, type JsonObject, listAt, objectAt, textAt } from '../../kubernetes/json.ts';
import type { ApiContext } from '../api/context.ts';
import type { StoreEvent } from '../store/history.ts';
import { timeText } from '../time.ts';
import { customResourceOf } from './custom-version.ts';

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';
const CLEANUP = 'customresourcecleanup.apiextensions.k8s.io';

/** Serves the resources of custom resource definitions as these change, and deletes the objects of deleted definitions. */
export function followDefinitions(context: ApiContext, { resource, type, object }: StoreEvent): void {
  if (resource === DEFINITIONS) followDefinition(context, type, object);
  else if (type === 'DELETED' && context.resources.byId(resource)?.custom === true) finish(context, resource);
}

/** Serves the resources of the stored definitions, and no other custom resources. */
export function serveDefinitions({ store, resources }: ApiContext): void {
  for (const { id, custom } of resources.all) if (custom) resources.setCustom(id, undefined);
  for (const definition of store.list(DEFINITIONS))
    resources.setCustom(textAt(definition, 'metadata', 'name'), customResourceOf(definition));
}

function followDefinition(context: ApiContext, type: StoreEvent['type'], definition: JsonObject): void {
  const { store, resources } = context;
  const id = textAt(definition, 'metadata', 'name');
  if (type === 'DELETED') {
    resources.setCustom(id, undefined);
    return;
  }
  resources.setCustom(id, customResourceOf(definition));
  if (textAt(definition, 'metadata', 'deletionTimestamp') !== '') deleteObjects(context, definition);
  else if (listAt(definition, 'status', 'conditions').length === 0)
    store.put(DEFINITIONS, established(definition, timeText(context.world.now)));
}

/** A definition with the status that the API server's controllers set immediately: names accepted, established, finalizer added. */
function established(definition: JsonObject, time: string): JsonObject {
  const metadata = objectAt(definition, 'metadata');
  const names = objectAt(definition, 'spec', 'names');
  const condition = (type: string, reason: string, message: string): JsonObject => ({
    type,
    status: 'True',
    lastTransitionTime: time,
    reason,
    message,
  });
  const kind = textAt(names, 'kind');
  const accepted: JsonObject = {
    ...names,
    singular: textAt(names, 'singular') || kind.toLowerCase(),
    listKind: textAt(names, 'listKind') || `${kind}List`,
  };
  return {
    ...definition,
    metadata: { ...metadata, finalizers: [...new Set([...listAt(metadata, 'finalizers'), CLEANUP])] },
    status: {
      ...objectAt(definition, 'status'),
      conditions: [
        condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
        condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
      ],
      acceptedNames: accepted,
    },
  };
}

/** Deletes the objects of a definition that is being deleted. */
function deleteObjects(context: ApiContext, definition: JsonObject): void {
  const { store, world } = context;
  const id = textAt(definition, 'metadata', 'name');
  for (const object of store.list(id)) {
    const metadata = objectAt(object, 'metadata');
    const [namespace, name] = [textAt(metadata, 'namespace'), textAt(metadata, 'name')];
    if (listAt(metadata, 'finalizers').length === 0) store.delete(id, namespace, name);
    else if (textAt(metadata, 'deletionTimestamp') === '') {
      const deletion: Json = { deletionTimestamp: timeText(world.now), deletionGracePeriodSeconds: 0 };
      store.put(id, { ...object, metadata: { ...metadata, ...deletion } });
    }
  }
  finish(context, id);
}

/** Lets a definition be deleted when none of its objects is left. */
function finish({ store }: ApiContext, id: string): void {
  const definition = store.get(DEFINITIONS, '', id);
  if (definition === undefined || store.list(id).length > 0) return;
  const metadata = objectAt(definition, 'metadata');
  const finalizers = listAt(metadata, 'finalizers');
  if (textAt(metadata, 'deletionTimestamp') === '' || !finalizers.includes(CLEANUP)) return;
  const left = finalizers.filter((name) => name !== CLEANUP);
  if (left.length === 0) store.delete(DEFINITIONS, '', id);
  else store.put(DEFINITIONS, { ...definition, metadata: { ...metadata, finalizers: left } });
}
