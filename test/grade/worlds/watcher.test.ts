import { expect, test } from 'vitest';
import type { ClientEffect, Running } from '../../../src/client/client-effect.ts';
import { POOL } from '../../../src/grade/worlds/pool.ts';
import { NotExecutable } from '../../../src/grade/worlds/script.ts';
import { Watcher } from '../../../src/grade/worlds/watcher.ts';

const world = { name: 'empty', objects: new Map(), hasEvents: false, files: {} };
const next: ClientEffect = { do: 'next', stream: 0 };

function* reading(parts: number): Running<number> {
  for (let at = 0; at < parts; at++) yield next;
  return 0;
}

/** What a script ends with whose stream always has one more part. */
function run(parts: number): number {
  const watched = new Watcher({ world }, 'settled', POOL).watch(reading(parts));
  let step = watched.next();
  while (step.done !== true) step = watched.next({ part: '{}' });
  return step.value;
}

test('a script may read what a rollout tells, and not all that a watch would ever tell', () => {
  expect(run(0)).toBe(0);
  expect(run(200)).toBe(0);
  expect(() => run(201)).toThrow(new NotExecutable('a script without an end'));
});
