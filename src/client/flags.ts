import type { Option } from '../kubernetes/command/option.ts';
import { parseBoolean } from '../kubernetes/command/reading.ts';
import { addsUp } from '../kubernetes/command/say-option.ts';
import { failure } from './kubectl-failure.ts';

/** The flags of a line with their values. A flag that is not given has kubectl's default, and one that cannot be repeated has its last value. */
export class Flags {
  private readonly given = new Map<string, string[]>();
  private readonly options: readonly Option[];

  constructor(options: readonly Option[]) {
    this.options = options;
    for (const { flag, value } of options) {
      const name = flag.means ?? flag.name;
      const before = this.given.get(name);
      if (before === undefined || !addsUp(flag)) this.given.set(name, [value]);
      else before.push(value);
    }
  }

  has(name: string): boolean {
    return this.given.has(name);
  }

  /** The last value, or the default if it is not given. */
  text(name: string, otherwise = ''): string {
    return this.given.get(name)?.at(-1) ?? otherwise;
  }

  on(name: string, otherwise = false): boolean {
    const value = this.given.get(name)?.at(-1);
    return value === undefined ? otherwise : parseBoolean(value) !== false;
  }

  /** All values of a repeatable flag, without splitting them. */
  all(name: string): readonly string[] {
    return this.given.get(name) ?? [];
  }

  /** All values of a flag whose values are split on commas. */
  list(name: string): readonly string[] {
    return this.all(name)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== '');
  }

  /** The names of the given flags. */
  names(): readonly string[] {
    return [...this.given.keys()];
  }

  /** All flags as they are recorded in an object: ` --record=true`. */
  written(): string {
    return this.options.map(({ flag, value }) => ` --${flag.means ?? flag.name}=${value}`).join('');
  }

  /** A whole number; fails for anything else, as the flag parser does. */
  int(name: string, otherwise: number): number {
    const value = this.given.get(name)?.at(-1);
    if (value === undefined) return otherwise;
    if (!/^[+-]?\d+$/.test(value))
      throw failure(
        `invalid argument ${JSON.stringify(value)} for "--${name}" flag: strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`,
      );
    return Number(value);
  }
}
