import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeControllers } from '../../../src/cluster/controllers/registry.ts';

const CONTROLLERS = makeControllers();
const CONTROLLER = /(?:: Controller = |\): Controller \{[\s\S]*?return )\{\s+name: '([^']+)'/g;

/** Controllers that run only in a cluster with a signer. */
const SIGNING = 'certificates/';

test('no two controllers share a name', () => {
  const names = CONTROLLERS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test.each(CONTROLLERS)('$name watches existing resources', ({ watches }) => {
  expect(watches.length).toBeGreaterThan(0);
  for (const { resource } of watches) expect(resource).toMatch(/^(?:\*|[a-z]+(?:\.[a-z0-9.]+)?)$/);
});

test('every implemented controller is registered', () => {
  const folder = resolve(import.meta.dirname, '../../../src/cluster/controllers');
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith(SIGNING))
    .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(CONTROLLER)])
    .map(([, name]) => name);
  expect(CONTROLLERS.map(({ name }) => name)).toEqual(expect.arrayContaining(written));
});
