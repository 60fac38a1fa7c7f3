import { expect, test } from 'vitest';
import { makeControllers } from '../../../src/cluster/controllers/registry.ts';

const CONTROLLERS = makeControllers();

test('no two controllers share a name', () => {
  const names = CONTROLLERS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test.each(CONTROLLERS)('$name watches something, by the names of resources', ({ watches }) => {
  expect(watches.length).toBeGreaterThan(0);
  for (const { resource } of watches) expect(resource).toMatch(/^(?:\*|[a-z]+(?:\.[a-z0-9.]+)?)$/);
});
