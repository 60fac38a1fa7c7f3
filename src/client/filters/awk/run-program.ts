import { Beyond } from '../../shell/beyond.ts';
import { formatAwk } from './format.ts';
import { type AwkCalls, callAwk, patternOf } from './functions.ts';
import { AwkRecord, awkMatcher } from './record.ts';
import type { AwkExpression, AwkRule, AwkStatement } from './syntax.ts';
import { type AwkValue, asAwkText, asNumber, compareValues, isTrue } from './value.ts';

/** The maximum number of iterations of a loop; a longer one is given up. */
const MOST_ROUNDS = 100_000;

class Leave extends Error {
  readonly how: 'next' | 'break' | 'continue' | 'exit';

  constructor(how: 'next' | 'break' | 'continue' | 'exit') {
    super(how);
    this.how = how;
  }
}

/** A running awk program. */
export class AwkRun {
  readonly #rules: readonly AwkRule[];
  readonly #record = new AwkRecord();
  readonly #arrays = new Map<string, Map<string, AwkValue>>();
  readonly #open = new Set<AwkRule>();
  readonly #calls: AwkCalls;
  #status = 0;
  #output = '';

  constructor(rules: readonly AwkRule[]) {
    this.#rules = rules;
    const array = (name: string) => {
      const found = this.#arrays.get(name) ?? new Map<string, AwkValue>();
      this.#arrays.set(name, found);
      return found;
    };
    this.#calls = {
      value: (expression) => this.#value(expression),
      assign: (target, value) => this.#assign(target, value),
      get: (name) => this.#record.get(name),
      set: (name, value) => this.#record.set(name, value),
      array,
      hasArray: (name) => this.#arrays.has(name),
    };
  }

  set(name: string, value: AwkValue): void {
    this.#record.set(name, value);
  }

  /** Whether the program reads its input at all. */
  get readsInput(): boolean {
    return this.#rules.some(({ when }) => when !== 'BEGIN');
  }

  /** Runs the program on the texts of files. @returns its output and its exit code */
  run(files: () => readonly { readonly name: string; readonly lines: readonly string[] }[]): {
    readonly output: string;
    readonly status: number;
  } {
    const goesOn = this.#section(() => this.#runRules('BEGIN'));
    if (this.readsInput) {
      if (goesOn) this.#section(() => this.#readFiles(files()));
      this.#section(() => this.#runRules('END'));
    }
    return { output: this.#output, status: this.#status };
  }

  /** @returns whether it ran to the end */
  #section(run: () => void): boolean {
    try {
      run();
      return true;
    } catch (leave) {
      if (!(leave instanceof Leave) || leave.how !== 'exit') throw leave;
      return false;
    }
  }

  #readFiles(files: readonly { readonly name: string; readonly lines: readonly string[] }[]): void {
    let number = 0;
    for (const { name, lines } of files) {
      this.#record.set('FILENAME', name);
      for (const [i, line] of lines.entries()) {
        this.#record.set('NR', ++number);
        this.#record.set('FNR', i + 1);
        this.#record.read(line);
        try {
          this.#runRules('line');
        } catch (leave) {
          if (!(leave instanceof Leave) || leave.how !== 'next') throw leave;
        }
      }
    }
  }

  #runRules(when: 'BEGIN' | 'END' | 'line'): void {
    for (const rule of this.#rules) {
      const applies =
        rule.when === 'BEGIN' || rule.when === 'END'
          ? rule.when === when
          : when === 'line' && this.#applies(rule);
      if (applies) for (const statement of rule.body) this.#execute(statement);
    }
  }

  #applies(rule: AwkRule): boolean {
    if (typeof rule.when === 'string') return true;
    const { from, to } = rule.when;
    if (to === undefined) return isTrue(this.#value(from));
    if (!this.#open.has(rule) && !isTrue(this.#value(from))) return false;
    if (isTrue(this.#value(to))) this.#open.delete(rule);
    else this.#open.add(rule);
    return true;
  }

  #execute(statement: AwkStatement): void {
    switch (statement.kind) {
      case 'print':
        this.#output += this.#printed(statement.values) + this.#record.text('ORS');
        return;
      case 'printf': {
        const [format, ...values] = statement.values.map((value) => this.#value(value));
        this.#output += formatAwk(asAwkText(format), values);
        return;
      }
      case 'expression':
        this.#value(statement.value);
        return;
      case 'block':
        for (const inner of statement.body) this.#execute(inner);
        return;
      case 'if':
        if (isTrue(this.#value(statement.test))) this.#execute(statement.yes);
        else if (statement.no !== undefined) this.#execute(statement.no);
        return;
      case 'while':
        this.#loop(statement.test, undefined, statement.body);
        return;
      case 'for':
        if (statement.start !== undefined) this.#execute(statement.start);
        this.#loop(statement.test, statement.step, statement.body);
        return;
      case 'delete':
        if (statement.keys.length === 0) this.#calls.array(statement.array).clear();
        else this.#calls.array(statement.array).delete(this.#key(statement.keys));
        return;
      case 'exit':
        if (statement.value !== undefined) this.#status = asNumber(this.#value(statement.value)) & 255;
        throw new Leave('exit');
      default:
        throw new Leave(statement.kind);
    }
  }

  #printed(values: readonly AwkExpression[]): string {
    if (values.length === 0) return asAwkText(this.#record.field(0));
    return values.map((value) => asAwkText(this.#value(value))).join(this.#record.text('OFS'));
  }

  #loop(test: AwkExpression | undefined, step: AwkStatement | undefined, body: AwkStatement): void {
    for (let round = 0; test === undefined || isTrue(this.#value(test)); round++) {
      if (round > MOST_ROUNDS) throw new Beyond('awk with a loop without end');
      try {
        this.#execute(body);
      } catch (leave) {
        if (!(leave instanceof Leave) || (leave.how !== 'break' && leave.how !== 'continue')) throw leave;
        if (leave.how === 'break') return;
      }
      if (step !== undefined) this.#execute(step);
    }
  }

  #value(expression: AwkExpression): AwkValue {
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'string':
        return expression.text;
      case 'regex':
        return awkMatcher(expression.pattern).test(asAwkText(this.#record.field(0))) ? 1 : 0;
      case 'variable':
        if (/^(?:ENVIRON|ARGV|ARGC|PROCINFO)$/.test(expression.name))
          throw new Beyond(`awk with ${expression.name}`);
        return this.#record.get(expression.name);
      case 'field':
        return this.#record.field(asNumber(this.#value(expression.of)));
      case 'item':
        return this.#calls.array(expression.array).get(this.#touch(expression));
      case 'in':
        return this.#calls.array(expression.array).has(asAwkText(this.#value(expression.key))) ? 1 : 0;
      case 'assign':
        return this.#assigned(expression);
      case 'step':
        return this.#stepped(expression);
      case 'choice':
        return this.#value(isTrue(this.#value(expression.test)) ? expression.yes : expression.no);
      case 'unary':
        return this.#unary(expression.operator, this.#value(expression.of));
      case 'binary':
        return this.#binary(expression);
      case 'call':
        return callAwk(expression.name, expression.args, this.#calls);
    }
  }

  /** Creates an array item, as any access to it does. */
  #touch({ array, keys }: Extract<AwkExpression, { kind: 'item' }>): string {
    const key = this.#key(keys);
    const items = this.#calls.array(array);
    if (!items.has(key)) items.set(key, undefined);
    return key;
  }

  #key(keys: readonly AwkExpression[]): string {
    return keys.map((key) => asAwkText(this.#value(key))).join(this.#record.text('SUBSEP'));
  }

  #assign(target: AwkExpression, value: AwkValue): void {
    if (target.kind === 'variable') this.#record.set(target.name, value);
    else if (target.kind === 'field') this.#record.setField(asNumber(this.#value(target.of)), value);
    else if (target.kind === 'item') this.#calls.array(target.array).set(this.#key(target.keys), value);
    else throw new Beyond('awk with an assignment to a value');
  }

  #assigned({ target, operator, value }: Extract<AwkExpression, { kind: 'assign' }>): AwkValue {
    const given = this.#value(value);
    const result =
      operator === '='
        ? given
        : calculate(operator.slice(0, -1), asNumber(this.#value(target)), asNumber(given));
    this.#assign(target, result);
    return result;
  }

  #stepped({ target, by, after }: Extract<AwkExpression, { kind: 'step' }>): AwkValue {
    const before = asNumber(this.#value(target));
    this.#assign(target, before + by);
    return after ? before : before + by;
  }

  #unary(operator: string, value: AwkValue): AwkValue {
    if (operator === '!') return isTrue(value) ? 0 : 1;
    return operator === '-' ? 0 - asNumber(value) : asNumber(value);
  }

  #binary({ operator, left, right }: Extract<AwkExpression, { kind: 'binary' }>): AwkValue {
    switch (operator) {
      case '&&':
        return isTrue(this.#value(left)) && isTrue(this.#value(right)) ? 1 : 0;
      case '||':
        return isTrue(this.#value(left)) || isTrue(this.#value(right)) ? 1 : 0;
      case '~':
      case '!~': {
        const matches = awkMatcher(patternOf(right, this.#calls)).test(asAwkText(this.#value(left)));
        return matches === (operator === '~') ? 1 : 0;
      }
      case ' ':
        return asAwkText(this.#value(left)) + asAwkText(this.#value(right));
      case '<':
      case '<=':
      case '==':
      case '!=':
      case '>':
      case '>=':
        return holds(operator, compareValues(this.#value(left), this.#value(right))) ? 1 : 0;
      default:
        return calculate(operator, asNumber(this.#value(left)), asNumber(this.#value(right)));
    }
  }
}

function holds(operator: string, order: number): boolean {
  if (operator === '==') return order === 0;
  if (operator === '!=') return order !== 0;
  if (operator.startsWith('<')) return order < 0 || (operator === '<=' && order === 0);
  return order > 0 || (operator === '>=' && order === 0);
}

function calculate(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '^':
      return left ** right;
    default:
      if (right === 0) throw new Beyond('awk that divides by zero');
      return operator === '/' ? left / right : left % right;
  }
}
