import { Beyond } from '../../shell/beyond.ts';

export interface JqToken {
  readonly kind: 'operator' | 'name' | 'number' | 'variable' | 'format' | 'field' | 'text' | 'end';
  readonly text: string;
  /** For a `text`: its literal parts, and the programs in `\(…)`. */
  readonly parts?: readonly (string | { readonly program: string })[];
}

const PLAIN =
  /(?<number>\d+(?:\.\d+)?)|\$(?<variable>[A-Za-z_]\w*)|(?<format>@[a-z0-9]+)|\.(?<field>[A-Za-z_]\w*)|(?<name>[A-Za-z_]\w*)|(?<operator>\.\.|\?\/\/|\/\/=|\|=|[-+*/%]=|\/\/|==|!=|<=|>=|[-.|,+*/%<>=?:;()[\]{}])/y;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['\\', '\\'],
  ['/', '/'],
  ['"', '"'],
]);

/** The tokens of a jq program. @throws Beyond for an invalid one */
export function lexJq(program: string): JqToken[] {
  const tokens: JqToken[] = [];
  for (let at = 0; ; ) {
    at += /^(?:\s+|#[^\n]*)*/.exec(program.slice(at))?.[0].length ?? 0;
    if (at >= program.length) return [...tokens, { kind: 'end', text: '' }];
    if (program[at] === '"') {
      const { token, end } = readText(program, at);
      tokens.push(token);
      at = end;
      continue;
    }
    PLAIN.lastIndex = at;
    const groups = PLAIN.exec(program)?.groups;
    const [kind, text] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (kind === undefined || text === undefined) throw new Beyond(`jq '${program}'`);
    tokens.push({ kind: kind as JqToken['kind'], text });
    at = PLAIN.lastIndex;
  }
}

function readText(program: string, start: number): { readonly token: JqToken; readonly end: number } {
  const parts: (string | { program: string })[] = [];
  let plain = '';
  let at = start + 1;
  while (program[at] !== '"') {
    const char = program[at];
    if (char === undefined) throw new Beyond(`jq '${program}'`);
    if (char !== '\\') {
      plain += char;
      at++;
      continue;
    }
    const next = program[at + 1] ?? '';
    const code = /^u([\da-fA-F]{4})/.exec(program.slice(at + 1))?.[1];
    if (next === '(') {
      const end = closing(program, at + 2);
      parts.push(plain, { program: program.slice(at + 2, end) });
      plain = '';
      at = end + 1;
    } else if (code !== undefined) {
      plain += String.fromCharCode(Number.parseInt(code, 16));
      at += 6;
    } else {
      const escaped = ESCAPES.get(next);
      if (escaped === undefined) throw new Beyond(`jq with \\${next}`);
      plain += escaped;
      at += 2;
    }
  }
  return { token: { kind: 'text', text: '', parts: [...parts, plain] }, end: at + 1 };
}

/** The position of the parenthesis that closes `\(`. */
function closing(program: string, start: number): number {
  let depth = 0;
  for (let at = start; at < program.length; at++) {
    const char = program[at];
    if (char === '"') at = readText(program, at).end - 1;
    else if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) return at;
  }
  throw new Beyond(`jq '${program}'`);
}
