import type { Expression } from '../expression.ts';
import { CelFailure, type CelValue, isMap, noOverload } from './value.ts';

export type Scope = ReadonlyMap<string, CelValue | (() => CelValue)>;
export type Evaluate = (expression: Expression, scope: Scope) => CelValue;

type Call = Extract<Expression, { node: 'call' }>;

const NAMES = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter']);

/** Whether a call is a macro over the items of a list or the keys of a map: `list.all(x, x > 0)`. */
export function isMacro({ name, on, args }: Call): boolean {
  return on !== undefined && NAMES.has(name) && args.length >= 2 && args[0]?.node === 'name';
}

/** @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros */
export function runMacro(call: Call, of: CelValue, scope: Scope, evaluate: Evaluate): CelValue {
  const [variable, ...bodies] = call.args;
  const [body, result] = bodies;
  if (variable?.node !== 'name' || body === undefined) noOverload();
  const items = Array.isArray(of) ? of : isMap(of) ? [...of.keys()] : noOverload();
  const within = (item: CelValue): Scope => new Map(scope).set(variable.name, item);
  const holds = (item: CelValue): boolean => {
    const found = evaluate(body, within(item));
    return typeof found === 'boolean' ? found : noOverload();
  };
  switch (call.name) {
    case 'all':
      return !search(items, (item) => !holds(item));
    case 'exists':
      return search(items, holds);
    case 'filter':
      return items.filter(holds);
    case 'map':
      return result === undefined
        ? items.map((item) => evaluate(body, within(item)))
        : items.filter(holds).map((item) => evaluate(result, within(item)));
    default:
      return items.filter(holds).length === 1;
  }
}

/** Whether a condition is true for an item; a failure counts only if no item decides. */
function search(items: readonly CelValue[], holds: (item: CelValue) => boolean): boolean {
  let failure: CelFailure | undefined;
  for (const item of items) {
    try {
      if (holds(item)) return true;
    } catch (error) {
      if (!(error instanceof CelFailure)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return false;
}
