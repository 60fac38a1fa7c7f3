import { lexTemplate, type TemplatePart, type TemplateToken } from './lex.ts';
import {
  GoTemplateError,
  type NamedTemplates,
  type TemplateBody,
  type TemplateCommand,
  type TemplateNode,
  type TemplateOperand,
  type TemplatePipe,
} from './node.ts';

const BLOCKS = ['if', 'with', 'range'] as const;
type Block = (typeof BLOCKS)[number];
/** Unsupported parts of the language. */
const LEFT_OUT = ['block'];
const DEEPEST = 100;

/** Parses a template. The templates that it defines are added to `named`. @throws GoTemplateError for a template that Go refuses */
export function parseGoTemplate(template: string, named: NamedTemplates): TemplateBody {
  const parts = lexTemplate(template);
  const reader = { parts, at: 0, depth: 0, named };
  const { body, end } = readBody(reader);
  if (end !== '') throw new GoTemplateError(`unexpected {{${end}}}`);
  return body;
}

interface Reader {
  readonly parts: readonly TemplatePart[];
  readonly named: NamedTemplates;
  at: number;
  depth: number;
}

/** Reads up to the `end` or `else` that closes the body; empty for the end of the template. */
function readBody(reader: Reader): {
  readonly body: TemplateBody;
  readonly end: string;
  readonly rest: readonly TemplateToken[];
} {
  const body: TemplateNode[] = [];
  if (++reader.depth > DEEPEST) throw new GoTemplateError('the template is nested too deeply');
  for (;;) {
    const part = reader.parts[reader.at++];
    if (part === undefined || 'action' in part) {
      const tokens = part === undefined ? [] : trimmed(part.action);
      const [first] = tokens;
      const word = first?.kind === 'word' ? first.text : '';
      if (part === undefined || word === 'end' || word === 'else') {
        reader.depth--;
        return { body, end: word, rest: trimmed(tokens.slice(1)) };
      }
      if (word === 'define') define(reader, trimmed(tokens.slice(1)));
      else body.push(readAction(reader, tokens, word));
    } else body.push({ kind: 'text', text: part.text });
  }
}

function define(reader: Reader, tokens: readonly TemplateToken[]): void {
  const [name] = tokens;
  if (name?.kind !== 'literal' || tokens.length > 1) unexpected(name);
  const { body, end } = readBody(reader);
  if (end !== 'end') throw new GoTemplateError('unexpected EOF');
  reader.named.set(String(literalOf(name.text)), body);
}

function readTemplate(tokens: readonly TemplateToken[]): TemplateNode {
  const [name, ...rest] = tokens;
  if (name?.kind !== 'literal') unexpected(name);
  const pipe = trimmed(rest);
  return {
    kind: 'template',
    name: String(literalOf(name.text)),
    ...(pipe.length > 0 && { pipe: wholePipe(pipe) }),
  };
}

function readAction(reader: Reader, tokens: readonly TemplateToken[], word: string): TemplateNode {
  if (LEFT_OUT.includes(word))
    throw new GoTemplateError(`the kubectl built into k8s-drill does not support {{${word}}}`);
  if (word === 'break' || word === 'continue') return { kind: word };
  if (word === 'template') return readTemplate(trimmed(tokens.slice(1)));
  const block = BLOCKS.find((name) => name === word);
  if (block === undefined) return { kind: 'action', pipe: wholePipe(tokens) };
  return readBlock(reader, block, trimmed(tokens.slice(1)));
}

function readBlock(reader: Reader, kind: Block, tokens: readonly TemplateToken[]): TemplateNode {
  if (tokens.length === 0) throw new GoTemplateError(`missing value for ${kind}`);
  const pipe = wholePipe(tokens);
  const { body, end, rest } = readBody(reader);
  if (end === '') throw new GoTemplateError('unexpected EOF');
  if (end === 'end') return { kind, pipe, body, otherwise: [] };
  const [next] = rest;
  const chained = BLOCKS.find((name) => next?.kind === 'word' && name === next.text);
  if (chained !== undefined)
    return { kind, pipe, body, otherwise: [readBlock(reader, chained, trimmed(rest.slice(1)))] };
  const other = readBody(reader);
  if (other.end !== 'end')
    throw new GoTemplateError(other.end === '' ? 'unexpected EOF' : 'unexpected {{else}}');
  return { kind, pipe, body, otherwise: other.body };
}

function trimmed(tokens: readonly TemplateToken[]): readonly TemplateToken[] {
  const from = tokens[0]?.kind === 'space' ? 1 : 0;
  const to = tokens.at(-1)?.kind === 'space' ? tokens.length - 1 : tokens.length;
  return tokens.slice(from, Math.max(from, to));
}

