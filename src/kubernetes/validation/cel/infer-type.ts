import { type CelType, mayEqual, typeName } from './cel-type.ts';
import type { Expression } from './expression.ts';
import { FUNCTIONS, LIBRARIES, METHODS } from './functions.ts';
import { CelProblem } from './lex.ts';

/** The names that an expression may use, with their types. */
export type Names = ReadonlyMap<string, CelType>;

type Call = Extract<Expression, { node: 'call' }>;

const MACROS = new Set([
  'all',
  'exists',
  'exists_one',
  'existsOne',
  'map',
  'filter',
  'transformList',
  'transformMap',
]);
const TYPES = new Set([
  'int',
  'uint',
  'double',
  'bool',
  'string',
  'bytes',
  'list',
  'map',
  'null_type',
  'type',
  'dyn',
]);
const NUMBERS: readonly CelType[] = ['int', 'uint', 'double'];
const ORDERED: readonly CelType[] = [...NUMBERS, 'bool', 'string', 'bytes', 'timestamp', 'duration'];

/** The type of an expression, as far as it is known. Throws a `CelProblem` for an unknown name and for types that do not match. */
export function inferType(expression: Expression, names: Names): CelType {
  switch (expression.node) {
    case 'literal':
      return expression.type;
    case 'name':
      return typeOfName(expression.name, expression.at, names);
    case 'field':
      return typeOfField(inferType(expression.of, names), expression.name, expression.at);
    case 'index': {
      const of = inferType(expression.of, names);
      inferType(expression.index, names);
      if (typeof of === 'string') return 'dyn';
      return 'list' in of ? of.list : 'map' in of ? of.map : 'dyn';
    }
    case 'list': {
      const [first = 'dyn', ...rest] = expression.items.map((item) => inferType(item, names));
      return { list: rest.every((type) => typeName(type) === typeName(first)) ? first : 'dyn' };
    }
    case 'map':
      for (const entry of expression.entries) for (const part of entry) inferType(part, names);
      return { map: 'dyn' };
    case 'message':
      for (const value of expression.values) inferType(value, names);
      return 'dyn';
    case 'call':
      return typeOfCall(expression, names);
  }
}

function typeOfName(name: string, at: number, names: Names): CelType {
  const type = names.get(name);
  if (type !== undefined) return type;
  if (TYPES.has(name)) return 'dyn';
  throw new CelProblem(`undeclared reference to '${name}' (in container '')`, at);
}

function typeOfField(of: CelType, name: string, at: number): CelType {
  if (of === 'dyn') return 'dyn';
  if (typeof of === 'object' && 'map' in of) return of.map;
  if (typeof of === 'object' && 'fields' in of) {
    const type = of.fields.get(name);
    if (type !== undefined) return type;
    throw new CelProblem(`undefined field '${name}'`, at);
  }
  throw new CelProblem(`type '${typeName(of)}' does not support field selection`, at);
}

function typeOfCall(call: Call, names: Names): CelType {
  if (call.on !== undefined) return typeOfMethod(call, call.on, names);
  if (call.name === 'has') {
    const [field] = call.args;
    if (call.args.length !== 1 || field?.node !== 'field')
      throw new CelProblem('invalid argument to has() macro', call.at);
    inferType(field, names);
    return 'bool';
  }
  const args = call.args.map((arg) => inferType(arg, names));
  if (/^[_!@-]/.test(call.name)) return typeOfOperator(call, args);
  const result = FUNCTIONS.get(call.name);
  if (result === undefined)
    throw new CelProblem(`undeclared reference to '${call.name}' (in container '')`, call.at);
  return result;
}

function typeOfMethod(call: Call, on: Expression, names: Names): CelType {
  const library =
    on.node === 'name' && !names.has(on.name) ? LIBRARIES.get(`${on.name}.${call.name}`) : undefined;
  const of = library === undefined ? inferType(on, names) : 'dyn';
  if (MACROS.has(call.name)) return typeOfMacro(call, of, names);
  if (call.name === 'optMap' || call.name === 'optFlatMap') return 'dyn';
  const args = call.args.map((arg) => inferType(arg, names));
  const result = library ?? METHODS.get(call.name);
  if (result === undefined)
    throw new CelProblem(`undeclared reference to '${call.name}' (in container '')`, call.at);
  const texts = [
    'startsWith',
    'endsWith',
    'contains',
    'matches',
    'lowerAscii',
    'upperAscii',
    'trim',
    'split',
  ];
  if (library === undefined && texts.includes(call.name) && !fits(of, 'string'))
    throw noOverload(call.name, [of, ...args], call.at, true);
  return result;
}

