import type { Cluster } from '../../../../src/cluster/cluster.ts';
import { type JsonObject, textAt } from '../../../../src/kubernetes/json.ts';
import { type Names, scrub } from './scrub.ts';
import { readSessionCluster, type Step } from './session.ts';

const NO_NAMES: Names = new Map();

/** The objects of the recorded cluster, as they are after each step. */
export class Mirror {
  readonly #objects = new Map<string, JsonObject>();

  constructor() {
    for (const object of readSessionCluster()) this.#set(object);
  }

  apply({ objects, deleted = [] }: Step): void {
    for (const path of deleted) {
      const [resource = '', ...name] = path.split('/');
      const plural = resource.split('.')[0] ?? '';
      for (const key of [...this.#objects.keys()]) {
        const [kind = '', ...rest] = key.split('/');
        if (resource === 'namespaces' && kind === 'Event' && rest[0] === name[0]) this.#objects.delete(key);
        if (isPlural(plural, kind) && rest.filter(Boolean).join('/') === name.join('/'))
          this.#objects.delete(key);
      }
      if (resource === 'namespaces') this.#dropEvents(name.join('/'));
    }
    for (const object of objects) this.#set(object);
  }

  /** The events of a namespace go with it, which recordings do not tell. */
  #dropEvents(namespace: string): void {
    for (const key of [...this.#objects.keys()])
      if (key.startsWith(`Event/${namespace}/`)) this.#objects.delete(key);
  }

  /** All objects that are compared, scrubbed, as texts. */
  get texts(): readonly string[] {
    return comparable([...this.#objects.values()], NO_NAMES);
  }

  #set(object: JsonObject): void {
    const { kind } = object;
    const id =
      kind === 'Event' ? JSON.stringify(scrub(object, NO_NAMES)) : textAt(object, 'metadata', 'name');
    this.#objects.set(`${String(kind)}/${textAt(object, 'metadata', 'namespace')}/${id}`, object);
  }
}

function isPlural(plural: string, kind: string): boolean {
  const word = kind.toLowerCase();
  return [word, `${word}s`, `${word}es`, `${word.replace(/y$/, '')}ies`].includes(plural);
}

/** The objects of our cluster that are compared, scrubbed, as texts. */
export function ownTexts(cluster: Cluster, names: Names): readonly string[] {
  return comparable(cluster.objects(), names);
}

function comparable(objects: readonly JsonObject[], names: Names): string[] {
  const texts = objects.filter(isCompared).map((object) => JSON.stringify(scrub(object, names)));
  return texts.filter((text, at) => !text.includes('"kind":"Event"') || texts.indexOf(text) === at);
}

function isCompared(object: JsonObject): boolean {
  const kind = textAt(object, 'kind');
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = textAt(object, 'metadata', 'name');
  if (namespace === 'kube-node-lease' || kind === 'APIService') return false;
  if (namespace === 'kube-system') return false;
  if (kind === 'ServiceCIDR' || (kind === 'Node' && name === 'cp01')) return false;
  // How often an event was counted is left to chance, and so is when many similar ones become one.
  if (kind === 'Event' && textAt(object, 'message').startsWith('(combined from similar events)'))
    return false;
  return !(kind === 'ConfigMap' && name === 'kube-root-ca.crt');
}

/** What one list has and the other has not, each item as often as it is missing. */
export function missingFrom(list: readonly string[], all: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of all) left.set(text, (left.get(text) ?? 0) + 1);
  return list.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
