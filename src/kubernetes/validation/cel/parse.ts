import type { Expression } from './expression.ts';
import { CelProblem, type CelToken, lexExpression, type TokenKind } from './lex.ts';

const STARTS = `{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}`;
const RELATIONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);
const DEEPEST = 250;

/**
 * Parses a CEL expression. Throws a `CelProblem` if it is invalid.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(lexExpression(text));
  const found = parser.expression();
  parser.end();
  return found;
}

class Parser {
  private readonly tokens: readonly CelToken[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly CelToken[]) {
    this.tokens = tokens;
  }

  expression(): Expression {
    if (this.depth++ > DEEPEST)
      throw new CelProblem('expression recursion limit exceeded: 250', this.token.at);
    const condition = this.chain(['||'], () => this.chain(['&&'], () => this.relation()));
    const mark = this.token;
    if (!this.takes('?')) {
      this.depth--;
      return condition;
    }
    const yes = this.chain(['||'], () => this.chain(['&&'], () => this.relation()));
    this.expect(':');
    const no = this.expression();
    this.depth--;
    return { node: 'call', name: '_?_:_', on: undefined, args: [condition, yes, no], at: mark.at };
  }

  end(): void {
    if (this.token.kind !== 'end') this.fail(`extraneous input '${this.token.text}' expecting <EOF>`);
  }

  private get token(): CelToken {
    return this.tokens[this.position] ?? { kind: 'end', text: '<EOF>', at: 0 };
  }

  private fail(words: string): never {
    throw new CelProblem(`Syntax error: ${words}`, this.token.at);
  }

  private takes(sign: string): boolean {
    if (this.token.text !== sign || (this.token.kind !== 'sign' && sign !== 'in')) return false;
    this.position++;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) this.fail(`mismatched input '${this.token.text}' expecting '${sign}'`);
  }

  private chain(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const { text: operator, at, kind } = this.token;
      if (kind !== 'sign' || !operators.includes(operator)) return left;
      this.position++;
      left = { node: 'call', name: `_${operator}_`, on: undefined, args: [left, operand()], at };
    }
  }

  private relation(): Expression {
    const operand = (): Expression =>
      this.chain(['+', '-'], () => this.chain(['*', '/', '%'], () => this.unary()));
    let left = operand();
    for (;;) {
      const { text: operator, at } = this.token;
      if (!RELATIONS.has(operator)) return left;
      this.position++;
      const name = operator === 'in' ? '@in' : `_${operator}_`;
      left = { node: 'call', name, on: undefined, args: [left, operand()], at };
    }
  }

  private unary(): Expression {
    const { text: operator, at } = this.token;
    if (!this.takes('!') && !this.takes('-')) return this.member();
    const name = operator === '!' ? '!_' : '-_';
    return { node: 'call', name, on: undefined, args: [this.unary()], at };
  }

  private member(): Expression {
    let found = this.primary();
    for (;;) {
      const { at } = this.token;
      if (this.takes('.')) found = this.selected(found, at);
      else if (this.takes('[')) {
        const optional = this.takes('?');
        const index = this.expression();
        this.expect(']');
        found = { node: 'index', of: found, index, optional, at };
      } else if (this.token.text === '{' && this.token.kind === 'sign' && nameOf(found) !== undefined)
        found = this.message(nameOf(found) ?? '', found.at);
      else return found;
    }
  }

  private selected(of: Expression, at: number): Expression {
    const optional = this.takes('?');
    const name = this.name();
    const open = this.token.at;
    if (this.takes('(')) return { node: 'call', name, on: of, args: this.list(')'), at: open };
    return { node: 'field', of, name, optional, at };
  }

  private name(): string {
    if (this.token.kind !== 'name') this.fail(`mismatched input '${this.token.text}' expecting IDENTIFIER`);
    const { text } = this.token;
    this.position++;
    return text.replaceAll('`', '');
  }

  private message(name: string, at: number): Expression {
    this.expect('{');
    const values: Expression[] = [];
    while (this.token.text !== '}') {
      this.takes('?');
      this.name();
      this.expect(':');
      values.push(this.expression());
      if (!this.takes(',')) break;
    }
    this.expect('}');
    return { node: 'message', name, values, at };
  }

  private list(close: string): Expression[] {
    const items: Expression[] = [];
    while (this.token.text !== close || this.token.kind !== 'sign') {
      this.takes('?');
      items.push(this.expression());
      if (!this.takes(',')) break;
    }
    this.expect(close);
    return items;
  }

  private primary(): Expression {
    const { kind, text, at } = this.token;
    if (kind === 'name') return this.named(text, at);
    if (isLiteral(kind)) {
      this.position++;
      return { node: 'literal', type: kind, text, at };
    }
    if (this.takes('.')) return this.named(this.token.text, at);
    if (this.takes('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (this.takes('[')) return { node: 'list', items: this.list(']'), at };
    if (this.takes('{')) return this.map(at);
    return this.fail(`mismatched input '${text}' expecting ${STARTS}`);
  }

  private named(text: string, at: number): Expression {
    if (text === 'true' || text === 'false' || text === 'null') {
      this.position++;
      return { node: 'literal', type: text === 'null' ? 'null' : 'bool', text, at };
    }
    if (text === 'in') this.fail(`mismatched input 'in' expecting ${STARTS}`);
    const name = this.name();
    const open = this.token.at;
    if (this.takes('(')) return { node: 'call', name, on: undefined, args: this.list(')'), at: open };
    return { node: 'name', name, at };
  }

  private map(at: number): Expression {
    const entries: [Expression, Expression][] = [];
    while (this.token.text !== '}' || this.token.kind !== 'sign') {
      this.takes('?');
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
      if (!this.takes(',')) break;
    }
    this.expect('}');
    return { node: 'map', entries, at };
  }
}

function isLiteral(kind: TokenKind): kind is 'int' | 'uint' | 'double' | 'string' | 'bytes' {
  return ['int', 'uint', 'double', 'string', 'bytes'].includes(kind);
}

/** The qualified name in an expression such as `Object.metadata`; `undefined` if it is not a path of names. */
function nameOf(expression: Expression): string | undefined {
  if (expression.node === 'name') return expression.name;
  if (expression.node !== 'field') return undefined;
  const of = nameOf(expression.of);
  return of === undefined ? undefined : `${of}.${expression.name}`;
}
