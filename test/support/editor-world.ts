import { readFileSync, writeFileSync } from 'node:fs';
import type { Spawned } from '../../src/env.ts';
import { type Scripted, scriptedPrompter } from './scripted-prompter.ts';
import { type TestEnv, testEnv } from './test-env.ts';

interface EditorWorld {
  readonly env: TestEnv;
  /** What each opening of the editor found. */
  readonly opened: string[];
  /** The editor's command lines. */
  readonly calls: string[];
}

type Save = string | ((before: string) => string);

/**
 * A world whose editor `ed` saves these texts, one at each opening; then it saves what it found.
 * @param script answers at a terminal; without any there is no terminal
 */
export function editorWorld(
  saves: readonly Save[],
  script: readonly Scripted[] = [],
  end: Spawned = { code: 0, signal: null },
): EditorWorld {
  const opened: string[] = [];
  const calls: string[] = [];
  const prompter = scriptedPrompter(script);
  const world = testEnv({ variables: { EDITOR: 'ed', NO_COLOR: '1' } });
  const isTTY = script.length > 0;
  Object.assign(world.stdout, { isTTY });
  Object.assign(world.stdin, { isTTY });
  const spawn = (program: string, args: readonly string[]): Spawned => {
    const path = args.at(-1) ?? '';
    const before = readFileSync(path, 'utf8');
    const save = saves[opened.length] ?? before;
    calls.push([program, ...args].join(' '));
    opened.push(before);
    if (end.code === 0) writeFileSync(path, typeof save === 'string' ? save : save(before));
    return end;
  };
  return { env: Object.assign(world, { spawn, prompter: async () => prompter }), opened, calls };
}
