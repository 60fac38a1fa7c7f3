import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { failure } from '../kubectl-failure.ts';
import { readPath } from '../running.ts';

/** The entries of a ConfigMap or a Secret, as bytes, in the given order. */
export type Entries = Map<string, Uint8Array>;

const KEY = /^[-._a-zA-Z0-9]+$/;
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** The object that the entries are for. */
export interface EntryHolder {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

/** Adds an entry. @throws KubectlFailure for a key that is invalid or exists already */
type AddEntry = (key: string, bytes: Uint8Array) => void;

/** The sources of entries. */
export interface EntrySources {
  /** `PATH` or `KEY=PATH` */
  readonly files: readonly string[];
  /** `KEY=VALUE` */
  readonly literals: readonly string[];
  /** Files of `KEY=VALUE` lines. */
  readonly envFiles: readonly string[];
}

/** Reads `--from-file`, `--from-literal` and `--from-env-file`. @throws KubectlFailure in kubectl's words. */
export function* readEntries(flags: Flags, holder: EntryHolder): Running<Entries> {
  const envFiles = flags.all('from-env-file');
  if (envFiles.length > 0 && (flags.has('from-file') || flags.has('from-literal')))
    throw failure('from-env-file cannot be combined with from-file or from-literal');
  const sources = { files: flags.all('from-file'), literals: flags.all('from-literal'), envFiles };
  return yield* entriesOf(sources, holder);
}

/** @throws KubectlFailure if a file cannot be read, and for keys that are invalid or occur twice */
export function* entriesOf(
  { files, literals, envFiles }: EntrySources,
  holder: EntryHolder,
): Running<Entries> {
  const entries: Entries = new Map();
  const add: AddEntry = (key, bytes) => addEntry(entries, holder, key, bytes);
  for (const source of files) yield* addFiles(add, source);
  for (const source of literals) {
    const at = source.indexOf('=');
    if (at < 1) throw failure(`invalid literal source ${source}, expected key=value`);
    add(source.slice(0, at), new TextEncoder().encode(source.slice(at + 1)));
  }
  for (const path of envFiles) yield* addEnvironment(add, path);
  return entries;
}

function* addFiles(add: AddEntry, source: string): Running<void> {
  const at = source.indexOf('=');
  const key = at === -1 ? '' : source.slice(0, at);
  const path = at === -1 ? source : source.slice(at + 1);
  if (at === 0) throw failure(`key name for file path ${path} missing`);
  if (at !== -1 && path === '') throw failure(`file path for key name ${key} missing`);
  if (source.split('=').length > 2) throw failure("key names or file paths cannot contain '='");
  const found = yield* readPath(path);
  if ('bytes' in found) return add(key || (path.split('/').at(-1) ?? ''), found.bytes);
  if (!('names' in found)) throw failure(`error reading ${path}: no such file or directory`);
  if (key !== '') throw failure('cannot give a key name for a directory path');
  for (const name of found.names) {
    if (name.endsWith('/')) continue;
    const inner = yield* readPath(`${path.replace(/\/$/, '')}/${name}`);
    if ('bytes' in inner && KEY.test(name)) add(name, inner.bytes);
  }
}

function* addEnvironment(add: AddEntry, path: string): Running<void> {
  const found = yield* readPath(path);
  if (!('bytes' in found)) throw failure(`error reading ${path}: no such file or directory`);
  for (const line of new TextDecoder()
    .decode(found.bytes)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)) {
    const text = line.trimStart();
    if (text === '' || text.startsWith('#')) continue;
    const at = text.indexOf('=');
    const key = at === -1 ? text : text.slice(0, at);
    if (!VARIABLE.test(key))
      throw failure(
        `${JSON.stringify(key)} is not a valid key name: a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')`,
      );
    add(key, new TextEncoder().encode(at === -1 ? '' : text.slice(at + 1)));
  }
}

function addEntry(entries: Entries, { kind, name }: EntryHolder, key: string, bytes: Uint8Array): void {
  if (!KEY.test(key))
    throw failure(
      `${JSON.stringify(key)} is not ${kind === 'Secret' ? 'valid key name for a Secret' : 'a valid key name for a ConfigMap:'} a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
    );
  if (entries.has(key))
    throw failure(
      kind === 'Secret'
        ? `cannot add key ${key}, another key by that name already exists`
        : `cannot add key "${key}", another key by that name already exists in Data for ConfigMap "${name}"`,
    );
  entries.set(key, bytes);
}

/** Decodes bytes as text; `undefined` if they are not UTF-8. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
