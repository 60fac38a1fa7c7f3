import type { Env } from '../env.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { decodeLine, encodeHeader, LOG_VERSION, type LogHeader } from './codec.ts';
import { forEachLine } from './parse-log.ts';

/** Turns a line of one version into a line of the next; `undefined` leaves it as it is. */
export type Migration = (line: string) => string | undefined;

/** By the version that each starts from. Version 1 is the first. */
export const MIGRATIONS: ReadonlyMap<number, Migration> = new Map();

/** Whether every step from a version to this one is known. */
export function canMigrate(version: number, migrations: ReadonlyMap<number, Migration>): boolean {
  for (let v = version; v < LOG_VERSION; v++) if (!migrations.has(v)) return false;
  return Number.isSafeInteger(version);
}

/** The text of an older log in this version. What no step understands, torn lines too, is carried over as it is. */
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
 * Puts the migrated log in the place of the older one, which is kept beside it, byte for byte.
 * @returns the path of the older one
 * @throws Failure `unwritable`; the older log is then still in its place
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
