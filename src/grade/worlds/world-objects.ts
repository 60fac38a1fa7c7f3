import { Seeded } from '../../cluster/seeded.ts';
import { copyJson, type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Taint } from './hints.ts';
import { labelsThatMatch } from './matching-labels.ts';
import { type Listing, type Mention, RESOURCES } from './mentions.ts';
import type { Known, Recipe } from './recipe.ts';
import { templateOf } from './templates/registry.ts';
import { otherValue, setField, type Touched } from './touched.ts';

const ELSEWHERE = 'other-team';
const LISTED = ['amber', 'birch', 'cedar', 'delta'] as const;
const BUILT_IN_NAMESPACES = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** The objects of one cluster of a world, in the order in which they are made. */
export function worldObjects(known: Known, server: string, recipe: Recipe): JsonObject[] {
  const maker = new ObjectMaker(known, server, recipe);
  const { mentions } = known;
  for (const namespace of [...(mentions.namespaces.get(server) ?? []), ELSEWHERE])
    maker.addNamespace(namespace);
  for (const mention of mentions.objects) if (mention.server === server) maker.addMentioned(mention);
  for (const listing of mentions.listings) if (listing.server === server) maker.addListed(listing);
  return maker.objects;
}

class ObjectMaker {
  readonly objects: JsonObject[] = [];
  readonly #known: Known;
  readonly #server: string;
  readonly #recipe: Recipe;
  readonly #random: Seeded;
  readonly #made = new Set<string>();

  constructor(known: Known, server: string, recipe: Recipe) {
    this.#known = known;
    this.#server = server;
    this.#recipe = recipe;
    this.#random = new Seeded(recipe.seed);
  }

