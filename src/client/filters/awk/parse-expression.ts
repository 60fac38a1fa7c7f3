import { Beyond } from '../../shell/beyond.ts';
import type { AwkToken } from './lex.ts';
import type { AwkExpression } from './syntax.ts';

/** The functions of awk that are supported. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'length',
  'substr',
  'index',
  'split',
  'sub',
  'gsub',
  'match',
  'tolower',
  'toupper',
  'sprintf',
  'int',
]);

const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=', '^=']);
const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '==', '!=', '>', '>=']);

/** Parses expressions from tokens, with the precedence of POSIX awk. */
export class AwkExpressions {
  readonly tokens: readonly AwkToken[];
  at = 0;
  /** Set within `print`, where a `>` outside parentheses is a redirect. */
  #noGreater = false;
  #noIn = false;

  constructor(tokens: readonly AwkToken[]) {
    this.tokens = tokens;
  }

  get next(): AwkToken {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  is(text: string): boolean {
    const { kind, text: own } = this.next;
    return own === text && kind !== 'string' && kind !== 'regex';
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  need(text: string): void {
    if (!this.take(text)) throw this.beyond();
  }

  beyond(): Beyond {
    return new Beyond(`awk at "${this.next.text}"`);
  }

  /** Parses the values of `print`. */
  printed(): AwkExpression[] {
    const listed = this.#listInBrackets();
    if (listed !== undefined) return listed;
    const values: AwkExpression[] = [];
    this.#noGreater = true;
    do values.push(this.expression());
    while (this.take(','));
    this.#noGreater = false;
    return values;
  }

  /** `print (a, b)` */
  #listInBrackets(): AwkExpression[] | undefined {
    const start = this.at;
    if (!this.take('(')) return undefined;
    const values = [this.expression()];
    while (this.take(',')) values.push(this.expression());
    if (values.length > 1 && this.take(')')) return values;
    this.at = start;
    return undefined;
  }

  /** Parses an expression that ends at `in`, as in `for (k in a)`. */
  withoutIn(): AwkExpression {
    this.#noIn = true;
    const value = this.expression();
    this.#noIn = false;
    return value;
  }

  expression(): AwkExpression {
    const left = this.#choice();
    const { kind, text } = this.next;
    if (kind !== 'operator' || !ASSIGNMENTS.has(text)) return left;
    if (left.kind !== 'variable' && left.kind !== 'field' && left.kind !== 'item') throw this.beyond();
    this.at++;
    return { kind: 'assign', target: left, operator: text, value: this.expression() };
  }

  #choice(): AwkExpression {
    const test = this.#either();
    if (!this.take('?')) return test;
    const yes = this.expression();
    this.need(':');
    return { kind: 'choice', test, yes, no: this.expression() };
  }

  #either(): AwkExpression {
    let left = this.#both();
    while (this.take('||')) left = { kind: 'binary', operator: '||', left, right: this.#both() };
    return left;
  }

  #both(): AwkExpression {
    let left = this.#membership();
    while (this.take('&&')) left = { kind: 'binary', operator: '&&', left, right: this.#membership() };
    return left;
  }

