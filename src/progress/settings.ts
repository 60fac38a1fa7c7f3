import { EXPERIENCES, type Experience } from '../schedule/first-answer.ts';
import { DEFAULT_PARAMETERS } from '../schedule/parameters.ts';
import {
  date,
  decimal,
  oneOf,
  program,
  type SettingType,
  weekdays,
  weights,
  wholeNumber,
  words,
} from './setting-types.ts';

/** One setting. */
export interface Setting<T> {
  readonly type: SettingType<T>;
  readonly default: T;
  /** What it does, in one line. */
  readonly summary: string;
}

function setting<T>(type: SettingType<T>, fallback: T, summary: string): Setting<T> {
  return { type, default: fallback, summary };
}

const unitNames = words(/^[a-z0-9-]{1,60}$/, 'units of the course', 'helm-and-kustomize,etcd');

/** Every setting, in the order in which they are listed. */
export const SETTINGS = {
  'exam-date': setting(
    date('2020-01-01', '2099-12-31'),
    null,
    'the day of the exam; study is planned toward it',
  ),
  'desired-retention': setting(
    decimal(0.7, 0.99),
    DEFAULT_PARAMETERS.desiredRetention,
    'the chance of recall at which a card falls due',
  ),
  'minutes-per-day': setting(wholeNumber(1, 1440), 30, 'minutes to study a day'),
  experience: setting<Experience>(
    oneOf(EXPERIENCES),
    'new',
    'how much of Kubernetes you know: new to it, some of it, or experienced',
  ),
  'new-per-day': setting(
    wholeNumber(0, 9999),
    200,
    'new cards a day, at most; the minutes decide below that',
  ),
  'reviews-per-day': setting(wholeNumber(0, 9999), 400, 'reviews a day, at most; likewise'),
  'day-start': setting(wholeNumber(0, 23), 4, 'the hour at which a study day begins, local time'),
  'days-off': setting<readonly number[]>(weekdays, [], 'days of the week without study'),
  'easy-days': setting<readonly number[]>(weekdays, [], 'days of the week with half the minutes and cards'),
  'units-on': setting<readonly string[]>(
    unitNames,
    [],
    'optional units of the course that are taught; set by course --on',
  ),
  'units-off': setting<readonly string[]>(
    unitNames,
    [],
    'units of the course that are left out; set by course --off',
  ),
  'units-moved': setting<readonly string[]>(
    words(/^[a-z0-9-]{1,60}:[a-z0-9-]{1,60}$/, 'units and the ones before which they come', 'my-deck:rbac'),
    [],
    'units of the course that come elsewhere; set by course --before',
  ),
  weights: setting<readonly number[] | null>(
    weights,
    null,
    'your own weights of the memory model, by optimize',
  ),
  'weights-before': setting<readonly number[] | null>(
    weights,
    null,
    'the weights before those, for optimize --undo',
  ),
  editor: setting<string | null>(
    program,
    null,
    'opens cards and manifests; without it $VISUAL, then $EDITOR',
  ),
} as const;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** The value of each setting. */
export type Settings = { readonly [N in SettingName]: (typeof SETTINGS)[N]['default'] };

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** A setting whose type of value the caller does not care about. */
export function settingOf(name: SettingName): Setting<unknown> {
  return SETTINGS[name] as Setting<unknown>;
}

/** The environment variable that takes precedence over the file: `K8S_DRILL_NEW_PER_DAY`. */
export function variableOf(name: SettingName): string {
  return `K8S_DRILL_${name.replaceAll('-', '_').toUpperCase()}`;
}
