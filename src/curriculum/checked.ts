/** Reads data of unknown shape; what does not fit is noted with its path, and a stand-in returned. */
export interface Checked {
  readonly value: unknown;
  /** `domains[2].weight` */
  readonly path: string;
  readonly problems: string[];
}

export function checked(value: unknown, path: string, problems: string[]): Checked {
  return { value, path, problems };
}

export function text(from: Checked): string {
  if (typeof from.value === 'string' && from.value !== '') return from.value;
  return refuse(from, 'a text', '');
}

export function slug(from: Checked): string {
  if (typeof from.value === 'string' && /^[a-z0-9-]{1,60}$/.test(from.value)) return from.value;
  return refuse(from, 'a slug', '');
}

/** A whole number. */
export function number(from: Checked, least: number, most: number): number {
  const { value } = from;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(from, `a whole number from ${least} to ${most}`, least);
}

export function list<T>(from: Checked, read: (item: Checked) => T): T[] {
  const { value, path, problems } = from;
  if (!Array.isArray(value)) return refuse(from, 'a list', []);
  return value.map((item, i) => read(checked(item, `${path}[${i}]`, problems)));
}

/** Entries in their order, each key a slug. */
export function record<T>(from: Checked, read: (item: Checked) => T): Record<string, T> {
  const entries = Object.entries(isObject(from.value) ? from.value : refuse(from, 'a map', {}));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const at = checked(value, from.path === '' ? key : `${from.path}.${key}`, from.problems);
      slug({ ...at, value: key });
      return [key, read(at)];
    }),
  );
}

export function field(from: Checked, name: string): Checked {
  const value = isObject(from.value) && Object.hasOwn(from.value, name) ? from.value[name] : undefined;
  return checked(value, from.path === '' ? name : `${from.path}.${name}`, from.problems);
}

/** Notes keys that mean nothing. */
export function only(from: Checked, names: readonly string[]): void {
  if (!isObject(from.value)) return;
  for (const key of Object.keys(from.value))
    if (!names.includes(key))
      from.problems.push(`${from.path === '' ? key : `${from.path}.${key}`}: unknown key`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse<T>({ value, path, problems }: Checked, expected: string, standIn: T): T {
  problems.push(`${path}: ${value === undefined ? 'missing' : 'is not'} ${expected}`);
  return standIn;
}
