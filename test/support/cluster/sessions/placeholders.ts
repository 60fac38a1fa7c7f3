import { isObject, type Json, type JsonObject, textAt } from '../../../../src/kubernetes/json.ts';
import { scrub } from './scrub.ts';

const NUMBERED = /<(?:hash|rand|podIP|clusterIP|nodePort)\d+>/g;
const NOTHING = new Map<string, string>();

/** What the numbered placeholders of a session stand for in our cluster. */
export class Placeholders {
  readonly #values = new Map<string, string>();
  readonly #paired = new Set<string>();

  /** A recorded text as it is in our cluster; placeholders that are not known yet stay. */
  resolve(text: string): string {
    return text.replace(NUMBERED, (placeholder) => this.#values.get(placeholder) ?? placeholder);
  }

  /** Learns from an object of the recording and ours that it is. */
  learn(recorded: Json | undefined, own: Json | undefined): void {
    if (typeof recorded === 'string' && (typeof own === 'string' || typeof own === 'number'))
      this.#learnText(recorded, String(own));
    else if (Array.isArray(recorded) && Array.isArray(own))
      for (const [at, item] of recorded.entries()) this.learn(item, own[at]);
    else if (isObject(recorded) && isObject(own))
      for (const key of Object.keys(recorded)) this.learn(recorded[key], own[key]);
  }

  /** Finds for each recorded object the one of ours that it is most likely, and learns from it. */
  pair(recorded: readonly JsonObject[], own: readonly JsonObject[]): void {
    for (const object of recorded) {
      const name = textAt(object, 'metadata', 'name');
      const pattern = this.#pattern(name);
      const open = this.resolve(name).match(NUMBERED) !== null;
      const found = own
        .filter((candidate) => pattern.test(textAt(candidate, 'metadata', 'name')))
        .filter((candidate) => sameKind(object, candidate))
        .filter((candidate) => !open || !this.#paired.has(identity(candidate)))
        .map((candidate) => ({ candidate, score: likeness(object, candidate) }))
        .sort((a, b) => b.score - a.score)[0];
      if (found === undefined) continue;
      this.#paired.add(identity(found.candidate));
      this.learn(object, found.candidate);
    }
  }

  #learnText(recorded: string, own: string): void {
    if (!recorded.includes('<')) return;
    const unknown = this.resolve(recorded).match(NUMBERED);
    const match = unknown === null ? null : this.#pattern(recorded).exec(own);
    for (const [at, placeholder] of (unknown ?? []).entries()) {
      const value = match?.[at + 1];
      if (value !== undefined && !this.#values.has(placeholder)) this.#values.set(placeholder, value);
    }
  }

  #pattern(recorded: string): RegExp {
    const escaped = this.resolve(recorded).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    return new RegExp(`^${escaped.replace(NUMBERED, '([a-z0-9.:]+)')}$`);
  }
}

function identity(object: JsonObject): string {
  return `${textAt(object, 'kind')}/${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}

function sameKind(recorded: JsonObject, own: JsonObject): boolean {
  const of = (object: JsonObject) => textAt(object, 'kind') || 'none';
  return (
    (of(recorded) === of(own) || of(recorded) === 'none' || of(own) === 'none') &&
    textAt(recorded, 'metadata', 'namespace') === textAt(own, 'metadata', 'namespace')
  );
}

function likeness(recorded: JsonObject, own: JsonObject): number {
  const same = (key: string) =>
    JSON.stringify(scrub(recorded[key] ?? null, NOTHING)) ===
    JSON.stringify(scrub(own[key] ?? null, NOTHING));
  const image = (object: JsonObject) =>
    JSON.stringify(object)
      .match(/"image":"[^"]*"/g)
      ?.join() ?? '';
  return (
    (textAt(recorded, 'spec', 'nodeName') === textAt(own, 'spec', 'nodeName') ? 1 : 0) +
    (same('spec') ? 4 : 0) +
    (image(recorded) === image(own) ? 8 : 0) +
    (same('status') ? 2 : 0)
  );
}
