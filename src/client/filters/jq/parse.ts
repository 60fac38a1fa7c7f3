import { Beyond } from '../../shell/beyond.ts';
import { type JqToken, lexJq } from './lex.ts';
import type { JqNode } from './syntax.ts';

const IDENTITY: JqNode = { kind: 'identity' };
const ASSIGNMENTS = ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='];
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
const RESERVED = ['then', 'else', 'elif', 'end', 'as', 'and', 'or'];

/** Parses a jq program. @throws Beyond for features that this small jq does not support @see https://jqlang.org/manual/ */
export function parseJq(program: string): JqNode {
  const parser = new JqParser(program);
  const node = parser.isAtEnd ? IDENTITY : parser.pipe();
  if (!parser.isAtEnd) throw parser.beyond();
  return node;
}

class JqParser {
  readonly #program: string;
  readonly #tokens: readonly JqToken[];
  #at = 0;

  constructor(program: string) {
    this.#program = program;
    this.#tokens = lexJq(program);
  }

  get isAtEnd(): boolean {
    return this.#next.kind === 'end';
  }

  beyond(): Beyond {
    return new Beyond(`jq '${this.#program}'`);
  }

  pipe(): JqNode {
    const left = this.#comma();
    return this.#take('|') ? { kind: 'pipe', left, right: this.pipe() } : left;
  }

  #comma(): JqNode {
    let left = this.#alternative();
    while (this.#take(',')) left = { kind: 'comma', left, right: this.#alternative() };
    return left;
  }

