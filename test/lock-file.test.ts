import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** The lock file's packages by folder; the root's is ''. */
const PACKAGES: Record<string, Locked> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../package-lock.json'), 'utf8'),
).packages;

/** Whether a package in `folder` finds `name`: in its own modules, or in those of a folder above. */
function isLocked(folder: string, name: string): boolean {
  if (`${folder}${folder ? '/' : ''}node_modules/${name}` in PACKAGES) return true;
  return folder !== '' && isLocked(folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name);
}

// npm leaves out a platform's package that the registry does not hold at that version, and `npm ci` then refuses the lock file.
test('the lock file holds every package that a locked one asks for, of every platform', () => {
  const missing = Object.entries(PACKAGES).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(folder, name))
      .map((name) => `${folder} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});
