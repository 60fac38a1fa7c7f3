import { Beyond } from '../../shell/beyond.ts';

export interface AwkToken {
  readonly kind: 'number' | 'string' | 'regex' | 'name' | 'call' | 'operator' | 'newline' | 'end';
  readonly text: string;
}

const OPERATOR = /\|\||&&|\*\*=?|\+\+|--|[-+*/%^]=|==|!=|<=|>=|!~|>>|[-+*/%^!<>~?:,;{}()[\]$=|]/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
  ['"', '"'],
  ['/', '/'],
]);

/** The value of a string in an awk program. @throws Beyond for uncommon escapes */
export function unescapeAwk(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, char: string) => {
    const plain = ESCAPES.get(char);
    if (plain === undefined) throw new Beyond(`awk with \\${char} in a string`);
    return plain;
  });
}

/** The tokens of an awk program. A slash starts a regular expression unless a value precedes it. */
export function lexAwk(program: string): AwkToken[] {
  const tokens: AwkToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(program);
    if (match !== null) at += match[0].length;
    return match;
  };
  for (;;) {
    take(/(?:[ \t\r]|\\\r?\n|#[^\n]*)*/y);
    if (at >= program.length) return [...tokens, { kind: 'end', text: '' }];
    if (take(/\n/y) !== null) {
      tokens.push({ kind: 'newline', text: '\n' });
      continue;
    }
    const number = take(/(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y);
    if (number !== null) {
      tokens.push({ kind: 'number', text: number[0] });
      continue;
    }
    const string = take(/"((?:[^"\\\n]|\\[\s\S])*)"/y);
    if (string !== null) {
      tokens.push({ kind: 'string', text: unescapeAwk(string[1] ?? '') });
      continue;
    }
    const name = take(/[A-Za-z_]\w*/y);
    if (name !== null) {
      tokens.push({ kind: program[at] === '(' ? 'call' : 'name', text: name[0] });
      continue;
    }
    const regex = valueIsBefore(tokens) ? null : take(/\/((?:[^/\\\n[]|\\.|\[\^?\]?[^\]\n]*\])+)\//y);
    if (regex !== null) {
      tokens.push({ kind: 'regex', text: regex[1] ?? '' });
      continue;
    }
    const operator = take(OPERATOR);
    if (operator === null) throw new Beyond(`awk '${program}'`);
    tokens.push({ kind: 'operator', text: operator[0] });
  }
}

const NOT_A_VALUE = new Set(['print', 'printf', 'return', 'in', 'else', 'do']);

function valueIsBefore(tokens: readonly AwkToken[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined || last.kind === 'newline') return false;
  if (last.kind === 'operator') return [')', ']', '$', '++', '--'].includes(last.text);
  return !(last.kind === 'name' && NOT_A_VALUE.has(last.text));
}
