import type { Env, FileSystem } from '../env.ts';
import { isFailure } from '../errors.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { kindAt } from '../files/given-path.ts';
import { unwritable } from '../files/io-failure.ts';
import { decoded, readBytesIfThere } from '../files/read-file.ts';
import type { CardState } from '../schedule/card-state.ts';
import { isEarlierStamp, memoryStamp } from '../schedule/scheduler.ts';
import { parseJson } from '../source/parse-json.ts';
import { sealed, sealOf, UNSEALED } from '../source/seal.ts';
import type { JsonFields } from './json-checks.ts';
import type { LogMark } from './log-mark.ts';
import { type DayCount, isNamedAs, type Memories, type ReplayContext } from './replay.ts';
import { isCardState, isDayCount, isEventTime } from './snapshot-checks.ts';

const FORMAT = 'k8s-drill-snapshot';
const VERSION = 1;

/** Memories, and the position in the log up to which they were replayed. */
export interface Snapshot {
  readonly mark: LogMark;
  readonly memories: Memories;
}

/** The result of reading a snapshot file. */
export type SnapshotReading =
  | { readonly type: 'usable'; readonly snapshot: Snapshot }
  /** It is absent, damaged, or of another memory model: the log is replayed, and nothing is lost. */
  | { readonly type: 'none'; readonly earlier?: boolean }
  /** Another version wrote it: it is set aside before a new one is saved. */
  | { readonly type: 'foreign' };

/**
 * The text of a snapshot file.
 * @internal
 */
export function encodeSnapshot({ mark, memories }: Snapshot, { scheduler }: ReplayContext): string {
  const { newest } = memories;
  const document = {
    format: FORMAT,
    v: VERSION,
    ...UNSEALED,
    stamp: { ...mark, memory: memoryStamp(scheduler) },
    newest: newest && { at: newest.at, id: newest.id },
    renamed: [...memories.renamed],
    days: [...memories.days],
    cards: [...memories.states],
  };
  return sealed(JSON.stringify(document));
}

/**
 * Reads the text of a snapshot file; it never throws.
 * @param bytes the text in UTF-8
 * @internal
 */
export function decodeSnapshot(
  text: string,
  reading: ReplayContext,
  bytes: Uint8Array = Buffer.from(text),
): SnapshotReading {
  const isOurs = text.startsWith(`{"format":"${FORMAT}","v":${VERSION},`);
  if (!isOurs) return { type: text.trim() === '' ? 'none' : 'foreign' };
  const stored = parseJson(text) as JsonFields | undefined;
  if (stored && isOfEarlierRules(stored)) return { type: 'none', earlier: true };
  if (sealOf(text, bytes) !== 'whole') return { type: 'none' };
  const mark = stored && markOf(stored, reading);
  const memories = stored && memoriesOf(stored);
  if (!mark || !memories || !isNamedAs(memories, reading.resolve)) return { type: 'none' };
  return { type: 'usable', snapshot: { mark, memories } };
}

/** Reads the snapshot file; whatever is wrong with it, the log is still there. */
export function readSnapshot(fs: FileSystem, path: string, reading: ReplayContext): SnapshotReading {
  try {
    const bytes = readBytesIfThere(fs, path);
    return bytes === undefined ? { type: 'none' } : decodeSnapshot(decoded(path, bytes), reading, bytes);
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { type: 'foreign' };
  }
}

/**
 * Saves a snapshot, replacing the previous one.
 * @param keeps whether the existing file is renamed instead of replaced
 * @throws Failure `unwritable`; the previous one is then still in place
 */
export function replaceSnapshot(
  env: Pick<Env, 'fs' | 'randomHex'>,
  path: string,
  snapshot: Snapshot,
  reading: ReplayContext,
  keeps: boolean,
): void {
  if (keeps) keepAside(env, path);
  writeAtomically(env, path, Buffer.from(encodeSnapshot(snapshot, reading)));
}

function keepAside({ fs, randomHex }: Pick<Env, 'fs' | 'randomHex'>, path: string): void {
  if (kindAt(fs, path) === 'nothing') return;
  try {
    fs.renameSync(path, `${path}.${randomHex(4)}.kept`);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function isOfEarlierRules({ stamp }: JsonFields): boolean {
  const { memory } = typeof stamp === 'object' && stamp !== null ? (stamp as JsonFields) : {};
  return typeof memory === 'string' && isEarlierStamp(memory);
}

function markOf({ stamp }: JsonFields, { scheduler }: ReplayContext): LogMark | undefined {
  if (typeof stamp !== 'object' || stamp === null) return undefined;
  const { log, offset, ends, memory } = stamp as JsonFields;
  if (memory !== memoryStamp(scheduler)) return undefined;
  if (typeof log !== 'string' || typeof ends !== 'string' || !Number.isSafeInteger(offset)) return undefined;
  return { log, offset: offset as number, ends };
}

function memoriesOf({ newest, renamed, days, cards }: JsonFields): Memories | undefined {
  if (!isEventTime(newest)) return undefined;
  const states = mapOf<string, CardState>(cards, (key) => typeof key === 'string', isCardState);
  const counts = mapOf<number, DayCount>(days, Number.isSafeInteger, isDayCount);
  const isName = (value: unknown): value is string => typeof value === 'string';
  const names = mapOf<string, string>(renamed, isName, isName);
  return states && counts && names && { states, days: counts, renamed: names, newest };
}

/** Checks only the first pair: the seal shows that one version wrote them all. */
function mapOf<K, V>(
  pairs: unknown,
  isKey: (key: unknown) => boolean,
  isValue: (value: unknown) => boolean,
): Map<K, V> | undefined {
  if (!Array.isArray(pairs)) return undefined;
  const isPair = (pair: unknown) => Array.isArray(pair) && isKey(pair[0]) && isValue(pair[1]);
  return pairs.slice(0, 1).every(isPair) ? new Map(pairs as [K, V][]) : undefined;
}
