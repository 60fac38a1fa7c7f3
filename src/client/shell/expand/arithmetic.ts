import { Beyond } from '../beyond.ts';

const TOKEN = /\s*(0[xX][\da-fA-F]+|\d+|[A-Za-z_]\w*|\*\*|<<|>>|&&|\|\||[<>=!]=|[-+*/%()<>!?:&|^~])/y;

/** The operators, from the lowest to the highest precedence. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** The value of `$((…))`. @throws Beyond for assignments, a division by zero, and values that a JavaScript number cannot represent exactly */
export function evaluateArithmetic(text: string, variable: (name: string) => string): string {
  if (text.trim() === '') return '0';
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.trimEnd().length; ) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new Beyond(`the arithmetic $((${text}))`);
    tokens.push(token);
  }
  const value = new Evaluator(tokens, variable, text).whole();
  if (!Number.isSafeInteger(value)) throw new Beyond(`the arithmetic $((${text}))`);
  return String(value);
}

class Evaluator {
  readonly #tokens: readonly string[];
  readonly #variable: (name: string) => string;
  readonly #text: string;
  #at = 0;

  constructor(tokens: readonly string[], variable: (name: string) => string, text: string) {
    this.#tokens = tokens;
    this.#variable = variable;
    this.#text = text;
  }

  whole(): number {
    const value = this.#choice();
    if (this.#at < this.#tokens.length) throw this.#beyond();
    return value;
  }

  #choice(): number {
    const test = this.#level(0);
    if (!this.#take('?')) return test;
    const yes = this.#choice();
    if (!this.#take(':')) throw this.#beyond();
    const no = this.#choice();
    return test !== 0 ? yes : no;
  }

  #level(level: number): number {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#power();
    let left = this.#level(level + 1);
    for (;;) {
      const operator = this.#tokens[this.#at] ?? '';
      if (!operators.includes(operator)) return left;
      this.#at++;
      left = this.#apply(operator, left, this.#level(level + 1));
    }
  }

  #power(): number {
    const base = this.#unary();
    return this.#take('**') ? base ** this.#power() : base;
  }

  #unary(): number {
    const token = this.#tokens[this.#at++];
    if (token === '-') return 0 - this.#unary();
    if (token === '+') return this.#unary();
    if (token === '!') return this.#unary() === 0 ? 1 : 0;
    if (token === '~') return -1 - this.#unary();
    if (token === '(') {
      const value = this.#choice();
      if (!this.#take(')')) throw this.#beyond();
      return value;
    }
    if (token === undefined) throw this.#beyond();
    return /^[A-Za-z_]/.test(token) ? this.#number(this.#variable(token).trim() || '0') : this.#number(token);
  }

  #number(text: string): number {
    if (/^-?(?:0[xX][\da-fA-F]+|[1-9]\d*|0)$/.test(text)) return Number(text);
    if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
    throw this.#beyond();
  }

  #apply(operator: string, left: number, right: number): number {
    switch (operator) {
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '*':
        return left * right;
      case '/':
      case '%':
        if (right === 0) throw this.#beyond();
        return operator === '/' ? Math.trunc(left / right) || 0 : left % right || 0;
      case '||':
        return left !== 0 || right !== 0 ? 1 : 0;
      case '&&':
        return left !== 0 && right !== 0 ? 1 : 0;
      case '|':
        return Number(BigInt(left) | BigInt(right));
      case '&':
        return Number(BigInt(left) & BigInt(right));
      case '^':
        return Number(BigInt(left) ^ BigInt(right));
      case '<<':
        return left * 2 ** right;
      case '>>':
        return Math.floor(left / 2 ** right);
      default:
        return this.#compare(operator, left, right) ? 1 : 0;
    }
  }

  #compare(operator: string, left: number, right: number): boolean {
    if (operator === '==') return left === right;
    if (operator === '!=') return left !== right;
    if (operator === '<') return left < right;
    if (operator === '>') return left > right;
    return operator === '<=' ? left <= right : left >= right;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #beyond(): Beyond {
    return new Beyond(`the arithmetic $((${this.#text}))`);
  }
}