  #membership(): AwkExpression {
    let left = this.#matching();
    while (!this.#noIn && this.take('in')) {
      const array = this.#name();
      left = { kind: 'in', array, key: left };
    }
    return left;
  }

  #matching(): AwkExpression {
    let left = this.#comparison();
    for (;;) {
      const operator = this.is('~') ? '~' : this.is('!~') ? '!~' : '';
      if (operator === '') return left;
      this.at++;
      left = { kind: 'binary', operator, left, right: this.#comparison() };
    }
  }

  #comparison(): AwkExpression {
    const left = this.#concatenation();
    const { kind, text } = this.next;
    if (kind !== 'operator' || !COMPARISONS.has(text) || (text === '>' && this.#noGreater)) return left;
    this.at++;
    return { kind: 'binary', operator: text, left, right: this.#concatenation() };
  }

  #concatenation(): AwkExpression {
    let left = this.#sum();
    while (this.#beginsValue()) left = { kind: 'binary', operator: ' ', left, right: this.#sum() };
    return left;
  }

  #beginsValue(): boolean {
    const { kind, text } = this.next;
    if (kind === 'name') return text !== 'in';
    if (kind === 'operator') return ['$', '(', '++', '--'].includes(text);
    return kind === 'number' || kind === 'string' || kind === 'call';
  }

  #sum(): AwkExpression {
    let left = this.#product();
    for (;;) {
      const operator = this.is('+') ? '+' : this.is('-') ? '-' : '';
      if (operator === '') return left;
      this.at++;
      left = { kind: 'binary', operator, left, right: this.#product() };
    }
  }

  #product(): AwkExpression {
    let left = this.#unary();
    for (;;) {
      const { kind, text } = this.next;
      if (kind !== 'operator' || !['*', '/', '%'].includes(text)) return left;
      this.at++;
      left = { kind: 'binary', operator: text, left, right: this.#unary() };
    }
  }

  #unary(): AwkExpression {
    for (const operator of ['!', '-', '+'])
      if (this.take(operator)) return { kind: 'unary', operator, of: this.#unary() };
    return this.#power();
  }

  #power(): AwkExpression {
    const left = this.#stepped();
    if (!this.take('^')) return left;
    return { kind: 'binary', operator: '^', left, right: this.#unary() };
  }

  #stepped(): AwkExpression {
    for (const [text, by] of [
      ['++', 1],
      ['--', -1],
    ] as const)
      if (this.take(text)) return { kind: 'step', target: this.#stepped(), by, after: false };
    const target = this.#primary();
    if (target.kind !== 'variable' && target.kind !== 'field' && target.kind !== 'item') return target;
    if (this.take('++')) return { kind: 'step', target, by: 1, after: true };
    if (this.take('--')) return { kind: 'step', target, by: -1, after: true };
    return target;
  }

  #primary(): AwkExpression {
    const { kind, text } = this.next;
    this.at++;
    if (kind === 'number') return { kind: 'number', value: Number(text) };
    if (kind === 'string') return { kind: 'string', text };
    if (kind === 'regex') return { kind: 'regex', pattern: text };
    if (kind === 'call') return this.#call(text);
    if (kind === 'name') return this.#variable(text);
    if (text === '$') return { kind: 'field', of: this.is('-') ? this.#unary() : this.#stepped() };
    if (text === '(') return this.#grouped();
    this.at--;
    throw this.beyond();
  }

  #grouped(): AwkExpression {
    const [noGreater, noIn] = [this.#noGreater, this.#noIn];
    this.#noGreater = false;
    this.#noIn = false;
    const value = this.expression();
    this.need(')');
    this.#noGreater = noGreater;
    this.#noIn = noIn;
    return value;
  }

  #variable(name: string): AwkExpression {
    if (name === 'length') return { kind: 'call', name, args: [] };
    if (name === 'getline' || FUNCTIONS.has(name)) throw new Beyond(`awk with ${name}`);
    if (!this.take('[')) return { kind: 'variable', name };
    const keys: AwkExpression[] = [];
    do keys.push(this.expression());
    while (this.take(','));
    this.need(']');
    return { kind: 'item', array: name, keys };
  }

  #call(name: string): AwkExpression {
    if (!FUNCTIONS.has(name)) throw new Beyond(`awk with ${name}()`);
    this.need('(');
    const args: AwkExpression[] = [];
    const noGreater = this.#noGreater;
    this.#noGreater = false;
    if (!this.is(')'))
      do args.push(this.expression());
      while (this.take(','));
    this.need(')');
    this.#noGreater = noGreater;
    return { kind: 'call', name, args };
  }

  #name(): string {
    const { kind, text } = this.next;
    if (kind !== 'name') throw this.beyond();
    this.at++;
    return text;
  }
}
