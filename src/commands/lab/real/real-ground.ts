import { Failure } from '../../../errors.ts';
import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { findResource } from '../../../kubernetes/kubectl/resources.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { LearnersKubectl } from './learners-kubectl.ts';

/** The label of everything that a lab creates in a real cluster. */
const LABEL = 'k8s-drill-lab';
const OTHERS = ['default'];
/** The longest time that a deletion may take. */
const PATIENCE = '--timeout=60s';
const TRIES = 60;
const BETWEEN_TRIES = 500;

/** The things that a lab creates in a real cluster: its namespaces and the objects of its set-up, each with a label. */
export class RealGround {
  readonly #kubectl: LearnersKubectl;
  readonly #selector: string;
  readonly namespaces: readonly string[];
  readonly objects: readonly JsonObject[];

  constructor({ card, setup }: Lab, kubectl: LearnersKubectl) {
    const value = card.identity.replaceAll('/', '.');
    this.#kubectl = kubectl;
    this.#selector = `${LABEL}=${value}`;
    const all = setup.flatMap((step) => (step.type === 'objects' ? step.objects : [])).map(placed);
    const named = all.map((object) =>
      textAt(object, 'kind') === 'Namespace' ? nameOf(object) : namespaceOf(object),
    );
    this.namespaces = [...new Set(named)].filter((name) => name !== '' && !OTHERS.includes(name));
    const given = new Map(all.map((object) => [`${textAt(object, 'kind')} ${nameOf(object)}`, object]));
    const spaces = this.namespaces.map(
      (name): JsonObject =>
        given.get(`Namespace ${name}`) ?? { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    );
    const rest = all.filter((object) => textAt(object, 'kind') !== 'Namespace');
    this.objects = [...spaces, ...rest].map((object) => labelled(object, value));
  }

  /** Deletes what an earlier run left behind, then creates everything. @throws Failure `usage` if an object of the same name exists */
  async make(): Promise<void> {
    await this.remove();
    const there = await this.#kubectl.run(
      ['get', '-f', '-', '-o', 'name', '--ignore-not-found'],
      documentsOf(this.objects),
    );
    const names = there.split('\n').filter((name) => name !== '');
    if (names.length > 0)
      throw new Failure({
        code: 'usage',
        message: `the cluster has ${names.join(', ')} already, and the lab would change what is not its own; use another cluster`,
      });
    const isSpace = (object: JsonObject): boolean => textAt(object, 'kind') === 'Namespace';
    await this.#create(this.objects.filter(isSpace));
    for (const name of this.namespaces) await this.#awaitAccount(name);
    await this.#create(this.objects.filter((object) => !isSpace(object)));
  }

  /** Deletes everything with the lab's label, and waits until it is gone. */
  async remove(): Promise<void> {
    const types = new Set(this.objects.map(typeOf));
    if (types.size === 0) return;
    await this.#kubectl.run(['delete', [...types].join(','), '-A', '-l', this.#selector, PATIENCE]);
  }

  async #create(objects: readonly JsonObject[]): Promise<void> {
    if (objects.length > 0) await this.#kubectl.run(['create', '-f', '-'], documentsOf(objects));
  }

  /** Waits for the namespace's default ServiceAccount: until it exists, Pods are refused. */
  async #awaitAccount(namespace: string): Promise<void> {
    for (let tries = TRIES; tries > 0; tries--) {
      const { code } = await this.#kubectl.try(['get', 'serviceaccount', 'default', '-n', namespace]);
      if (code === 0) return;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
  }
}

/** Objects as one file that kubectl can read. */
function documentsOf(objects: readonly JsonObject[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name');
}

function namespaceOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'namespace');
}

function typeOf(object: JsonObject): string {
  const apiVersion = textAt(object, 'apiVersion');
  const kind = textAt(object, 'kind').toLowerCase();
  return apiVersion.includes('/') ? `${kind}.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : kind;
}

/** The object with its namespace set, if its kind is namespaced. */
function placed(object: JsonObject): JsonObject {
  const isIn = findResource(typeOf(object))?.namespaced === true;
  if (!isIn || namespaceOf(object) !== '') return object;
  return { ...object, metadata: { ...objectAt(object, 'metadata'), namespace: 'default' } };
}

function labelled(object: JsonObject, value: string): JsonObject {
  const metadata = objectAt(object, 'metadata');
  return {
    ...object,
    metadata: { ...metadata, labels: { ...objectAt(metadata, 'labels'), [LABEL]: value } },
  };
}
