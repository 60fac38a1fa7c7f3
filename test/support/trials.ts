import type { Trial } from '../../src/grade/worlds/trial.ts';

/** What a script did that did nothing, but for this. */
export function trial(did: Partial<Trial>): Trial {
  return {
    exit: 0,
    stdout: '',
    stderr: '',
    requests: [],
    commands: [],
    missing: [],
    read: [],
    written: [],
    reread: [],
    changes: [],
    files: new Map(),
    ...did,
  };
}
