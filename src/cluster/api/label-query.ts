import { type JsonObject, objectAt } from '../../kubernetes/json.ts';
import { labelValue, qualifiedName } from '../../kubernetes/validation/names.ts';
import { lookUp } from '../../source/look-up.ts';
import { meetsExpression } from '../label-selector.ts';
import { badRequest } from './status-error.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  in: 'In',
  notin: 'NotIn',
  '=': 'In',
  '==': 'In',
  '!=': 'NotIn',
  '>': 'Gt',
  '<': 'Lt',
};
const OPERATOR_WORDS = 'in, notin, =, ==, !=, gt, lt';
const TOKEN = /\s*(==|!=|[=!<>(),]|[^\s=!<>(),]+)/y;

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

/**
 * Reads the `labelSelector` of a query: `app=web,tier in (front,back),!old`. Throws 400 with the server's message.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#api
 */
export function readLabelQuery(query: string): (object: JsonObject) => boolean {
  const reader: Reader = { tokens: tokensOf(query), at: 0 };
  const requirements: JsonObject[] = [];
  while (peek(reader) !== '') {
    requirements.push(readRequirement(reader));
    const separator = take(reader);
    if (separator === '') break;
    if (separator !== ',') refuse(`found '${separator}', expected: ',' or 'end of string'`);
    const following = peek(reader);
    if (!isWord(following) && following !== '!')
      refuse(`found '${following}', expected: identifier after ','`);
  }
  return (object) => {
    const labels = objectAt(object, 'metadata', 'labels');
    return requirements.every((requirement) => meetsExpression(requirement, labels));
  };
}

function tokensOf(query: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(query); match !== null; match = TOKEN.exec(query)) found.push(match[1] ?? '');
  return found;
}

const peek = ({ tokens, at }: Reader): string => tokens[at] ?? '';

function take(reader: Reader): string {
  const token = peek(reader);
  reader.at += 1;
  return token;
}

function isWord(token: string): boolean {
  return token !== '' && !/^(?:[=!<>(),]|==|!=)$/.test(token);
}

function refuse(why: string): never {
  throw badRequest(why);
}

function refuseRequirement(why: string): never {
  refuse(`unable to parse requirement: ${why}`);
}

function readRequirement(reader: Reader): JsonObject {
  if (!isWord(peek(reader)) && peek(reader) !== '!')
    refuse(`found '${peek(reader)}', expected: !, identifier, or 'end of string'`);
  const negated = peek(reader) === '!';
  if (negated) reader.at += 1;
  const key = take(reader);
  if (!isWord(key)) refuseRequirement(`found '${key}', expected: identifier`);
  for (const words of qualifiedName(key))
    refuseRequirement(`<nil>: Invalid value: ${JSON.stringify(key)}: ${words}`);
  const ends = ['', ','].includes(peek(reader));
  if (negated || ends) return { key, operator: negated ? 'DoesNotExist' : 'Exists' };
  const sign = take(reader);
  const operator = lookUp(OPERATORS, sign);
  if (operator === undefined) refuseRequirement(`found '${sign}', expected: ${OPERATOR_WORDS}`);
  const values = sign === 'in' || sign === 'notin' ? readValues(reader) : [readValue(reader)];
  for (const value of values) {
    for (const words of labelValue(value))
      refuseRequirement(`values[0][${key}]: Invalid value: ${JSON.stringify(value)}: ${words}`);
  }
  return { key, operator: operator ?? '', values };
}

function readValue(reader: Reader): string {
  return isWord(peek(reader)) ? take(reader) : '';
}

function readValues(reader: Reader): string[] {
  const open = take(reader);
  if (open !== '(') refuseRequirement(`found '${open}' expected: '('`);
  const values: string[] = [];
  for (;;) {
    if (peek(reader) === ')' && values.length === 0) break;
    values.push(readValue(reader));
    if (peek(reader) !== ',') break;
    reader.at += 1;
  }
  const close = take(reader);
  if (close !== ')') refuseRequirement(`found '${close}', expected: ',', or ')'`);
  return [...new Set(values)].sort();
}