  #alternative(): JqNode {
    const left = this.#assignment();
    return this.#take('//') ? { kind: 'binary', operator: '//', left, right: this.#alternative() } : left;
  }

  #assignment(): JqNode {
    const left = this.#or();
    const operator = ASSIGNMENTS.find((one) => this.#is(one));
    if (operator === undefined) return left;
    this.#at++;
    return { kind: 'assign', operator, left, right: this.#or() };
  }

  #or(): JqNode {
    let left = this.#and();
    while (this.#take('or')) left = { kind: 'binary', operator: 'or', left, right: this.#and() };
    return left;
  }

  #and(): JqNode {
    let left = this.#comparison();
    while (this.#take('and')) left = { kind: 'binary', operator: 'and', left, right: this.#comparison() };
    return left;
  }

  #comparison(): JqNode {
    const left = this.#sum();
    const operator = COMPARISONS.find((one) => this.#is(one));
    if (operator === undefined) return left;
    this.#at++;
    return { kind: 'binary', operator, left, right: this.#sum() };
  }

  #sum(): JqNode {
    let left = this.#product();
    for (;;) {
      const operator = ['+', '-'].find((one) => this.#is(one));
      if (operator === undefined) return left;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#product() };
    }
  }

  #product(): JqNode {
    let left = this.#negation();
    for (;;) {
      const operator = ['*', '/', '%'].find((one) => this.#is(one));
      if (operator === undefined) return left;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#negation() };
    }
  }

  #negation(): JqNode {
    if (this.#take('-')) return { kind: 'negate', of: this.#postfix() };
    const value = this.#postfix();
    if (!this.#take('as')) return value;
    const name = this.#variable();
    this.#need('|');
    return { kind: 'bind', name, value, body: this.pipe() };
  }

  #postfix(): JqNode {
    let node = this.#term();
    for (;;) {
      const { kind, text } = this.#next;
      if (kind === 'field') {
        this.#at++;
        node = { kind: 'index', of: node, by: { kind: 'literal', value: text } };
      } else if (this.#is('.') && this.#tokens[this.#at + 1]?.kind === 'text') {
        this.#at++;
        node = { kind: 'index', of: node, by: this.#text('') };
      } else if (this.#is('.') && this.#tokens[this.#at + 1]?.text === '[') this.#at++;
      else if (this.#take('[')) node = this.#bracket(node);
      else if (this.#take('?')) node = { kind: 'optional', of: node };
      else return node;
    }
  }

  #bracket(of: JqNode): JqNode {
    if (this.#take(']')) return { kind: 'iterate', of };
    const from = this.#is(':') ? undefined : this.pipe();
    if (!this.#take(':')) {
      this.#need(']');
      if (from === undefined) throw this.beyond();
      return { kind: 'index', of, by: from };
    }
    const to = this.#is(']') ? undefined : this.pipe();
    this.#need(']');
    return { kind: 'slice', of, from, to };
  }

  #term(): JqNode {
    const token = this.#next;
    switch (token.kind) {
      case 'number':
        this.#at++;
        return { kind: 'literal', value: Number(token.text) };
      case 'text':
        return this.#text('');
      case 'variable':
        this.#at++;
        return { kind: 'variable', name: token.text };
      case 'format':
        this.#at++;
        return this.#next.kind === 'text' ? this.#text(token.text) : { kind: 'format', format: token.text };
      case 'field':
        this.#at++;
        return { kind: 'index', of: IDENTITY, by: { kind: 'literal', value: token.text } };
      case 'name':
        return this.#named(token.text);
      default:
        return this.#bracketed();
    }
  }

  #bracketed(): JqNode {
    if (this.#take('..')) return { kind: 'recurse' };
    if (this.#take('.')) {
      if (this.#next.kind !== 'text') return IDENTITY;
      return { kind: 'index', of: IDENTITY, by: this.#text('') };
    }
    if (this.#take('(')) {
      const inner = this.pipe();
      this.#need(')');
      return inner;
    }
    if (this.#take('[')) {
      if (this.#take(']')) return { kind: 'array', of: undefined };
      const of = this.pipe();
      this.#need(']');
      return { kind: 'array', of };
    }
    if (this.#take('{')) return this.#object();
    throw this.beyond();
  }

  #named(name: string): JqNode {
    this.#at++;
    if (RESERVED.includes(name)) throw this.beyond();
    switch (name) {
      case 'null':
        return { kind: 'literal', value: null };
      case 'true':
      case 'false':
        return { kind: 'literal', value: name === 'true' };
      case 'if':
        return this.#if();
      case 'reduce':
        return this.#reduce();
      case 'def':
      case 'foreach':
      case 'try':
      case 'label':
      case 'import':
        throw new Beyond(`jq with ${name}`);
    }
    const args: JqNode[] = [];
    if (this.#take('(')) {
      do args.push(this.pipe());
      while (this.#take(';'));
      this.#need(')');
    }
    return { kind: 'call', name, args };
  }

  #if(): JqNode {
    const test = this.pipe();
    this.#need('then');
    const yes = this.pipe();
    if (this.#take('elif')) return { kind: 'if', test, yes, no: this.#if() };
    // Without `else`, jq 1.6 refuses the program and later versions pass on the input.
    if (!this.#take('else')) throw new Beyond('jq with if without else');
    const no = this.pipe();
    this.#need('end');
    return { kind: 'if', test, yes, no };
  }

  #reduce(): JqNode {
    const source = this.#postfix();
    this.#need('as');
    const name = this.#variable();
    this.#need('(');
    const start = this.pipe();
    this.#need(';');
    const step = this.pipe();
    this.#need(')');
    return { kind: 'reduce', source, name, start, step };
  }

  #object(): JqNode {
    const entries: (readonly [JqNode, JqNode])[] = [];
    while (!this.#take('}')) {
      const token = this.#next;
      let key: JqNode;
      let own: JqNode | undefined;
      if (this.#take('(')) {
        key = this.pipe();
        this.#need(')');
      } else if (token.kind === 'text') {
        key = this.#text('');
        own = { kind: 'index', of: IDENTITY, by: key };
      } else if (token.kind === 'name' || token.kind === 'variable') {
        this.#at++;
        key = { kind: 'literal', value: token.text };
        own =
          token.kind === 'variable'
            ? { kind: 'variable', name: token.text }
            : { kind: 'index', of: IDENTITY, by: key };
      } else throw this.beyond();
      const value = this.#take(':') ? this.#objectValue() : own;
      if (value === undefined) throw this.beyond();
      entries.push([key, value]);
      if (!this.#take(',') && !this.#is('}')) throw this.beyond();
    }
    return { kind: 'object', entries };
  }

  /** A value in an object ends at a comma. */
  #objectValue(): JqNode {
    const left = this.#alternative();
    return this.#take('|') ? { kind: 'pipe', left, right: this.#objectValue() } : left;
  }

  #text(format: string): JqNode {
    const { parts = [] } = this.#next;
    this.#at++;
    return {
      kind: 'text',
      format,
      parts: parts.map((p) => (typeof p === 'string' ? p : parseJq(p.program))),
    };
  }

  #variable(): string {
    const { kind, text } = this.#next;
    if (kind !== 'variable') throw this.beyond();
    this.#at++;
    return text;
  }

  get #next(): JqToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #is(text: string): boolean {
    return (this.#next.kind === 'operator' || this.#next.kind === 'name') && this.#next.text === text;
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #need(text: string): void {
    if (!this.#take(text)) throw this.beyond();
  }
}
