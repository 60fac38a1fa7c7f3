import type { StudyDay } from '../schedule/review.ts';
import { formatStudyDay, parseStudyDay } from '../schedule/study-day.ts';
import { checkWeights } from '../schedule/weights.ts';

/** How the values of a setting are read and written. */
export interface SettingType<T> {
  /** The valid values, as words after "must be". */
  readonly expected: string;
  /** Parses a text; `undefined` if it is not a value or out of range. */
  readonly parse: (text: string) => T | undefined;
  /** Prints a value; the text parses to that value. */
  readonly format: (value: T) => string;
  /** The value in `config.json`. */
  readonly toJson: (value: T) => string | number | readonly string[];
}

/** The text for no date, no days, no editor. */
const NONE = 'none';

/** In JavaScript's order: 0 is Sunday. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const LONGEST_PROGRAM = 500;

/** A whole number in a range, including its ends. */
export function wholeNumber(min: number, max: number): SettingType<number> {
  return numberOf(/^\d{1,9}$/, min, max, 'a whole number');
}

/** A number in a range, including its ends. */
export function decimal(min: number, max: number): SettingType<number> {
  return numberOf(/^\d{1,9}(?:\.\d{1,9})?$/, min, max, 'a number');
}

function numberOf(form: RegExp, min: number, max: number, noun: string): SettingType<number> {
  return {
    expected: `${noun} from ${min} to ${max}`,
    parse: (text) => {
      const value = form.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    },
    format: String,
    toJson: (value) => value,
  };
}

/** A day of the calendar, or none. */
export function date(min: string, max: string): SettingType<StudyDay | null> {
  const format = (value: StudyDay | null) => (value === null ? NONE : formatStudyDay(value));
  return {
    expected: `a date (YYYY-MM-DD) from ${min} to ${max}, or ${NONE}`,
    parse: (text) => {
      if (text === NONE) return null;
      const day = parseStudyDay(text);
      return day !== null && text >= min && text <= max ? day : undefined;
    },
    format,
    toJson: format,
  };
}

/** Days of the week, 0 Sunday to 6 Saturday, in the order of the week; at most six. */
export const weekdays: SettingType<readonly number[]> = {
  expected: `days of the week such as sat,sun (${WEEKDAYS.join(', ')}; not all seven), or ${NONE}`,
  parse: (text) => {
    if (text === NONE || text === '') return [];
    const days = text
      .toLowerCase()
      .split(',')
      .map((name) => WEEKDAYS.indexOf(name.trim() as (typeof WEEKDAYS)[number]));
    const distinct = [...new Set(days)].sort((a, b) => a - b);
    return distinct.includes(-1) || distinct.length === WEEKDAYS.length ? undefined : distinct;
  },
  format: (days) => (days.length === 0 ? NONE : names(days).join(',')),
  toJson: names,
};

/** Weights of the memory model, or none for the published ones. */
export const weights: SettingType<readonly number[] | null> = {
  expected: `the 21 weights of FSRS-6, each within its range, as optimize finds them, or ${NONE}`,
  parse: (text) => {
    if (text === NONE) return null;
    const numbers = text.split(',').map((number) => (number.trim() === '' ? Number.NaN : Number(number)));
    return checkWeights(numbers) === null ? numbers : undefined;
  },
  format: (value) => value?.join(',') ?? NONE,
  toJson: (value) => value?.join(',') ?? NONE,
};

/** Words of one form, in the given order, each once; `none` stands for an empty list. */
export function words(form: RegExp, noun: string, example: string): SettingType<readonly string[]> {
  return {
    expected: `${noun} such as ${example}, or ${NONE}`,
    parse: (text) => {
      if (text === NONE || text === '') return [];
      const found = [...new Set(text.split(',').map((word) => word.trim()))];
      return found.every((word) => form.test(word)) ? found : undefined;
    },
    format: (found) => (found.length === 0 ? NONE : found.join(',')),
    toJson: (found) => found,
  };
}

/** One of some words. */
export function oneOf<T extends string>(words: readonly T[]): SettingType<T> {
  return {
    expected: words.join(', '),
    parse: (text) => words.find((word) => word === text.toLowerCase()),
    format: (value) => value,
    toJson: (value) => value,
  };
}

/** A program with its arguments, or none. */
export const program: SettingType<string | null> = {
  expected: `a program such as vim or "code --wait" (1 to ${LONGEST_PROGRAM} characters, no control characters), or ${NONE}`,
  parse: (text) => {
    if (text === NONE) return null;
    const isProgram = text.trim() !== '' && text.length <= LONGEST_PROGRAM && !/\p{Cc}/u.test(text);
    return isProgram ? text.trim() : undefined;
  },
  format: (value) => value ?? NONE,
  toJson: (value) => value ?? NONE,
};

function names(days: readonly number[]): string[] {
  return days.map((day) => WEEKDAYS[day] ?? '');
}
