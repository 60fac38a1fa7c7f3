import { Beyond } from '../../shell/beyond.ts';
import { lexAwk } from './lex.ts';
import { AwkExpressions } from './parse-expression.ts';
import type { AwkExpression, AwkRule, AwkStatement } from './syntax.ts';

/**
 * Parses an awk program.
 * @throws Beyond for features that this small awk does not support
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/awk.html
 */
export function parseAwk(program: string): readonly AwkRule[] {
  return new AwkParser(new AwkExpressions(lexAwk(program))).rules();
}

class AwkParser {
  readonly #in: AwkExpressions;

  constructor(expressions: AwkExpressions) {
    this.#in = expressions;
  }

  rules(): AwkRule[] {
    const rules: AwkRule[] = [];
    for (;;) {
      this.#skipEnds();
      if (this.#in.next.kind === 'end') return rules;
      rules.push(this.#rule());
    }
  }

  #rule(): AwkRule {
    for (const when of ['BEGIN', 'END'] as const)
      if (this.#in.take(when)) return { when, body: this.#block() };
    if (this.#in.is('{')) return { when: 'always', body: this.#block() };
    const from = this.#in.expression();
    let to: AwkExpression | undefined;
    if (this.#in.take(',')) {
      this.#skipNewlines();
      to = this.#in.expression();
    }
    const body: readonly AwkStatement[] = this.#in.is('{') ? this.#block() : [{ kind: 'print', values: [] }];
    return { when: { from, to }, body };
  }

  #block(): AwkStatement[] {
    this.#in.need('{');
    const body: AwkStatement[] = [];
    for (;;) {
      this.#skipEnds();
      if (this.#in.take('}')) return body;
      body.push(this.#statement());
    }
  }

  #statement(): AwkStatement {
    if (this.#in.is('{')) return { kind: 'block', body: this.#block() };
    const { kind, text } = this.#in.next;
    if (kind === 'name' || kind === 'call')
      switch (text) {
        case 'if':
          return this.#if();
        case 'while':
          return this.#while();
        case 'for':
          return this.#for();
        case 'do':
        case 'getline':
        case 'function':
        case 'return':
        case 'nextfile':
          throw new Beyond(`awk with ${text}`);
      }
    const statement = this.#simple();
    this.#endStatement();
    return statement;
  }

  #simple(): AwkStatement {
    for (const kind of ['print', 'printf'] as const)
      if (this.#in.take(kind)) {
        const values = this.#isEnd() ? [] : this.#in.printed();
        if (!this.#isEnd()) throw new Beyond('awk with a redirect or a pipe');
        return { kind, values };
      }
    for (const kind of ['next', 'break', 'continue'] as const) if (this.#in.take(kind)) return { kind };
    if (this.#in.take('exit'))
      return { kind: 'exit', value: this.#isEnd() ? undefined : this.#in.expression() };
    if (!this.#in.take('delete')) return { kind: 'expression', value: this.#in.expression() };
    const target = this.#in.expression();
    if (target.kind === 'variable') return { kind: 'delete', array: target.name, keys: [] };
    if (target.kind !== 'item') throw this.#in.beyond();
    return { kind: 'delete', array: target.array, keys: target.keys };
  }

  #if(): AwkStatement {
    this.#in.at++;
    const test = this.#condition();
    const yes = this.#body();
    const start = this.#in.at;
    this.#skipEnds();
    if (this.#in.take('else')) return { kind: 'if', test, yes, no: this.#body() };
    this.#in.at = start;
    return { kind: 'if', test, yes, no: undefined };
  }

  #while(): AwkStatement {
    this.#in.at++;
    const test = this.#condition();
    return { kind: 'while', test, body: this.#body() };
  }

  #for(): AwkStatement {
    this.#in.at++;
    this.#in.need('(');
    const start = this.#in.is(';') ? undefined : this.#simpleWithoutIn();
    if (this.#in.is('in')) throw new Beyond('awk with for (… in …), whose order is open');
    this.#in.need(';');
    const test = this.#in.is(';') ? undefined : this.#in.expression();
    this.#in.need(';');
    const step = this.#in.is(')') ? undefined : this.#simple();
    this.#in.need(')');
    return { kind: 'for', start, test, step, body: this.#body() };
  }

  #simpleWithoutIn(): AwkStatement {
    return { kind: 'expression', value: this.#in.withoutIn() };
  }

  #condition(): AwkExpression {
    this.#in.need('(');
    const test = this.#in.expression();
    this.#in.need(')');
    return test;
  }

  #body(): AwkStatement {
    this.#skipNewlines();
    if (this.#in.take(';')) return { kind: 'block', body: [] };
    return this.#statement();
  }

  #isEnd(): boolean {
    return (
      this.#in.next.kind === 'newline' || this.#in.next.kind === 'end' || this.#in.is(';') || this.#in.is('}')
    );
  }

  #endStatement(): void {
    if (!this.#isEnd()) throw this.#in.beyond();
    if (!this.#in.is('}')) this.#in.at++;
  }

  #skipEnds(): void {
    while (this.#in.next.kind === 'newline' || this.#in.is(';')) this.#in.at++;
  }

  #skipNewlines(): void {
    while (this.#in.next.kind === 'newline') this.#in.at++;
  }
}
