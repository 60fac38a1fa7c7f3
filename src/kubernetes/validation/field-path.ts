import type { Cause, Reason, Step } from './cause.ts';
import { showValue } from './show-value.ts';

/**
 * A field of an object under validation. It names its place as the API server does, and notes what is wrong there in the server's words.
 * The path is only written out when something is wrong.
 */
export class FieldPath {
  private readonly found: Cause[];
  private readonly parent: FieldPath | undefined;
  private readonly step: Step;
  /** What stands between the parent and this step. */
  private readonly form: 'child' | 'bracket';

  private constructor(found: Cause[], parent: FieldPath | undefined, step: Step, form: 'child' | 'bracket') {
    this.found = found;
    this.parent = parent;
    this.step = step;
    this.form = form;
  }

  /** The object itself; every cause found below it is appended to the list. */
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

  /** The value of a map's key, written `limits[cpu]`. */
  key(key: string): FieldPath {
    return new FieldPath(this.found, this, key, 'bracket');
  }

  toString(): string {
    if (this.parent === undefined) return '';
    const before = this.parent.toString();
    if (this.form === 'bracket') return `${before}[${this.step}]`;
    return before === '' ? String(this.step) : `${before}.${this.step}`;
  }

  /** How many causes were noted so far, in the whole object: compare two counts to learn whether a check found something. */
  get count(): number {
    return this.found.length;
  }

  /** Notes causes that were found apart, at the places that they name. */
  take(causes: readonly Cause[]): void {
    this.found.push(...causes);
  }

  invalid(value: unknown, detail = ''): void {
    this.note('FieldValueInvalid', join(`Invalid value: ${showValue(value)}`, detail));
  }

  required(detail = ''): void {
    this.note('FieldValueRequired', join('Required value', detail));
  }

  forbidden(detail = ''): void {
    this.note('FieldValueForbidden', join('Forbidden', detail));
  }

  duplicate(value: unknown): void {
    this.note('FieldValueDuplicate', `Duplicate value: ${showValue(value)}`);
  }

  notFound(value: unknown, detail = ''): void {
    this.note('FieldValueNotFound', join(`Not found: ${showValue(value)}`, detail));
  }

  /** The supported values are listed in the order given. */
  notSupported(value: unknown, supported: Iterable<string>): void {
    const listed = [...supported].map((one) => JSON.stringify(one)).join(', ');
    const detail = listed === '' ? '' : `supported values: ${listed}`;
    this.note('FieldValueNotSupported', join(`Unsupported value: ${showValue(value)}`, detail));
  }

  /** Text of more bytes than allowed. */
  tooLong(most: number): void {
    this.note('FieldValueTooLong', `Too long: may not be more than ${most} bytes`);
  }

  /** A list of more items than allowed. */
  tooMany(count: number, most: number): void {
    this.note(
      'FieldValueTooMany',
      `Too many: ${count}: must have at most ${most} item${most === 1 ? '' : 's'}`,
    );
  }

  typeInvalid(value: unknown, detail = ''): void {
    this.note('FieldValueTypeInvalid', join(`Invalid value: ${showValue(value)}`, detail));
  }

  /** A cause whose sentence has no constructor of its own. */
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
