import fs from 'node:fs';
import type { FileSystem } from '../../src/env.ts';

/** The real file system, which notes the name of each call. */
export function recordingFs(calls: string[]): FileSystem {
  return new Proxy(fs, {
    get: (target, name: keyof FileSystem) => {
      const call = target[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        calls.push(name.replace(/Sync$/, ''));
        return call(...args);
      };
    },
  });
}
