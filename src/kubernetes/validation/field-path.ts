import type { Cause, Reason, Step } from './cause.ts';
import { formatValue } from './format-value.ts';

/**
 * A field of an object during validation. It knows its path as the API server prints it, and reports problems in the server's words. The path is
 * written out only if there is a problem.
 */
export class FieldPath {
  private readonly found: Cause[];
  private readonly parent: FieldPath | undefined;
  private readonly step: Step;
  /** How this step is appended to its parent. */
  private readonly form: 'child' | 'bracket';

  private constructor(found: Cause[], parent: FieldPath | undefined, step: Step, form: 'child' | 'bracket') {
    this.found = found;
    this.parent = parent;
    this.step = step;
    this.form = form;
  }

  /** The object itself; every cause found below it is added to the list. */
  static root(found: Cause[]): FieldPath {
    return new FieldPath(found, undefined, '', 'child');
  }

  child(...names: string[]): FieldPath {
    let at: FieldPath = this;
    for (const name of names) at = new FieldPath(this.found, at, name, 'child');
    return at;
  }

  /** The item of a list, from 0. */
  item(position: number): FieldPath {
    return new FieldPath(this.found, this, position, 'bracket');
  }

  /** The value of a map's key, written as `limits[cpu]`. */
  key(key: string): FieldPath {
    return new FieldPath(this.found, this, key, 'bracket');
  }

  toString(): string {
    if (this.parent === undefined) return '';
    const before = this.parent.toString();
    if (this.form === 'bracket') return `${before}[${this.step}]`;
    return before === '' ? String(this.step) : `${before}.${this.step}`;
  }

  /** The number of causes so far, in the whole object: two counts show whether a check found something. */
  get count(): number {
    return this.found.length;
  }

  /** Adds causes that were found separately, at their own paths. */
  take(causes: readonly Cause[]): void {
    this.found.push(...causes);
  }

  invalid(value: unknown, detail = ''): void {
    this.note('FieldValueInvalid', join(`Invalid value: ${formatValue(value)}`, detail));
  }

  required(detail = ''): void {
    this.note('FieldValueRequired', join('Required value', detail));
  }

  forbidden(detail = ''): void {
    this.note('FieldValueForbidden', join('Forbidden', detail));
  }

  duplicate(value: unknown): void {
    this.note('FieldValueDuplicate', `Duplicate value: ${formatValue(value)}`);
  }

  notFound(value: unknown, detail = ''): void {
    this.note('FieldValueNotFound', join(`Not found: ${formatValue(value)}`, detail));
  }

  /** The supported values are listed in the order given. */
  notSupported(value: unknown, supported: Iterable<string>): void {
    const listed = [...supported].map((one) => JSON.stringify(one)).join(', ');
    const detail = listed === '' ? '' : `supported values: ${listed}`;
    this.note('FieldValueNotSupported', join(`Unsupported value: ${formatValue(value)}`, detail));
  }

  /** Reports text with more bytes than allowed. */
  tooLong(most: number): void {
    this.note('FieldValueTooLong', `Too long: may not be more than ${most} bytes`);
  }

  /** Reports a list with more items than allowed. */
  tooMany(count: number, most: number): void {
    this.note(
      'FieldValueTooMany',
      `Too many: ${count}: must have at most ${most} item${most === 1 ? '' : 's'}`,
    );
  }

  typeInvalid(value: unknown, detail = ''): void {
    this.note('FieldValueTypeInvalid', join(`Invalid value: ${formatValue(value)}`, detail));
  }

  /** Adds a cause whose message has no method of its own. */
  note(reason: Reason, message: string): void {
    this.found.push({ field: this.toString() || '<nil>', steps: this.steps(), reason, message });
  }

  private steps(): Step[] {
    const steps: Step[] = [];
    for (let at: FieldPath = this; at.parent !== undefined; at = at.parent) steps.unshift(at.step);
    return steps;
  }
}

function join(head: string, detail: string): string {
  return detail === '' ? head : `${head}: ${detail}`;
}
