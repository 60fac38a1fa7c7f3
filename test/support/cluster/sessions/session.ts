import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Json, JsonObject } from '../../../../src/kubernetes/json.ts';

const GOLDEN = resolve(import.meta.dirname, '../../../fixtures/kubernetes-golden');

/** What kubectl sent, and what a real API server answered. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: 'Table';
  readonly contentType?: string;
  readonly body?: Json;
  readonly status: number;
  readonly warning?: string;
  readonly response?: Json;
  readonly events?: readonly JsonObject[];
}

export interface Step {
  readonly line: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly waited?: number;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly RecordedRequest[];
  /** What changed or was created since the step before. */
  readonly objects: readonly JsonObject[];
  /** What went: `pods/default/web`. */
  readonly deleted?: readonly string[];
}

export interface Session {
  readonly session: string;
  readonly about: string;
  readonly steps: readonly Step[];
}

/** The recorded sessions of kubectl 1.35 against a real control plane. */
export function readSessions(): readonly Session[] {
  return unzip('sessions.jsonl.gz')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Session);
}

/** The objects that a session finds. */
export function readSessionCluster(): readonly JsonObject[] {
  return JSON.parse(unzip('session-cluster.json.gz')) as JsonObject[];
}

function unzip(name: string): string {
  return gunzipSync(readFileSync(join(GOLDEN, name))).toString('utf8');
}
