import type { Env, FileSystem } from '../env.ts';
import { Failure } from '../errors.ts';
import { decoded, readBytes, readBytesIfThere } from '../files/read-file.ts';
import { SourceFile } from '../source/source-file.ts';
import { decodeLine, LOG_VERSION, type LogHeader } from './codec.ts';
import type { ProgressEvent } from './event.ts';
import { type LogFinding, logFinding } from './log-finding.ts';
import { type LogMark, markAt, readFromMark } from './log-mark.ts';
import { canMigrate, MIGRATIONS, type Migration, migrate, replaceOlderLog } from './migrations.ts';
import { isBlank, isTornStart, type ParsedLog, parseLog } from './parse-log.ts';

/** A log that was read. */
export interface LogReading {
  /** The position up to which it was read; `null` if there is no header yet. */
  readonly mark: LogMark | null;
  /** Bytes. */
  readonly size: number;
  readonly parsed: ParsedLog;
  readonly findings: readonly LogFinding[];
}

type LogEnv = Pick<Env, 'fs' | 'randomHex'>;

const ABSENT: LogReading = {
  mark: null,
  size: 0,
  parsed: { headers: [], events: [], unknown: [], brought: new Set(), torn: [] },
  findings: [],
};

const LOG_KIND = 'a log of reviews by k8s-drill';

/**
 * Reads a whole log; one that does not exist has no events. A log of an older version is migrated, and the original is kept;
 * other logs are not changed.
 * @throws Failure `unreadable`, `newer-format`, or `foreign-file` if no line in it is ours
 */
export function readLog(
  env: LogEnv,
  path: string,
  migrations: ReadonlyMap<number, Migration> = MIGRATIONS,
): LogReading {
  const bytes = readBytesIfThere(env.fs, path);
  if (!bytes) return ABSENT;
  const { text, parsed, olderVersion } = interpret(bytes, path, migrations);
  if (olderVersion !== null) {
    replaceOlderLog(env, path, { bytes, version: olderVersion }, text);
    return readLog(env, path, migrations);
  }
  const [header] = parsed.headers;
  const mark = header ? markAt(header.id, bytes.length, bytes) : null;
  return { mark, size: bytes.length, parsed, findings: findingsOf(path, text, parsed) };
}

/**
 * Reads a log that is not this learner's own, such as an export, without changing it, whatever its version.
 * @throws Failure as `readLog`, and `unreadable` if there is no such file
 */
export function readForeignLog(
  fs: FileSystem,
  path: string,
): { readonly text: string; readonly findings: readonly LogFinding[] } {
  const bytes = readBytes(fs, path);
  const { text, parsed } = interpret(bytes, path, MIGRATIONS);
  return { text, findings: findingsOf(path, text, parsed) };
}

/**
 * The events that were appended after a mark.
 * @returns `undefined` if the whole log must be read: it is not the marked log, or the tail has lines other than plain events
 * @throws Failure `unreadable`
 */
export function readTail(
  fs: FileSystem,
  path: string,
  mark: LogMark,
): { readonly events: readonly ProgressEvent[]; readonly mark: LogMark } | undefined {
  const tail = readFromMark(fs, path, mark);
  if (!tail) return undefined;
  const header = decodeLine(tail.head.split('\n', 1)[0] ?? '');
  if (header?.type !== 'header' || header.version !== LOG_VERSION || header.id !== mark.log) return undefined;
  const { headers, events, unknown, torn } = parseLog(tail.bytes.toString('utf8'));
  if (headers.length + unknown.length + torn.length > 0) return undefined;
  return { events, mark: tail.mark };
}

/** Decodes bytes in this version. */
function interpret(
  bytes: Buffer,
  path: string,
  migrations: ReadonlyMap<number, Migration>,
): { readonly text: string; readonly parsed: ParsedLog; readonly olderVersion: number | null } {
  const text = decoded(path, bytes);
  const parsed = parseLog(text);
  const header = parsed.headers.find((h) => h.version !== LOG_VERSION) ?? parsed.headers[0];
  refuse(path, text, parsed, header, migrations);
  if (!header || header.version === LOG_VERSION) return { text, parsed, olderVersion: null };
  const migrated = migrate(text, header, migrations);
  return { text: migrated, parsed: parseLog(migrated), olderVersion: header.version };
}

function refuse(
  path: string,
  text: string,
  { events, unknown }: ParsedLog,
  header: LogHeader | undefined,
  migrations: ReadonlyMap<number, Migration>,
): void {
  if (header && header.version > LOG_VERSION)
    throw new Failure({
      code: 'newer-format',
      path,
      found: String(header.version),
      known: String(LOG_VERSION),
    });
  const ours = header
    ? canMigrate(header.version, migrations)
    : events.length + unknown.length > 0 || isBlank(text) || isTornStart(text);
  if (!ours) throw new Failure({ code: 'foreign-file', path, expected: LOG_KIND });
}

function findingsOf(path: string, text: string, { headers, events, unknown, torn }: ParsedLog): LogFinding[] {
  const findings: LogFinding[] = [];
  if (isBlank(text)) findings.push(logFinding('empty-log', path));
  else if (headers.length === 0 && events.length > 0) findings.push(logFinding('headless-log', path));
  if (unknown.length > 0) findings.push(logFinding('newer-event', path));
  if (torn.length === 0) return findings;
  const file = new SourceFile(path, text);
  return [...findings, ...torn.map((range) => logFinding('torn-line', file, range))];
}
