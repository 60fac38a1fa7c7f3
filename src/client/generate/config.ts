import type { JsonObject } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { failure } from '../kubectl-failure.ts';
import { readPath } from '../running.ts';
import { base64, type Entries, readEntries, textOfBytes } from './file-data.ts';
import { type Generate, nameOf } from './generator.ts';
import { withNameHash } from './name-hash.ts';

/** `kubectl create configmap` */
export const configmap: Generate = function* (invocation) {
  const name = nameOf(invocation);
  return hashed(
    configMapOf(name, yield* readEntries(invocation.flags, { kind: 'ConfigMap', name })),
    invocation,
  );
};

/** A ConfigMap with these entries; a value that is not text becomes binary data. */
export function configMapOf(name: string, entries: Entries): JsonObject {
  const [data, binaryData]: [JsonObject, JsonObject] = [{}, {}];
  for (const [key, bytes] of entries) {
    const text = textOfBytes(bytes);
    if (text === undefined) binaryData[key] = base64(bytes);
    else data[key] = text;
  }
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    ...(Object.keys(data).length > 0 && { data }),
    ...(Object.keys(binaryData).length > 0 && { binaryData }),
  };
}

function hashed(made: JsonObject, { flags }: Invocation): JsonObject {
  return flags.on('append-hash') ? withNameHash(made) : made;
}

/** `kubectl create secret generic` */
export const secretGeneric: Generate = function* (invocation) {
  const name = nameOf(invocation);
  return hashed(
    secretOf(
      name,
      yield* readEntries(invocation.flags, { kind: 'Secret', name }),
      invocation.flags.text('type'),
    ),
    invocation,
  );
};

/** `kubectl create secret tls` */
export const secretTls: Generate = function* (invocation) {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const [cert, key] = [flags.text('cert'), flags.text('key')];
  if (cert === '' || key === '') throw failure('key and cert must be specified');
  const [certificate, secret] = [yield* readBytes(cert), yield* readBytes(key)];
  checkPair(certificate, secret);
  const entries: Entries = new Map([
    ['tls.crt', certificate],
    ['tls.key', secret],
  ]);
  return hashed(secretOf(name, entries, 'kubernetes.io/tls'), invocation);
};

/** Refuses a certificate and a key in the wrong order. A file without a PEM block is accepted as a placeholder. */
function checkPair(certificate: Uint8Array, key: Uint8Array): void {
  const blocks = pemTypes(certificate);
  if (blocks.length > 0 && !blocks.includes('CERTIFICATE'))
    throw failure(
      blocks.length === 1 && isKey(blocks[0])
        ? 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'
        : `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${blocks.join(' ')}]`,
    );
  const found = pemTypes(key);
  if (found.length > 0 && !found.some(isKey))
    throw failure(
      found.length === 1 && found[0] === 'CERTIFICATE'
        ? 'tls: found a certificate rather than a key in the PEM for the private key'
        : `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${found.join(' ')}]`,
    );
}

function isKey(type = ''): boolean {
  return type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY');
}

function pemTypes(bytes: Uint8Array): readonly string[] {
  return [...(textOfBytes(bytes) ?? '').matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----$/gm)].map(
    ([, type = '']) => type,
  );
}

function* readBytes(path: string): Running<Uint8Array> {
  const found = yield* readPath(path);
  if ('bytes' in found) return found.bytes;
  throw failure(`Cannot read file ${path}, open ${path}: no such file or directory`);
}

/** `kubectl create secret docker-registry` */
export const secretDockerRegistry: Generate = function* (invocation) {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const type = 'kubernetes.io/dockerconfigjson';
  if (flags.has('from-file')) {
    const entries = yield* readEntries(flags, { kind: 'Secret', name });
    return hashed(secretOf(name, entries, type), invocation);
  }
  const [username, password] = [flags.text('docker-username'), flags.text('docker-password')];
  const server = flags.text('docker-server', 'https://index.docker.io/v1/');
  if (username === '' || password === '' || server === '')
    throw failure(
      'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    );
  const email = flags.text('docker-email');
  const auth = base64(new TextEncoder().encode(`${username}:${password}`));
  const login = { username, password, ...(email !== '' && { email }), auth };
  const config = JSON.stringify({ auths: { [server]: login } });
  const made = secretOf(name, new Map([['.dockerconfigjson', new TextEncoder().encode(config)]]), type);
  return hashed(made, invocation);
};

export function secretOf(name: string, entries: Entries, type: string): JsonObject {
  const data = Object.fromEntries([...entries].map(([key, bytes]) => [key, base64(bytes)]));
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    ...(entries.size > 0 && { data }),
    ...(type !== '' && { type }),
  };
}
