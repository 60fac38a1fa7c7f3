import type { Env } from '../env.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { decodeLine, encodeHeader, LOG_VERSION, type LogHeader } from './codec.ts';
import { forEachLine } from './parse-log.ts';

/** Converts a line of one version to the next; `undefined` leaves it unchanged. */
export type Migration = (line: string) => string | undefined;

/** By the version that each starts from. Version 1 is the first. */
export const MIGRATIONS: ReadonlyMap<number, Migration> = new Map();

/** Whether every step from a version to this one is known. */
export function canMigrate(version: number, migrations: ReadonlyMap<number, Migration>): boolean {
  for (let v = version; v < LOG_VERSION; v++) if (!migrations.has(v)) return false;
  return Number.isSafeInteger(version);
}

/** The text of an older log in this version. Lines that no step understands, torn ones included, are kept unchanged. */
export function migrate(text: string, header: LogHeader, migrations: ReadonlyMap<number, Migration>): string {
  const lines = [encodeHeader(header.id)];
  forEachLine(text, (line) => {
    if (decodeLine(line)?.type === 'header') return;
    lines.push(migrateLine(line, header.version, migrations));
  });
  return `${lines.join('\n')}\n`;
}

function migrateLine(line: string, version: number, migrations: ReadonlyMap<number, Migration>): string {
  let migrated = line;
  for (let v = version; v < LOG_VERSION; v++) migrated = migrations.get(v)?.(migrated) ?? migrated;
  return migrated;
}

/**
 * Replaces the older log with the migrated one, and keeps the older one next to it, byte for byte.
 * @returns the path of the older one
 * @throws Failure `unwritable`; the older log is then still in place
 */
export function replaceOlderLog(
  env: Pick<Env, 'fs' | 'randomHex'>,
  path: string,
  older: { readonly bytes: Buffer; readonly version: number },
  migrated: string,
): string {
  const kept = `${path}.v${older.version}.${env.randomHex(4)}`;
  writeAtomically(env, kept, older.bytes);
  writeAtomically(env, env.fs.realpathSync(path), Buffer.from(migrated));
  return kept;
}
