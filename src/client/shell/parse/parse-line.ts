import { Beyond } from '../beyond.ts';
import { readDocument, readWord } from './read-word.ts';
import type { SourceText } from './source-text.ts';
import type {
  BashAssignment,
  BashChain,
  BashCommand,
  BashList,
  BashPart,
  BashPipeline,
  BashRedirect,
  BashWord,
} from './syntax.ts';
import { BashSyntaxError } from './syntax-error.ts';

const RESERVED = /[a-z]+(?=[ \t\r\n;&|()<>]|$)|[{}!](?=[ \t\r\n;&|()<>]|$)/y;
const CLOSERS: ReadonlySet<string> = new Set(['then', 'do', 'done', 'fi', 'else', 'elif', 'esac', '}']);
const NOT_RUN: ReadonlySet<string> = new Set(['case', 'select', 'function', 'coproc']);
const REDIRECT = /(\d*)(&>>|&>|<<<|<<-?|<&|<>|>\||>>|>&|>(?!\()|<(?!\())/y;
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=/;

/**
 * Parses up to the end of the next line that contains commands, or further if a command continues on more lines.
 *
 * @returns `undefined` at the end of the text.
 * @throws BashSyntaxError for what bash would refuse; Beyond for what the small shell does not support.
 */
export function parseLine(source: SourceText): BashList | undefined {
  for (;;) {
    source.skipBlanks();
    if (source.isAtEnd) return undefined;
    if (!source.takeNewline()) break;
  }
  const chains: BashChain[] = [];
  do {
    chains.push(parseChain(source));
    source.skipBlanks();
    if (source.char() === ';') source.at++;
    else if (!source.isAtEnd && !/[\r\n]/.test(source.char())) throw unexpected(source);
    source.skipBlanks();
  } while (!source.isAtEnd && !source.takeNewline());
  if (source.isAtEnd) source.finishDocuments();
  return chains;
}

/** The commands in `$(…)`, or in a whole text. */
function readBody(source: SourceText, close: ')' | ''): BashList {
  const list = parseList(source);
  if (source.char() !== close) throw unexpected(source);
  source.at += close.length;
  return list;
}

/** Parses commands up to a closing word or bracket. */
function parseList(source: SourceText): BashList {
  const chains: BashChain[] = [];
  for (;;) {
    skipLines(source);
    if (source.isAtEnd) {
      source.finishDocuments();
      return chains;
    }
    if (source.char() === ')' || CLOSERS.has(reservedHere(source))) return chains;
    chains.push(parseChain(source));
    source.skipBlanks();
    if (source.char() === ';' && source.char(1) !== ';') source.at++;
    else if (!/^[\r\n)]?$/.test(source.char()) && !CLOSERS.has(reservedHere(source)))
      throw unexpected(source);
  }
}

function skipLines(source: SourceText): void {
  do source.skipBlanks();
  while (source.takeNewline());
}

function parseChain(source: SourceText): BashChain {
  const first = parsePipeline(source);
  const rest: { operator: '&&' | '||'; pipeline: BashPipeline }[] = [];
  for (;;) {
    source.skipBlanks();
    const [operator] = source.take(/&&|\|\|/y) ?? [];
    if (operator === undefined) break;
    skipLines(source);
    rest.push({ operator: operator as '&&' | '||', pipeline: parsePipeline(source) });
  }
  if (source.char() === '&')
    throw new Beyond('a command in the background: &', source.range(source.at, source.at + 1));
  return { first, rest };
}

function parsePipeline(source: SourceText): BashPipeline {
  let negated = false;
  source.replaceAlias(true);
  for (let word = reservedHere(source); word === '!' || word === 'time'; word = reservedHere(source)) {
    if (word === '!') negated = !negated;
    source.at += word.length;
    source.skipBlanks();
    if (word === 'time' && source.take(/-p(?=[ \t])/y) !== undefined) source.skipBlanks();
  }
  const stages = [parseCommand(source)];
  for (;;) {
    source.skipBlanks();
    if (source.char() !== '|' || source.char(1) === '|') return { negated, stages };
    source.at++;
    if (source.char() === '&') {
      source.at++;
      const last = stages.pop();
      if (last !== undefined) stages.push({ ...last, redirects: [...last.redirects, BOTH] });
    }
    skipLines(source);
    stages.push(parseCommand(source));
  }
}

/** The redirect `2>&1` that `|&` implies. */
const BOTH: BashRedirect = {
  descriptor: 2,
  operator: '>&',
  target: { parts: [{ kind: 'text', text: '1', quoted: false }], range: { start: 0, end: 0 } },
};

function parseCommand(source: SourceText): BashCommand {
  source.skipBlanks();
  source.replaceAlias(true);
  const start = source.at;
  if (source.startsWith('((')) throw new Beyond('((…))', source.range(start, start + 2));
  if (source.startsWith('[[')) throw new Beyond('[[ … ]]', source.range(start, start + 2));
  if (source.char() === '(') {
    source.at++;
    const body = readBody(source, ')');
    return { kind: 'subshell', body, redirects: parseRedirects(source), range: source.range(start) };
  }
  const word = reservedHere(source);
  if (NOT_RUN.has(word)) throw new Beyond(word, source.range(start, start + word.length));
  if (CLOSERS.has(word)) throw unexpected(source);
  switch (word) {
    case '{': {
      source.at++;
      const body = closed(source, '}');
      return { kind: 'group', body, redirects: parseRedirects(source), range: source.range(start) };
    }
    case 'if':
      return parseIf(source, start);
    case 'while':
    case 'until': {
      source.at += word.length;
      const test = closed(source, 'do');
      const body = closed(source, 'done');
      return { kind: word, test, body, redirects: parseRedirects(source), range: source.range(start) };
    }
    case 'for':
      return parseFor(source, start);
    default:
      return parseSimple(source, start);
  }
}

function parseIf(source: SourceText, start: number): BashCommand {
  const branches: { test: BashList; body: BashList }[] = [];
  let word = reservedHere(source);
  do {
    source.at += word.length;
    const test = closed(source, 'then');
    branches.push({ test, body: parseList(source) });
    word = reservedHere(source);
  } while (word === 'elif');
  let otherwise: BashList = [];
  if (word === 'else') {
    source.at += word.length;
    otherwise = parseList(source);
  }
  close(source, 'fi');
  return { kind: 'if', branches, otherwise, redirects: parseRedirects(source), range: source.range(start) };
}

function parseFor(source: SourceText, start: number): BashCommand {
  source.at += 'for'.length;
  source.skipBlanks();
  if (source.startsWith('((')) throw new Beyond('for ((…))', source.range(start));
  const [variable] = source.take(/[A-Za-z_]\w*/y) ?? [];
  if (variable === undefined) throw unexpected(source);
  skipLines(source);
  if (source.take(/in(?=[ \t\n;])/y) === undefined) throw new Beyond('for without in', source.range(start));
  const words: BashWord[] = [];
  for (;;) {
    source.skipBlanks();
    if (/^[;\r\n]?$/.test(source.char())) break;
    const word = readWord(source, readBody);
    if (word.parts.length === 0) throw unexpected(source);
    words.push(word);
  }
  source.take(/;/y);
  skipLines(source);
  close(source, 'do');
  const body = closed(source, 'done');
  const redirects = parseRedirects(source);
  return { kind: 'for', variable, words, body, redirects, range: source.range(start) };
}

function closed(source: SourceText, word: string): BashList {
  const list = parseList(source);
  if (list.length === 0) throw unexpected(source);
  close(source, word);
  return list;
}

function close(source: SourceText, word: string): void {
  if (reservedHere(source) !== word) throw unexpected(source);
  source.at += word.length;
}

function parseSimple(source: SourceText, start: number): BashCommand {
  const assignments: BashAssignment[] = [];
  const words: BashWord[] = [];
  const redirects: BashRedirect[] = [];
  for (;;) {
    source.skipBlanks();
    redirects.push(...parseRedirects(source));
    source.replaceAlias(words.length === 0 && assignments.length + redirects.length > 0);
    if (/^[\n\r|&;()]?$/.test(source.char()) && !source.startsWith('&>')) break;
    const word = readWord(source, readBody);
    if (word.parts.length === 0 && source.range(source.at).start === word.range.start) break;
    const assignment = words.length === 0 ? asAssignment(word) : undefined;
    if (assignment === undefined) words.push(word);
    else if (assignment.value.parts.length === 0 && source.char() === '(')
      throw new Beyond('an array', word.range);
    else assignments.push(assignment);
  }
  if (words.length + assignments.length + redirects.length === 0) throw unexpected(source);
  if (source.char() === '(' && words.length === 1) throw new Beyond('a function', source.range(start));
  if (source.char() === '(') throw unexpected(source);
  return { kind: 'simple', assignments, words, redirects, range: source.range(start) };
}

/** Reads `name=value` or `name+=value`, if the name is not quoted. */
function asAssignment({ parts, range }: BashWord): BashAssignment | undefined {
  const [first, ...rest] = parts;
  if (first?.kind !== 'text' || first.quoted) return undefined;
  const match = ASSIGNMENT.exec(first.text);
  if (match === null) return undefined;
  const text = first.text.slice(match[0].length);
  const head: BashPart[] = text === '' ? [] : [{ ...first, text }];
  return { name: match[1] ?? '', appends: match[2] === '+', value: { parts: [...head, ...rest], range } };
}

function parseRedirects(source: SourceText): BashRedirect[] {
  const found: BashRedirect[] = [];
  for (;;) {
    source.skipBlanks();
    const start = source.at;
    const match = source.take(REDIRECT);
    if (match === undefined) return found;
    const [, digits = '', operator = ''] = match;
    if (operator === '<>' || Number(digits) > 2)
      throw new Beyond(`the redirect ${match[0]}`, source.range(start));
    source.skipBlanks();
    const word = readWord(source, readBody);
    if (word.parts.length === 0) throw unexpected(source);
    const input = operator.startsWith('<');
    const descriptor = digits === '' ? (input ? 0 : 1) : Number(digits);
    if (operator === '<<' || operator === '<<-') found.push(hereDocument(source, descriptor, operator, word));
    else {
      const plain = operator === '>|' ? '>' : (operator as BashRedirect['operator']);
      found.push({ descriptor, operator: plain, target: word });
    }
  }
}

function hereDocument(
  source: SourceText,
  descriptor: number,
  operator: '<<' | '<<-',
  delimiter: BashWord,
): BashRedirect {
  const end = delimiter.parts.map((part) => ('text' in part ? part.text : '')).join('');
  const isQuoted = delimiter.parts.some(({ quoted }) => quoted);
  const parts: BashPart[] = [];
  source.openDocument({
    end,
    stripsTabs: operator === '<<-',
    give: (text) => {
      parts.push(
        ...(isQuoted ? [{ kind: 'text', text, quoted: true } as const] : readDocument(text, readBody)),
      );
    },
  });
  return { descriptor, operator: '<<', target: { parts, range: delimiter.range } };
}

function reservedHere(source: SourceText): string {
  RESERVED.lastIndex = source.at;
  return RESERVED.exec(source.text)?.[0] ?? '';
}

function unexpected(source: SourceText): BashSyntaxError {
  if (source.isAtEnd) return new BashSyntaxError('syntax error: unexpected end of file');
  const [token = ''] = /^(?:[\r\n]|[|&;()<>]{1,2}|[^\s|&;()<>]+)/.exec(source.text.slice(source.at)) ?? [];
  return new BashSyntaxError(`syntax error near unexpected token \`${/\s/.test(token) ? 'newline' : token}'`);
}
