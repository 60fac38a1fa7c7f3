import { lookUp } from '../../source/look-up.ts';
import type { Range } from '../../source/range.ts';
import { parseDuration } from '../duration.ts';
import { fullImageName } from '../full-image-name.ts';
import { parseQuantity } from '../quantity.ts';
import { EXPANSION } from '../shell/word.ts';
import type { Flag } from '../tools/table.ts';
import type { Option } from './option.ts';
import { flagName, isOpen, parseBoolean, type Reading, refuse, say, within } from './reading.ts';
import { canonicalFilePath } from './values/file-path.ts';
import { parseSelector } from './values/selector.ts';
import { canonicalJsonText, canonicalPatch } from './values/structured-data.ts';

/** States what the uses of a flag mean; states nothing if that is the default. */
export type SayOption = (reading: Reading, flag: Flag, options: readonly Option[]) => void;

/** One item of a flag that may have several, with its position. */
export interface FlagItem {
  readonly value: string;
  readonly range: Range;
}

/** States a flag with one value, through a function that returns equal text for equal values, or `undefined` for a value that is refused. */
function single(
  canonical: (value: string) => string | undefined,
  reason?: (option: Option) => string,
  isUnknown: (value: string) => boolean = isOpen,
): SayOption {
  return (reading, flag, options) => {
    const option = options.at(-1);
    if (option === undefined) return;
    const value = canonical(option.value);
    if (value === undefined && reason !== undefined && !isUnknown(option.value))
      refuse(reading, 'invalid-value', reason(option), option.valueRange);
    if (value !== undefined && value === canonical(String(flag.default))) return;
    say(reading, flagName(flag), value ?? option.value, option.value, option.valueRange);
  };
}

/** The message of kubectl (pflag) for a value of the wrong type. @param parser `strconv.ParseInt` */
export function badArgument({ flag, value }: Option, parser: string): string {
  const name = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
  return `invalid argument "${value}" for "${name}" flag: ${parser}: parsing "${value}": invalid syntax`;
}

export const sayText: SayOption = single((value) => value);
export const sayFile: SayOption = single(canonicalFilePath);
export const sayImage: SayOption = single((value) => (value === '' ? value : fullImageName(value)));
export const sayFolded: SayOption = single((value) => value.toLowerCase());
/** A patch, which is refused if it is malformed. */
export const sayPatch: SayOption = single(
  canonicalPatch,
  ({ value }) =>
    value.trimStart().startsWith('{')
      ? `the API server refuses this patch, which is not valid JSON: ${value}`
      : `this is neither JSON nor YAML: ${value}`,
  (value) => value.includes(EXPANSION),
);
/** An object that kubectl itself merges; JSON only. */
export const sayJson: SayOption = single(
  canonicalJsonText,
  ({ value }) => `this is not valid JSON: ${value}`,
  (value) => value.includes(EXPANSION),
);
const sayDuration: SayOption = single(
  (value) => parseDuration(value)?.toString(),
  (option) =>
    `invalid argument "${option.value}" for "--${option.flag.name}" flag: time: invalid duration "${option.value}"`,
);
const sayNumber: SayOption = single(
  (value) => (/^[+-]?\d{1,15}$/.test(value) ? String(Number(value)) : undefined),
  (option) => badArgument(option, 'strconv.ParseInt'),
);
const sayQuantity: SayOption = single((value) => parseQuantity(value)?.toString() ?? value);

const saySwitch: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const value = parseBoolean(option.value);
  if (value === undefined && !isOpen(option.value))
    refuse(reading, 'invalid-value', badArgument(option, 'strconv.ParseBool'), option.valueRange);
  if (String(value) === String(flag.default)) return;
  const shown = value === false ? `--${flag.name}=false` : `--${flag.name}`;
  say(reading, flagName(flag), String(value ?? option.value), shown, option.range);
};

/** The items of a flag, split on commas if the flag takes lists. Only the last use counts for a flag that cannot be repeated. */
export function itemsOf(options: readonly Option[], splits: boolean): FlagItem[] {
  const items: FlagItem[] = [];
  const flag = options[0]?.flag;
  for (const option of flag === undefined || addsUp(flag) ? options : options.slice(-1)) {
    if (!splits || !option.value.includes(',')) {
      items.push({ value: option.value, range: option.valueRange });
      continue;
    }
    let start = 0;
    for (const value of option.value.split(',')) {
      items.push({ value, range: within(option, start, start + value.length) });
      start += value.length + 1;
    }
  }
  return items;
}

/** Whether further uses of a flag add to the first. `--hard` of `kubectl create quota` takes a list, yet only its last use counts. */
export function addsUp({ type, repeatable }: Flag): boolean {
  return repeatable || type === 'other';
}

function splits(flag: Flag): boolean {
  return flag.type === 'stringSlice' || flag.type === 'stringToString';
}

