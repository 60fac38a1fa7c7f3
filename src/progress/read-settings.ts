import type { Env, FileSystem } from '../env.ts';
import { Failure } from '../errors.ts';
import { readTextIfThere } from '../files/read-file.ts';
import { orDidYouMean } from '../source/did-you-mean.ts';
import { lookUp } from '../source/look-up.ts';
import { nearest } from '../source/nearest.ts';
import { parseJson } from '../source/parse-json.ts';
import { findHome } from './home.ts';
import { isBlank } from './parse-log.ts';
import {
  isSettingName,
  SETTING_NAMES,
  type SettingName,
  type Settings,
  settingOf,
  variableOf,
} from './settings.ts';

export type Origin = 'default' | 'file' | 'environment';

/** A setting's current value. */
export interface Resolved {
  readonly name: SettingName;
  readonly value: unknown;
  readonly origin: Origin;
}

/** A stored or set value that is not valid for its setting; the default applies instead. */
export type SettingFinding =
  | {
      readonly code: 'invalid-setting';
      readonly name: SettingName;
      readonly origin: Exclude<Origin, 'default'>;
      /** The invalid value as written. */
      readonly found: string;
      /** What it must be. */
      readonly expected: string;
    }
  | { readonly code: 'unknown-setting'; readonly name: string; readonly nearest: readonly string[] };

export interface SettingsReading {
  readonly settings: Settings;
  /** In the order of `SETTINGS`. */
  readonly resolved: readonly Resolved[];
  readonly findings: readonly SettingFinding[];
}

/**
 * The current settings: the environment takes precedence over the file, the file over the default. The file is read as plain JSON and
 * not by conf, because every session reads it and loading conf takes longer than everything else here; conf writes it.
 * @throws Failure `unreadable`, or `foreign-file` if it is not a JSON object
 */
export function readSettings(
  env: Pick<Env, 'fs' | 'variables'> & Parameters<typeof findHome>[0],
): SettingsReading {
  const stored = readStored(env.fs, findHome(env).config);
  const findings: SettingFinding[] = [];
  const resolved = SETTING_NAMES.map((name): Resolved => {
    const variable = lookUp(env.variables, variableOf(name));
    if (variable) return resolve(name, 'environment', variable, variable, findings);
    const value = lookUp(stored, name);
    if (value !== undefined) return fromFile(name, value, findings);
    return { name, value: settingOf(name).default, origin: 'default' };
  });
  findings.push(...unknownSettings(stored));
  const settings = Object.fromEntries(
    resolved.map(({ name, value }) => [name, value]),
  ) as unknown as Settings;
  return { settings, resolved, findings };
}

/** The problems in the text of a settings file. @throws Failure `foreign-file` if it is not a JSON object */
export function checkSettings(path: string, text: string): SettingFinding[] {
  const stored = parseStored(path, text);
  const findings = unknownSettings(stored);
  for (const [name, value] of Object.entries(stored))
    if (isSettingName(name)) fromFile(name, value, findings);
  return findings;
}

function unknownSettings(stored: Readonly<Record<string, unknown>>): SettingFinding[] {
  return Object.keys(stored)
    .filter((name) => !isSettingName(name))
    .map((name) => ({ code: 'unknown-setting', name, nearest: nearest(name, SETTING_NAMES) }));
}

/** Parses a setting's value. @throws Failure `invalid-setting` */
export function parseSetting(name: SettingName, text: string): unknown {
  const value = settingOf(name).type.parse(text.trim());
  if (value !== undefined) return value;
  throw new Failure({ code: 'invalid-setting', name, found: text, expected: settingOf(name).type.expected });
}

/** The problem with a stored or set value, in words, and how to fix it. */
export function describeFinding(finding: SettingFinding): string {
  if (finding.code === 'unknown-setting') {
    return `config.json has '${finding.name}', which is no setting${orDidYouMean(finding.nearest)}`;
  }
  const place = finding.origin === 'file' ? finding.name : variableOf(finding.name);
  return `${place} is ${finding.found}; it must be ${finding.expected}, so the default holds`;
}

function fromFile(name: SettingName, json: unknown, findings: SettingFinding[]): Resolved {
  const values = Array.isArray(json) ? json : [json];
  const isPlain = values.every((value) => typeof value === 'string' || typeof value === 'number');
  return resolve(name, 'file', isPlain ? values.join(',') : null, JSON.stringify(json), findings);
}

function resolve(
  name: SettingName,
  origin: Exclude<Origin, 'default'>,
  text: string | null,
  found: string,
  findings: SettingFinding[],
): Resolved {
  const { type, default: fallback } = settingOf(name);
  const value = text === null ? undefined : type.parse(text.trim());
  if (value !== undefined) return { name, value, origin };
  findings.push({ code: 'invalid-setting', name, origin, found, expected: type.expected });
  return { name, value: fallback, origin: 'default' };
}

function readStored(fs: FileSystem, path: string): Readonly<Record<string, unknown>> {
  const text = readTextIfThere(fs, path);
  return text === undefined ? {} : parseStored(path, text);
}

function parseStored(path: string, text: string): Readonly<Record<string, unknown>> {
  const stored = isBlank(text) ? {} : parseObject(text);
  if (!stored)
    throw new Failure({ code: 'foreign-file', path, expected: 'a file of settings (one JSON object)' });
  return stored;
}

/** Some editors begin a file with a byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(withoutMark(text));
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
}