/** The type of a macro such as `list.all(x, …)`, whose variable stands for each item. */
function typeOfMacro(call: Call, of: CelType, names: Names): CelType {
  const variables = call.args.slice(0, -1).filter((arg) => arg.node === 'name');
  const item = typeof of === 'object' && 'list' in of ? of.list : 'dyn';
  const inner = new Map(names);
  for (const variable of variables) {
    if (variable.node === 'name') inner.set(variable.name, variables.length === 1 ? item : 'dyn');
  }
  const body = call.args.at(-1);
  const filtered = call.name === 'map' && call.args.length === 3 ? call.args[1] : undefined;
  if (filtered !== undefined) inferType(filtered, inner);
  const type = body === undefined ? 'dyn' : inferType(body, inner);
  if (call.name === 'map') return { list: type };
  if (call.name.startsWith('transform')) return 'dyn';
  if (!fits(type, 'bool'))
    throw new CelProblem(`expected type 'bool' but found '${typeName(type)}'`, call.at);
  return call.name === 'filter' ? of : 'bool';
}

function typeOfOperator({ name, at }: Call, args: readonly CelType[]): CelType {
  const [a = 'dyn', b = 'dyn', c = 'dyn'] = args;
  switch (name) {
    case '!_':
      return fits(a, 'bool') ? 'bool' : reject(name, args, at);
    case '-_':
      return a === 'dyn' || NUMBERS.includes(a) ? a : reject(name, args, at);
    case '_&&_':
    case '_||_':
      return fits(a, 'bool') && fits(b, 'bool') ? 'bool' : reject(name, args, at);
    case '_?_:_':
      if (!fits(a, 'bool')) return reject(name, args, at);
      return typeName(b) === typeName(c) ? b : 'dyn';
    case '_==_':
    case '_!=_':
      return mayEqual(a, b) ? 'bool' : reject(name, args, at);
    case '@in':
      return typeof b === 'string' && b !== 'dyn' ? reject(name, args, at) : 'bool';
    case '_+_':
      return sum(a, b) ?? reject(name, args, at);
    case '_-_':
      return difference(a, b) ?? reject(name, args, at);
    case '_*_':
    case '_/_':
    case '_%_':
      return product(a, b) ?? reject(name, args, at);
    default:
      return isOrdered(a, b) ? 'bool' : reject(name, args, at);
  }
}

function fits(type: CelType, wanted: CelType): boolean {
  return type === 'dyn' || type === wanted;
}

function isOrdered(a: CelType, b: CelType): boolean {
  if (a === 'dyn' || b === 'dyn') return true;
  if (NUMBERS.includes(a) && NUMBERS.includes(b)) return true;
  return a === b && ORDERED.includes(a);
}

function sum(a: CelType, b: CelType): CelType | undefined {
  if (a === 'dyn' || b === 'dyn') return 'dyn';
  if (typeof a === 'object' && typeof b === 'object') return 'list' in a && 'list' in b ? a : undefined;
  if (a === 'duration' || b === 'duration')
    return a === 'timestamp' || b === 'timestamp' ? 'timestamp' : a === b ? a : undefined;
  return a === b && [...NUMBERS, 'string', 'bytes'].includes(a) ? a : undefined;
}

function difference(a: CelType, b: CelType): CelType | undefined {
  if (a === 'dyn' || b === 'dyn') return 'dyn';
  if (a === 'timestamp') return b === 'timestamp' ? 'duration' : b === 'duration' ? a : undefined;
  return a === b && [...NUMBERS, 'duration'].includes(a) ? a : undefined;
}

function product(a: CelType, b: CelType): CelType | undefined {
  if (a === 'dyn' || b === 'dyn') return 'dyn';
  return a === b && NUMBERS.includes(a) ? a : undefined;
}

function reject(name: string, args: readonly CelType[], at: number): never {
  throw noOverload(name, args, at, false);
}

function noOverload(name: string, args: readonly CelType[], at: number, onValue: boolean): CelProblem {
  const [first, ...rest] = args.map(typeName);
  const shown = onValue ? `${first}.(${rest.join(', ')})` : `(${args.map(typeName).join(', ')})`;
  return new CelProblem(`found no matching overload for '${name}' applied to '${shown}'`, at);
}