function wholePipe(tokens: readonly TemplateToken[]): TemplatePipe {
  const cursor = { tokens, at: 0 };
  const pipe = readPipe(cursor);
  if (cursor.at < tokens.length) unexpected(tokens[cursor.at]);
  return pipe;
}

interface Cursor {
  readonly tokens: readonly TemplateToken[];
  at: number;
}

function readPipe(cursor: Cursor): TemplatePipe {
  const { declares, variables } = readDeclaration(cursor);
  const commands: TemplateCommand[] = [];
  do {
    skipSpace(cursor);
    commands.push(readCommand(cursor));
    skipSpace(cursor);
  } while (takeSymbol(cursor, '|'));
  return { variables, declares, commands };
}

/** Reads `$x :=`, `$i, $x :=` or `$x =` before a pipe. */
function readDeclaration(cursor: Cursor): {
  readonly variables: readonly string[];
  readonly declares: boolean;
} {
  const start = cursor.at;
  const variables: string[] = [];
  do {
    skipSpace(cursor);
    const token = cursor.tokens[cursor.at];
    if (token?.kind !== 'variable') break;
    variables.push(token.text);
    cursor.at++;
    skipSpace(cursor);
  } while (takeSymbol(cursor, ','));
  if (variables.length > 0 && takeSymbol(cursor, ':=')) return { variables, declares: true };
  if (variables.length > 0 && takeSymbol(cursor, '=')) return { variables, declares: false };
  cursor.at = start;
  return { variables: [], declares: true };
}

function readCommand(cursor: Cursor): TemplateCommand {
  const operands: TemplateOperand[] = [];
  for (;;) {
    const operand = readOperand(cursor);
    if (operand === undefined) break;
    operands.push(operand);
    if (cursor.tokens[cursor.at]?.kind !== 'space') break;
    skipSpace(cursor);
  }
  if (operands.length === 0) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined) throw new GoTemplateError('missing value for command');
    unexpected(token);
  }
  return operands;
}

function readOperand(cursor: Cursor): TemplateOperand | undefined {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) return undefined;
  if (token.kind === 'field') return { kind: 'field', path: readPath(cursor) };
  if (token.kind === 'symbol' && token.text === '.') {
    cursor.at++;
    return { kind: 'field', path: [] };
  }
  if (token.kind === 'symbol' && token.text === '(') {
    cursor.at++;
    const pipe = readPipe(cursor);
    skipSpace(cursor);
    if (!takeSymbol(cursor, ')')) throw new GoTemplateError('unclosed left paren');
    return { kind: 'pipe', pipe, path: readPath(cursor) };
  }
  if (token.kind === 'symbol') return undefined;
  cursor.at++;
  if (token.kind === 'variable') return { kind: 'variable', name: token.text, path: readPath(cursor) };
  if (token.kind === 'literal') return { kind: 'literal', value: literalOf(token.text) };
  const value = WORDS.find(([word]) => word === token.text);
  return value === undefined ? { kind: 'function', name: token.text } : { kind: 'literal', value: value[1] };
}

const WORDS = [
  ['true', true],
  ['false', false],
  ['nil', null],
] as const;

function readPath(cursor: Cursor): readonly string[] {
  const path: string[] = [];
  for (let token = cursor.tokens[cursor.at]; token?.kind === 'field'; token = cursor.tokens[cursor.at]) {
    path.push(token.text.slice(1));
    cursor.at++;
  }
  return path;
}

function literalOf(text: string): string | number {
  if (text.startsWith('`')) return text.slice(1, -1);
  if (text.startsWith('"')) return unquoted(text);
  if (text.startsWith("'"))
    return unquoted(`"${text.slice(1, -1).replaceAll('"', '\\"')}"`).codePointAt(0) ?? 0;
  return Number(text.replaceAll('_', ''));
}

function unquoted(text: string): string {
  try {
    return JSON.parse(
      text
        .replace(/\\x([\da-fA-F]{2})/g, '\\u00$1')
        .replace(/\\([av'])/g, (_, letter: string) => ({ a: '\\u0007', v: '\\u000b' })[letter] ?? "'"),
    ) as string;
  } catch {
    throw new GoTemplateError(`invalid syntax: ${text}`);
  }
}

function skipSpace(cursor: Cursor): void {
  if (cursor.tokens[cursor.at]?.kind === 'space') cursor.at++;
}

function takeSymbol(cursor: Cursor, text: string): boolean {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'symbol' || token.text !== text) return false;
  cursor.at++;
  return true;
}

function unexpected(token: TemplateToken | undefined): never {
  throw new GoTemplateError(`unexpected ${JSON.stringify(token?.text ?? '')} in operand`);
}
