import { isObject, type JsonObject } from '../../kubernetes/json.ts';
import { setField } from './touched.ts';

/** A field that commands look for by its value. */
export interface FieldTerm {
  readonly path: readonly string[];
  readonly value: string;
  /** Whether they look for this value, or for any other one. */
  readonly isWanted: boolean;
}

const TERM = /^([\w.]+)(!=|==|=)(.*)/;
/** Fields that can be set even if the object does not have them. */
const SETTABLE = /^(?:spec\.(?:nodeName|unschedulable|schedulerName)|involvedObject\.\w+|reason|type)$/;
/** Fields that are derived from others, or identify the object. */
const DERIVED = /^(?:status|metadata)\./;

/** The terms of a field selector that a world can make true or false. */
export function fieldTerms(selector: string): FieldTerm[] {
  return selector.split(',').flatMap((text): FieldTerm[] => {
    const [, path = '', operator, value = ''] = TERM.exec(text) ?? [];
    if (DERIVED.test(path) || value === '') return [];
    return [{ path: path.split('.'), value, isWanted: operator !== '!=' }];
  });
}

/** Sets the fields of an object to the values that are looked for; in every fourth object, one of them to another value. */
export function setTerms(object: JsonObject, terms: readonly FieldTerm[], at: number): void {
  const missed = at % 4 === 3 ? terms[(at >> 2) % Math.max(terms.length, 1)] : undefined;
  for (const term of terms) {
    const { path, value, isWanted } = term;
    if (DERIVED.test(path.join('.')) || isNoEventType(object, term)) continue;
    const before = valueAt(object, path);
    if (typeof before !== 'string' && !SETTABLE.test(path.join('.'))) continue;
    if (isWanted === (term !== missed)) setField(object, path, typed(path, value));
    else if (before === value) setField(object, path, undefined);
  }
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
function isNoEventType({ kind }: JsonObject, { path, value }: FieldTerm): boolean {
  return kind === 'Event' && path.join('.') === 'type' && !/^(?:Normal|Warning)$/.test(value);
}

function typed(path: readonly string[], value: string): string | boolean {
  return path.join('.') === 'spec.unschedulable' ? value === 'true' : value;
}

function valueAt(object: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isObject(at as JsonObject) ? (at as JsonObject)[key] : undefined),
    object,
  );
}
