import type { Env } from '../env.ts';
import { kindAt } from '../files/given-path.ts';
import { appendLog } from './append-log.ts';
import { decodeLine, encodeEvent, encodeHeader } from './codec.ts';
import { createFolder, type Home } from './home.ts';
import { readForeignLog, readLog } from './log.ts';
import type { LogFinding } from './log-finding.ts';
import { BROUGHT, forEachLine } from './parse-log.ts';

/** An event as a line, with only the properties that a merge needs, so that unknown events are passed on. */
export interface Entry {
  readonly id: string;
  readonly at: number;
  readonly line: string;
}

export interface MergeReport {
  /** The file that was merged into the learner's own log. */
  readonly path: string;
  /** The number of new events. */
  readonly added: number;
  /** The number of events that were known already. */
  readonly known: number;
  readonly findings: readonly LogFinding[];
}

/**
 * The events in the text of a log, without torn lines.
 * @internal
 */
export function entriesOf(text: string): Entry[] {
  const entries: Entry[] = [];
  forEachLine(text, (raw) => {
    const decoded = decodeLine(raw);
    if (!decoded || decoded.type === 'header') return;
    const line = decoded.type === 'unknown' ? raw.trim() : encodeEvent(decoded);
    entries.push({ id: decoded.id, at: decoded.at, line });
  });
  return entries;
}

/**
 * The union of logs: each event once, by time and then by id. The order of the logs does not matter, nor how often each occurs.
 * Of two different events with one id, which this program never writes, the line that sorts first.
 * @internal
 */
export function union(...logs: readonly (readonly Entry[])[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of logs.flat()) {
    const other = byId.get(entry.id);
    if (!other || entry.line < other.line) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * Adds the events of another log to the learner's own. Only new events are appended; the other file is not changed.
 * @throws Failure `unreadable`, `newer-format`, `foreign-file`: nothing was added; `unwritable`: merging again adds the rest
 */
export function mergeLog(env: Pick<Env, 'fs' | 'randomHex'>, home: Home, path: string): MergeReport {
  const { text, findings } = readForeignLog(env.fs, path);
  const theirs = union(entriesOf(text));
  const { mark, size } = readLog(env, home.log);
  const ours = new Map(ownEntries(env, home).map((entry) => [entry.id, entry.line]));
  const added = theirs.filter(({ id, line }) => {
    const own = ours.get(id);
    return own === undefined || line < own;
  });
  if (added.length > 0) {
    createFolder(env, home.folder);
    const lines = added.map((entry) => BROUGHT + entry.line);
    appendLog(env, home.log, lines, { id: mark?.log ?? null, size, mark });
  }
  return { path, added: added.length, known: theirs.length - added.length, findings };
}

/** The text of an exported log: a header and each event once, without torn lines. */
export function exportLog(env: Pick<Env, 'fs' | 'randomHex'>, home: Home): string {
  const { mark } = readLog(env, home.log);
  const lines = union(ownEntries(env, home)).map((entry) => entry.line);
  return `${[encodeHeader(mark?.log ?? env.randomHex(16)), ...lines].join('\n')}\n`;
}

function ownEntries(env: Pick<Env, 'fs'>, home: Home): Entry[] {
  return kindAt(env.fs, home.log) !== 'nothing' ? entriesOf(readForeignLog(env.fs, home.log).text) : [];
}
