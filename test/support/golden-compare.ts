import type { Json, JsonObject } from '../../src/kubernetes/json.ts';
import { isObject, textAt } from '../../src/kubernetes/json.ts';

/** The terms of a field selector, whose order means nothing and has changed since. */
function inOrder(selector: Json | undefined): string {
  return String(selector).split(',').sort().join(',');
}

/** Requests in one text each; a run of the same kind of request is in the order of its paths, since lists come in another order. */
export function comparable(requests: readonly JsonObject[]): readonly string[] {
  const runs: { kind: string; lines: string[] }[] = [];
  for (const request of requests) {
    const kind = `${textAt(request, 'method')} ${textAt(request, 'path').split('/').at(-1) === 'eviction'}`;
    const text = JSON.stringify(sorted(request)).replace(DAMAGED, 'uid=controlplane');
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  return runs.flatMap(({ lines }) => lines.sort());
}

/** The recording's clean-up took the first letter of a node's name for an identity. */
const DAMAGED = 'uid=<uid>ontrolplane';
/** Defaults that the objects of the recording lacked, and those of a real server have. */
const DEFAULTED = ['terminationMessagePath', 'terminationMessagePolicy'];

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => !DEFAULTED.includes(key))
      .sort()
      .map((key) => [key, key === 'fieldSelector' ? inOrder(value[key]) : sorted(value[key] ?? null)]),
  );
}

/** Whether two values are the same, whatever the order of their entries. */
export function sameData(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}
