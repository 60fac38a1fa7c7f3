import { Seeded } from '../../cluster/seeded.ts';
import { copyJson, type Json, type JsonObject, objectAt, objectsAt } from '../../kubernetes/json.ts';
import { type FieldTerm, fieldTerms, setTerms } from './field-terms.ts';
import type { Taint } from './hints.ts';
import { labelsAround, labelsThatMatch } from './matching-labels.ts';
import { type Listing, type Mention, RESOURCES } from './mentions.ts';
import type { Known, Recipe } from './recipe.ts';
import { templateOf } from './templates/registry.ts';
import { type Outline, pick, type Template } from './templates/template.ts';
import { otherPodSecurity, otherValue, setField, type Touched } from './touched.ts';
import type { WorldObject } from './world.ts';

const ELSEWHERE = 'other-team';
/** Made in this order, so that the order of names is not that of their making. */
const LISTED = ['cedar', 'amber', 'delta', 'birch', 'hazel', 'fern', 'ivy', 'grape'] as const;
/** What is in another namespace than a listing is about. */
const ELM = 'elm';
const FEW = 4;
/** Of each kind, where scripts list more kinds than a few, as `get all` does. */
const FEWER = 2;
const MANY_LISTINGS = 6;
const BUILT_IN_NAMESPACES = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

export function isBuiltIn(namespace: string): boolean {
  return BUILT_IN_NAMESPACES.has(namespace);
}

/** The objects of one cluster of a world, in the order of their creation. */
export function worldObjects(known: Known, server: string, recipe: Recipe): WorldObject[] {
  const maker = new ObjectMaker(known, server, recipe);
  const { mentions } = known;
  for (const namespace of [...(mentions.namespaces.get(server) ?? []), ELSEWHERE])
    maker.addNamespace(namespace);
  for (const mention of mentions.objects) if (mention.server === server) maker.addMentioned(mention);
  const listings = mentions.listings.filter((listing) => listing.server === server);
  for (const [at, listing] of listings.entries()) maker.addListed(listing, at);
  return maker.objects;
}

class ObjectMaker {
  readonly objects: WorldObject[] = [];
  readonly #known: Known;
  readonly #server: string;
  readonly #recipe: Recipe;
  readonly #random: Seeded;
  readonly #made = new Set<string>();
  readonly #turns = new Map<string, number>();

  constructor(known: Known, server: string, recipe: Recipe) {
    this.#known = known;
    this.#server = server;
    this.#recipe = recipe;
    this.#random = new Seeded(recipe.seed);
  }

