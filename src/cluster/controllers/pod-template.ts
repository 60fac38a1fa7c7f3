import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { controllerReference } from './owner.ts';

/** Additions to a Pod that is made from a template. */
interface PodExtras {
  /** A fixed name; by default one is generated from the owner's name. */
  readonly name?: string;
  readonly generateName?: string;
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
  readonly finalizers?: readonly string[];
}

/** A new Pod from its owner's template. */
export function podFromTemplate(owner: JsonObject, template: JsonObject, extras: PodExtras = {}): JsonObject {
  const labels = { ...objectAt(template, 'metadata', 'labels'), ...extras.labels };
  const annotations = { ...objectAt(template, 'metadata', 'annotations'), ...extras.annotations };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(extras.name !== undefined
        ? { name: extras.name }
        : { generateName: extras.generateName ?? `${textAt(owner, 'metadata', 'name')}-` }),
      namespace: textAt(owner, 'metadata', 'namespace'),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerReference(owner)],
      ...(extras.finalizers !== undefined && { finalizers: [...extras.finalizers] }),
    },
    spec: { ...objectAt(template, 'spec') },
  };
}
