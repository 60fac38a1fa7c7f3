import { gunzipSync, gzipSync } from 'node:zlib';
import { type Json, type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';

export type ReleaseStatus =
  | 'deployed'
  | 'superseded'
  | 'failed'
  | 'uninstalled'
  | 'pending-install'
  | 'pending-upgrade'
  | 'pending-rollback';

/** One revision of a release, as Helm stores it. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly version: number;
  readonly info: JsonObject;
  readonly chart: JsonObject;
  /** The given values. */
  readonly config: JsonObject;
  readonly manifest: string;
}

export function statusOf({ info }: Release): string {
  return textAt(info, 'status');
}

export function withStatus(release: Release, status: ReleaseStatus, description?: string): Release {
  return { ...release, info: { ...release.info, status, ...(description !== undefined && { description }) } };
}

/** The name of the Secret of a revision. */
export function secretName({ name, version }: Pick<Release, 'name' | 'version'>): string {
  return `sh.helm.release.v1.${name}.v${version}`;
}

/** The Secret of a revision. @param noted a label with the time at which it was written, in seconds since 1970 */
export function secretOf(release: Release, noted: Readonly<Record<string, string>>): JsonObject {
  const { name, namespace, version } = release;
  const text = JSON.stringify({ ...release, apply_method: 'ssa' });
  const packed = gzipSync(text, { level: 9 }).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'helm.sh/release.v1',
    metadata: {
      name: secretName(release),
      namespace,
      labels: { ...noted, name, owner: 'helm', status: statusOf(release), version: String(version) },
    },
    data: { release: Buffer.from(packed).toString('base64') },
  };
}

/** The revision in a Secret; `undefined` if there is none in it. */
export function releaseOf(secret: JsonObject): Release | undefined {
  try {
    const packed = Buffer.from(textAt(secret, 'data', 'release'), 'base64').toString();
    const content = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as Json;
    return {
      name: textAt(content, 'name'),
      namespace: textAt(content, 'namespace'),
      version: numberAt(content, 'version') ?? 0,
      info: objectAt(content, 'info'),
      chart: objectAt(content, 'chart'),
      config: objectAt(content, 'config'),
      manifest: textAt(content, 'manifest'),
    };
  } catch {
    return undefined;
  }
}
