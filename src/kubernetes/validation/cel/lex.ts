export type TokenKind = 'name' | 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'sign' | 'end';

export interface CelToken {
  readonly kind: TokenKind;
  readonly text: string;
  /** The position, from 0. */
  readonly at: number;
}

/** An invalid CEL expression, with the position of the problem. */
export class CelProblem extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const FORMS: readonly (readonly [TokenKind | 'blank', RegExp])[] = [
  ['blank', /(?:\s|\/\/[^\n]*)+/y],
  ['bytes', /[bB][rR]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y],
  ['string', /[rR](?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')/y],
  [
    'string',
    /"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y,
  ],
  ['double', /\d+\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+|\.\d+(?:[eE][-+]?\d+)?/y],
  ['uint', /(?:0x[0-9a-fA-F]+|\d+)[uU]/y],
  ['int', /0x[0-9a-fA-F]+|\d+/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*|`[A-Za-z0-9_.\-/ ]+`/y],
  ['sign', /==|!=|<=|>=|&&|\|\||[-+*/%!<>?:.,()[\]{}]/y],
];

/** The tokens of a CEL expression. @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
export function lexExpression(text: string): CelToken[] {
  const tokens: CelToken[] = [];
  let at = 0;
  while (at < text.length) {
    const found = match(text, at);
    if (found === undefined)
      throw new CelProblem(`Syntax error: token recognition error at: '${text.slice(at, at + 1)}'`, at);
    if (found.kind !== 'blank') tokens.push({ kind: found.kind, text: found.text, at });
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: text.length });
  return tokens;
}

function match(text: string, at: number): { kind: TokenKind | 'blank'; text: string } | undefined {
  for (const [kind, form] of FORMS) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found !== null) return { kind, text: found[0] };
  }
  return undefined;
}
