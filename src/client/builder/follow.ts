import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { type ApiType, pathOf } from '../discovery/api-type.ts';
import { serverFailure } from '../kubectl-failure.ts';
import { close, next, now, open, send } from '../running.ts';

/** An object that is observed: listed first, then watched. */
export class FollowedObject {
  /** The current object; absent if it was deleted. */
  current: JsonObject | undefined;
  readonly #type: ApiType;
  readonly #path: string;
  readonly #select: readonly [string, string];
  #version = '';
  #stream: number | undefined;
  readonly #waiting: string[] = [];

  constructor(type: ApiType, namespace: string, name: string) {
    this.#type = type;
    this.#path = pathOf(type, namespace);
    this.#select = ['fieldSelector', `metadata.name=${name}`];
  }

  /** Fetches the object. @throws KubectlFailure if the server refuses. */
  *start(): Running<void> {
    const { status, body } = yield* send({
      method: 'GET',
      path: this.#path,
      query: [this.#select, ['limit', '500']],
    });
    if (status >= 400) throw serverFailure(body);
    const [found] = objectsAt(body, 'items');
    this.current = found === undefined ? undefined : this.#typed(found);
    this.#version = textAt(body, 'metadata', 'resourceVersion');
  }

  /** Waits for the next change. @returns whether there was one in time. @param end milliseconds since 1970; no limit if absent */
  *change(end: number | undefined): Running<boolean> {
    for (;;) {
      const line = this.#waiting.shift();
      if (line !== undefined) {
        if (this.#take(JSON.parse(line) as JsonObject)) return true;
        continue;
      }
      const left = end === undefined ? undefined : end - (yield* now());
      if (left !== undefined && left <= 0) return false;
      this.#stream ??= yield* this.#open();
      const part = yield* next(this.#stream, left);
      if (!('part' in part)) return false;
      this.#waiting.push(...part.part.split('\n').filter((one) => one !== ''));
    }
  }

  *stop(): Running<void> {
    if (this.#stream !== undefined) yield* close(this.#stream);
  }

  *#open(): Running<number> {
    const opened = yield* open({
      method: 'GET',
      path: this.#path,
      query: [this.#select, ['resourceVersion', this.#version], ['watch', 'true']],
    });
    if (!('stream' in opened)) throw serverFailure(opened.body);
    return opened.stream;
  }

  #take(event: JsonObject): boolean {
    const type = textAt(event, 'type');
    if (type === 'BOOKMARK') return false;
    if (type === 'ERROR') throw serverFailure(event.object ?? null);
    this.current = type === 'DELETED' ? undefined : this.#typed(objectAt(event, 'object'));
    return true;
  }

  #typed(object: JsonObject): JsonObject {
    return { ...object, kind: this.#type.kind };
  }
}
