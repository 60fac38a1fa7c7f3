import { lookUp } from '../../../../source/look-up.ts';
import type { Expression } from '../expression.ts';
import { equal } from './compare.ts';
import { CONVERSIONS } from './conversions.ts';
import { literalValue } from './literal.ts';
import { isMacro, runMacro, type Scope } from './macros.ts';
import { inRange, OPERATORS } from './operators.ts';
import { callSpecial, LIST_METHODS } from './other-methods.ts';
import { TEXT_METHODS } from './text-methods.ts';
import { CelFailure, type CelValue, isMap, isSpecial, noOverload } from './value.ts';

type Call = Extract<Expression, { node: 'call' }>;

/**
 * The value of an expression. A name in the scope is a value, or a function that returns it on first use. Throws a `CelFailure` for what cannot
 * be evaluated, including functions that are not modelled: addresses, URLs, versions, formats.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export function evaluate(expression: Expression, scope: Scope): CelValue {
  switch (expression.node) {
    case 'literal':
      return literalValue(expression);
    case 'name':
      return valueOfName(expression.name, scope);
    case 'field':
      return select(evaluate(expression.of, scope), expression.name, expression.optional);
    case 'index':
      return select(evaluate(expression.of, scope), evaluate(expression.index, scope), expression.optional);
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'map':
      return new Map(
        expression.entries.map(([key, value]) => [evaluate(key, scope), evaluate(value, scope)]),
      );
    case 'message':
      throw new CelFailure('k8s-drill does not evaluate messages');
    case 'call':
      return call(expression, scope);
  }
}

function valueOfName(name: string, scope: Scope): CelValue {
  const found = scope.get(name);
  if (found !== undefined) return typeof found === 'function' ? found() : found;
  if (/^(?:int|uint|double|bool|string|bytes|list|map|null_type|type)$/.test(name))
    return { is: 'type', value: name };
  throw new CelFailure(`no such attribute(s): ${name}`);
}

function select(of: CelValue, key: CelValue, optional: boolean): CelValue {
  if (isSpecial(of, 'optional')) return of.value === undefined ? of : select(of.value, key, true);
  const found = look(of, key);
  if (optional) return found === undefined ? { is: 'optional' } : { is: 'optional', value: found };
  if (found !== undefined) return found;
  throw new CelFailure(
    Array.isArray(of) ? `index out of bounds: ${String(key)}` : `no such key: ${String(key)}`,
  );
}

function look(of: CelValue, key: CelValue): CelValue | undefined {
  if (Array.isArray(of)) return typeof key === 'bigint' ? of[Number(key)] : noOverload();
  if (isSpecial(of, 'receiver') && typeof key === 'string') return of.call(key, []);
  return isMap(of) ? of.get(key) : noOverload();
}

function call(expression: Call, scope: Scope): CelValue {
  const { name, on, args } = expression;
  if (on !== undefined) return callMethod(expression, on, scope);
  if (name === '_&&_' || name === '_||_') return connect(args, name === '_||_', scope);
  if (name === '_?_:_') {
    const [condition, yes, no] = args;
    if (condition === undefined || yes === undefined || no === undefined) return noOverload();
    const holds = evaluate(condition, scope);
    return typeof holds === 'boolean' ? evaluate(holds ? yes : no, scope) : noOverload();
  }
  if (name === 'has') return has(args[0], scope);
  const values = args.map((arg) => evaluate(arg, scope));
  const [first = null, second = null] = values;
  if (name === '!_') return typeof first === 'boolean' ? !first : noOverload();
  if (name === '-_')
    return typeof first === 'bigint' ? inRange(-first) : typeof first === 'number' ? -first : noOverload();
  const operator = lookUp(OPERATORS, name);
  if (operator !== undefined) return operator(first, second);
  if (name === 'size' || name === 'matches') return method(first, name, values.slice(1));
  const convert = lookUp(CONVERSIONS, name);
  if (convert !== undefined) return convert(first);
  throw new CelFailure(`k8s-drill does not evaluate ${name}()`);
}

function has(arg: Expression | undefined, scope: Scope): CelValue {
  if (arg?.node !== 'field') return noOverload();
  const of = evaluate(arg.of, scope);
  if (isSpecial(of, 'optional')) return select(of, arg.name, true) !== undefined;
  return isMap(of) ? of.has(arg.name) : noOverload();
}

/** Evaluates `&&` and `||`: one operand can decide the result even if the other fails. */
function connect(args: readonly Expression[], decisive: boolean, scope: Scope): CelValue {
  let failure: CelFailure | undefined;
  for (const arg of args) {
    try {
      const value = evaluate(arg, scope);
      if (value === decisive) return decisive;
      if (typeof value !== 'boolean') noOverload();
    } catch (error) {
      if (!(error instanceof CelFailure)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return !decisive;
}

function callMethod(expression: Call, on: Expression, scope: Scope): CelValue {
  const { name, args } = expression;
  const library = on.node === 'name' && !scope.has(on.name) ? on.name : undefined;
  if (library === 'cel' && name === 'bind') return bind(args, scope);
  if (library === 'optional' || library === 'sets')
    return callLibrary(
      `${library}.${name}`,
      args.map((arg) => evaluate(arg, scope)),
    );
  const of = evaluate(on, scope);
  if (isMacro(expression)) return runMacro(expression, of, scope, evaluate);
  if ((name === 'optMap' || name === 'optFlatMap') && isSpecial(of, 'optional')) {
    const [variable, body] = args;
    if (of.value === undefined || variable?.node !== 'name' || body === undefined) return of;
    const value = evaluate(body, new Map(scope).set(variable.name, of.value));
    return name === 'optMap' ? { is: 'optional', value } : value;
  }
  return method(
    of,
    name,
    args.map((arg) => evaluate(arg, scope)),
  );
}

function method(on: CelValue, name: string, args: readonly CelValue[]): CelValue {
  if (typeof on === 'string') return (lookUp(TEXT_METHODS, name) ?? noOverload())(on, ...args);
  if (Array.isArray(on)) return (lookUp(LIST_METHODS, name) ?? noOverload())(on, ...args);
  return callSpecial(on, name, args);
}

function bind([variable, value, body]: readonly Expression[], scope: Scope): CelValue {
  if (variable?.node !== 'name' || value === undefined || body === undefined) return noOverload();
  return evaluate(body, new Map(scope).set(variable.name, evaluate(value, scope)));
}

function callLibrary(name: string, [a = null, b = null]: readonly CelValue[]): CelValue {
  if (name === 'optional.none') return { is: 'optional' };
  if (name === 'optional.of') return { is: 'optional', value: a };
  if (name === 'optional.ofNonZeroValue')
    return isZero(a) ? { is: 'optional' } : { is: 'optional', value: a };
  if (!Array.isArray(a) || !Array.isArray(b)) return noOverload();
  const holds = (one: readonly CelValue[], item: CelValue): boolean =>
    one.some((other) => equal(other, item));
  if (name === 'sets.contains') return b.every((item) => holds(a, item));
  if (name === 'sets.intersects') return b.some((item) => holds(a, item));
  if (name === 'sets.equivalent')
    return b.every((item) => holds(a, item)) && a.every((item) => holds(b, item));
  throw new CelFailure(`k8s-drill does not evaluate ${name}()`);
}

function isZero(value: CelValue): boolean {
  if (value === null || value === '' || value === 0n || value === 0 || value === false) return true;
  return (Array.isArray(value) && value.length === 0) || (isMap(value) && value.size === 0);
}