  addNamespace(name: string): void {
    if (BUILT_IN_NAMESPACES.has(name) || this.#isMadeByScript('namespaces', '', name)) return;
    this.#add('namespaces', '', name, {});
  }

  addMentioned({ resource, namespace, name, needed, body }: Mention): void {
    const { present } = this.#recipe;
    const isThere = present === 'all' ? needed : present === 'needed' && needed && body === undefined;
    if (resource === 'namespaces') {
      if (needed && body === undefined) this.addNamespace(name);
    } else if (isThere || (resource === 'nodes' && needed))
      this.#add(resource, namespace, name, this.#labels(resource), body);
    if (needed && resource !== 'nodes') {
      this.#add(resource, namespace, `${name}-2`, this.#labels(resource));
      if (namespace !== '')
        this.#add(resource, namespace === ELSEWHERE ? 'default' : ELSEWHERE, name, this.#labels(resource));
    }
  }

  addListed({ resource, namespace, labels }: Listing): void {
    const matching = labelsThatMatch(labels);
    const isEmpty = this.#recipe.present === 'none';
    for (const [at, name] of LISTED.entries()) {
      const place = namespace !== '' ? namespace : at % 2 === 0 ? 'default' : ELSEWHERE;
      const near = at === 3 ? { ...matching, ...other(matching, this.#random) } : matching;
      this.#add(resource, place, name, isEmpty && labels !== '' ? {} : near);
    }
    if (namespace !== '')
      this.#add(resource, namespace === ELSEWHERE ? 'default' : ELSEWHERE, 'elm', matching);
  }

  /** Labels that the selectors of the scripts look for, some of the time. */
  #labels(resource: string): JsonObject {
    const found: JsonObject = {};
    for (const listing of this.#known.mentions.listings)
      if (listing.resource === resource && this.#random.below(2) === 0)
        Object.assign(found, labelsThatMatch(listing.labels));
    return found;
  }

  #isMadeByScript(resource: string, namespace: string, name: string): boolean {
    return this.#known.mentions.objects.some(
      (one) =>
        one.resource === resource &&
        one.namespace === namespace &&
        one.name === name &&
        one.body !== undefined,
    );
  }

  #add(resource: string, namespace: string, name: string, labels: JsonObject, body?: JsonObject): void {
    const type = RESOURCES.byId(resource);
    const template = templateOf(resource);
    const place = type?.namespaced === true ? namespace || 'default' : '';
    const key = `${resource} ${place}/${name}`;
    if (type === undefined || this.#made.has(key) || (template === undefined && body === undefined)) return;
    this.#made.add(key);
    const all: JsonObject = resource === 'namespaces' ? labels : { app: name.slice(0, 63), ...labels };
    const outline = {
      name,
      namespace: place,
      labels: all,
      containers: this.#known.hints.containers,
      random: this.#random,
    };
    const made = body === undefined ? (template?.(outline) ?? {}) : copyJson(body);
    const metadata = {
      ...objectAt(made, 'metadata'),
      name,
      ...(place !== '' && { namespace: place }),
      labels: { ...all, ...this.#hintedPairs('label') },
    };
    const object: JsonObject = {
      ...made,
      metadata: { ...metadata, annotations: this.#hintedPairs('annotate') },
    };
    this.#withRevisions(object, resource);
    this.#touch(object, key);
    this.#hintTaints(object, resource);
    this.objects.push(object);
  }

  /** A Deployment has been changed before, where commands ask for its history. */
  #withRevisions(object: JsonObject, resource: string): void {
    if (
      resource !== 'deployments.apps' ||
      ![...this.#known.hints.verbs].some((verb) => verb.startsWith('rollout'))
    )
      return;
    for (const version of ['1.0', '2.0', '3.0']) {
      const earlier = copyJson(object);
      for (const container of objectsAt(earlier, 'spec', 'template', 'spec', 'containers'))
        container.image = `registry.example/${String(container.name)}:${version}`;
      this.objects.push(earlier);
    }
  }

  /** Gives the fields that scripts write the values of the recipe. */
  #touch(object: JsonObject, key: string): void {
    for (const touched of this.#known.touched.get(`${this.#server} ${key}`) ?? []) {
      const value = this.#valueFor(touched);
      if (value !== KEEP) setField(object, touched.path, value);
    }
  }

  #valueFor(touched: Touched): Json | undefined | typeof KEEP {
    const way = this.#way();
    if (way === 'own') return KEEP;
    if (way === 'same') return this.#random.below(3) === 0 ? KEEP : touched.value;
    return otherValue(touched.value, this.#random);
  }

  #hintedPairs(verb: string): JsonObject {
    const found: JsonObject = {};
    for (const pair of this.#known.hints.pairs) {
      if (pair.verb !== verb) continue;
      const way = this.#way();
      if (pair.value === undefined || way !== 'own')
        found[pair.key] = way === 'same' && pair.value !== undefined ? pair.value : 'before';
    }
    return found;
  }

  #hintTaints(object: JsonObject, resource: string): void {
    if (resource !== 'nodes') return;
    const taints = [
      ...objectsAt(object, 'spec', 'taints'),
      ...this.#known.hints.taints.flatMap((one) => this.#taintsFor(one)),
    ];
    const byKey = new Map(taints.map((taint) => [`${taint.key}:${taint.effect}`, taint]));
    object.spec = { ...objectAt(object, 'spec'), ...(byKey.size > 0 && { taints: [...byKey.values()] }) };
  }

  #taintsFor({ key, value, effect, removed }: Taint): JsonObject[] {
    const same = { key, effect, ...(value !== '' && { value }) };
    const others = [
      { key, effect: otherEffect(effect), value: 'before' },
      { key, effect, value: 'before' },
    ];
    switch (this.#way()) {
      case 'own':
        return removed ? [same] : [];
      case 'same':
        return removed ? [same, ...others.slice(0, 1)] : [same];
      case 'other':
        return removed ? others : others.slice(1);
    }
  }

  #way(): 'own' | 'same' | 'other' {
    const { values } = this.#recipe;
    return values === 'mixed'
      ? ((['own', 'other', 'same'] as const)[this.#random.below(3)] ?? 'own')
      : values;
  }
}

const KEEP = Symbol('keep');

function other(labels: JsonObject, random: Seeded): JsonObject {
  const keys = Object.keys(labels);
  const key = keys[random.below(Math.max(keys.length, 1))];
  return key === undefined ? {} : { [key]: `${textAt(labels, key).slice(0, 50)}-old` };
}

function otherEffect(effect: string): string {
  return effect === 'NoExecute' ? 'NoSchedule' : 'PreferNoSchedule';
}