/** States items in any order, without duplicates. */
export function saySet(canonical: (value: string) => string = (value) => value): SayOption {
  return (reading, flag, options) => {
    const items = itemsOf(options, splits(flag)).filter((item) => item.value !== '');
    const defaults = Array.isArray(flag.default) ? flag.default : [];
    if (items.length === defaults.length && items.every((i) => defaults.includes(canonical(i.value)))) return;
    const seen = new Set<string>();
    for (const { value, range } of items) {
      const same = canonical(value);
      if (seen.has(same)) continue;
      seen.add(same);
      say(reading, flagName(flag), same, value, range);
    }
  };
}

/** States items whose order counts. */
export const sayList: SayOption = inOrder((value) => value);
export const sayImages: SayOption = inOrder(fullImageName);

function inOrder(canonical: (value: string) => string): SayOption {
  return (reading, flag, options) => {
    const items = itemsOf(options, splits(flag));
    const first = items[0];
    const last = items.at(-1);
    if (first === undefined || last === undefined) return;
    const values = items.map((i) => i.value);
    const range = { start: first.range.start, end: last.range.end };
    say(reading, flagName(flag), JSON.stringify(values.map(canonical)), values.join(','), range);
  };
}

export interface PairRules {
  /** Whether a value contains several pairs separated by commas, whatever the flag's type. */
  readonly splits?: boolean;
  /** Equal text for equal values. */
  readonly canonical?: (value: string) => string | undefined;
  /** Why a pair is refused: it has no `=`, or an invalid value. */
  readonly reason?: (item: string) => string;
}

/** States `key=value` pairs in any order; if a key occurs twice, the last one counts. */
export function sayPairs(rules: PairRules = {}): SayOption {
  return (reading, flag, options) => {
    const pairs = new Map<string, FlagItem & { readonly shown: string }>();
    for (const { value: text, range } of itemsOf(options, rules.splits ?? splits(flag))) {
      if (text === '') continue;
      const equals = text.indexOf('=');
      const key = equals === -1 ? text : text.slice(0, equals);
      const written = equals === -1 ? '' : text.slice(equals + 1);
      const value = rules.canonical === undefined ? written : rules.canonical(written);
      if ((equals < 1 || value === undefined) && rules.reason !== undefined && !isOpen(text))
        refuse(reading, 'invalid-value', rules.reason(text), range);
      pairs.set(key, { value: equals === -1 ? 'no value' : `= ${value ?? written}`, shown: text, range });
    }
    for (const [key, { value, shown, range }] of pairs)
      say(reading, `${flagName(flag)} ${key}`, value, shown, range);
  };
}

export const sayQuantities: SayOption = sayPairs({
  splits: true,
  canonical: (text) => parseQuantity(text)?.toString(),
  reason: (item) =>
    item.includes('=')
      ? "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
      : `invalid argument syntax ${item}, expected <resource>=<value>`,
});

/** States the conditions of a selector, in any order. */
export const saySelector: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined || option.value === '') return;
  const requirements = parseSelector(option.value);
  if (requirements === undefined) {
    if (!isOpen(option.value))
      refuse(reading, 'invalid-value', `unable to parse requirement: ${option.value}`, option.valueRange);
    say(reading, flagName(flag), option.value, option.value, option.valueRange);
    return;
  }
  for (const { key, test } of requirements) {
    const shown = test === 'exists' ? key : test === 'does not exist' ? `!${key}` : `${key} ${test}`;
    say(reading, `${flagName(flag)} ${key}`, test, shown.replace(/ (!?=) /, '$1'), option.valueRange);
  }
};

/** States the conditions of a field selector, in any order. Only `=`, `==` and `!=` are allowed, and spaces count. */
export const sayFieldSelector: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined || option.value === '') return;
  for (const term of option.value.split(',').filter((part) => part !== '')) {
    const [, key, operator, value] = /^(.*?)(!=|==|=)(.*)$/s.exec(term) ?? [];
    if (key === undefined && !isOpen(option.value))
      refuse(
        reading,
        'invalid-value',
        `invalid selector: '${term}'; can't understand '${term}'`,
        option.valueRange,
      );
    const test = key === undefined ? term : `${operator === '!=' ? '!=' : '='} ${value}`;
    say(reading, `${flagName(flag)} ${key ?? term}`, test, term, option.valueRange);
  }
};

/** How to state a flag of this type. */
export function sayByType(flag: Flag): SayOption {
  return lookUp(BY_TYPE, flag.type) ?? sayText;
}

const BY_TYPE: Readonly<Record<string, SayOption>> = {
  bool: saySwitch,
  int: sayNumber,
  duration: sayDuration,
  quantity: sayQuantity,
  stringSlice: saySet(),
  stringArray: saySet(),
  stringToString: sayPairs(),
};