  addNamespace(name: string): void {
    if (isBuiltIn(name) || this.#isMadeByScript(name)) return;
    this.#add('namespaces', '', name, {});
  }

  addMentioned({ resource, namespace, name, needed, body }: Mention): void {
    if (isMadeUp(name) && !this.#known.hints.words.includes(name)) return;
    const { present } = this.#recipe;
    const isThere = present === 'all' ? needed : present === 'needed' && needed && body === undefined;
    if (resource === 'namespaces') {
      if (needed) this.addNamespace(name);
    } else if (isThere || (resource === 'nodes' && needed))
      this.#add(resource, namespace, name, this.#labels(resource), { body });
    if (needed && resource !== 'nodes') {
      this.#add(resource, namespace, `${name}-2`, this.#labels(resource));
      if (namespace !== '') this.#add(resource, besides(namespace), name, this.#labels(resource));
    }
  }

  /** @param nth objects of another listing of the same kind have other names, in another namespace as well. */
  addListed({ resource, namespace, labels, fields }: Listing, nth: number): void {
    const around = labelsAround(labels);
    const [matching = {}] = around;
    const isEmpty = this.#recipe.present === 'none';
    const terms = [...fieldTerms(fields), ...this.#known.hints.filters];
    const few = this.#known.mentions.listings.length > MANY_LISTINGS ? FEWER : FEW;
    const count = fields === '' ? Math.max(few, around.length) : LISTED.length;
    const sought = this.#soughtNames();
    for (const [at, base] of [...sought, ...LISTED].slice(0, count).entries()) {
      const place = namespace !== '' ? namespace : at % 2 === 0 ? 'default' : ELSEWHERE;
      const near = around[at] ?? matching;
      const taken = keyOf(resource, sought.includes(base) ? place : ANYWHERE, base);
      const name = this.#made.has(taken) ? `${base}-${nth}` : base;
      this.#add(resource, place, name, isEmpty ? {} : near, { terms, at });
    }
    if (namespace !== '') this.#add(resource, besides(namespace), ELM, matching, { terms });
  }

  /** Names for which expressions search listed objects. */
  #soughtNames(): string[] {
    const names = this.#known.hints.filters.filter(({ path }) => path.join('.') === 'metadata.name');
    return [...new Set(names.map(({ value }) => value))];
  }

  /** Labels that match the scripts' selectors, for some of the objects. */
  #labels(resource: string): JsonObject {
    const found: JsonObject = {};
    for (const listing of this.#known.mentions.listings)
      if (listing.resource === resource && this.#random.below(2) === 0)
        Object.assign(found, labelsThatMatch(listing.labels));
    return found;
  }

  #isMadeByScript(name: string): boolean {
    return this.#known.mentions.objects.some(
      (one) =>
        one.server === this.#server &&
        one.resource === 'namespaces' &&
        one.name === name &&
        one.body !== undefined,
    );
  }

  #add(
    resource: string,
    namespace: string,
    name: string,
    labels: JsonObject,
    { body, terms = NO_TERMS, at = 0 }: Wanted = {},
  ): void {
    const type = RESOURCES.byId(resource);
    const template: Template | undefined = body === undefined ? templateOf(resource) : () => body;
    if (type === undefined || template === undefined) return;
    const place = type.namespaced ? namespace || 'default' : '';
    const key = keyOf(resource, place, name);
    if (this.#made.has(key)) return;
    this.#made.add(key).add(keyOf(resource, ANYWHERE, name));
    if (resource === 'persistentvolumeclaims' && this.#recipe.turn % 2 === 0)
      this.#add('persistentvolumes', '', `of-${place}-${name}`.slice(0, 60), {});
    const all: JsonObject = resource === 'namespaces' ? labels : { app: name.slice(0, 63), ...labels };
    const outline = this.#outlineOf(resource, name, place, all);
    const made = copyJson(template(outline));
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
    if (terms === NO_TERMS) this.#withRevisions(object, resource);
    this.#hintTaints(object, resource);
    const plain = copyJson(object);
    setTerms(object, terms, at);
    this.#touch(object, key);
    this.objects.push({ object, ...(JSON.stringify(object) !== JSON.stringify(plain) && { plain }) });
  }

  #outlineOf(resource: string, name: string, namespace: string, labels: JsonObject): Outline {
    const { recipe, random } = { recipe: this.#recipe, random: this.#random };
    const { containers, verbs } = this.#known.hints;
    const turn = this.#turns.get(resource) ?? recipe.turn;
    this.#turns.set(resource, turn + 1);
    const isLong = recipe.lists === 'any' ? random.below(2) === 0 : recipe.lists === 'long';
    return { name, namespace, labels, containers, isLong, turn, isRead: verbs.has('logs'), random };
  }

  /** Earlier revisions of a Deployment, if commands ask for its history. */
  #withRevisions(object: JsonObject, resource: string): void {
    if (
      resource !== 'deployments.apps' ||
      ![...this.#known.hints.verbs].some((verb) => ABOUT_REVISIONS.has(verb))
    )
      return;
    for (const version of ['1.0', '2.0', '3.0']) {
      const earlier = copyJson(object);
      for (const container of objectsAt(earlier, 'spec', 'template', 'spec', 'containers'))
        container.image = `registry.example/${String(container.name)}:${version}`;
      this.objects.push({ object: earlier });
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
    if (way === 'absent') return undefined;
    if (way === 'same') return this.#random.below(3) === 0 ? KEEP : touched.value;
    return (
      otherPodSecurity(String(touched.path.at(-1)), touched.value) ?? otherValue(touched.value, this.#random)
    );
  }

  #hintedPairs(verb: string): JsonObject {
    const found: JsonObject = {};
    for (const pair of this.#known.hints.pairs) {
      if (pair.verb !== verb) continue;
      const way = this.#way();
      if (pair.value === undefined || (way !== 'own' && way !== 'absent'))
        found[pair.key] =
          way === 'same' && pair.value !== undefined
            ? pair.value
            : (otherPodSecurity(pair.key, pair.value) ?? 'before');
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
    const others = key.startsWith(OF_ROLES)
      ? []
      : [
          { key, effect: otherEffect(effect), value: 'before' },
          { key, effect, value: 'before' },
        ];
    switch (this.#way()) {
      case 'own':
      case 'absent':
        return removed ? [same] : [];
      case 'same':
        return removed ? [same, ...others.slice(0, 1)] : [same];
      case 'other':
        return removed ? others : others.slice(1);
    }
  }

  #way(): Exclude<Recipe['values'], 'mixed'> {
    const { values } = this.#recipe;
    return values === 'mixed' ? pick(this.#random, ['own', 'other', 'same', 'absent']) : values;
  }
}

/** The data from which an object is made, in addition to its template. */
interface Wanted {
  readonly body?: JsonObject | undefined;
  readonly terms?: readonly FieldTerm[];
  /** Its place in the listing. */
  readonly at?: number;
}

/** Whether a name can be one that a world generates: then a command that uses it has found it there. */
function isMadeUp(name: string): boolean {
  const first = name.replace(/-.*/, '');
  return name.endsWith('-2') || [ELM, ...LISTED].some((listed) => listed === first);
}

/** Another namespace than that which a script looks at. */
function besides(namespace: string): string {
  return namespace === ELSEWHERE ? 'default' : ELSEWHERE;
}

function keyOf(resource: string, place: string, name: string): string {
  return `${resource} ${place}/${name}`;
}

/** Taints of a node's role, which kubeadm sets with one effect. */
const OF_ROLES = 'node-role.kubernetes.io/';
const ANYWHERE = '*';
const KEEP = Symbol('keep');
const NO_TERMS: readonly FieldTerm[] = [];
const ABOUT_REVISIONS: ReadonlySet<string> = new Set(['rollout undo', 'rollout history']);

function otherEffect(effect: string): string {
  return effect === 'NoExecute' ? 'NoSchedule' : 'PreferNoSchedule';
}
