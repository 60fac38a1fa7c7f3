import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeProtobuf } from '../../../../src/cluster/api/protobuf/decode.ts';
import { ProtobufProblem } from '../../../../src/cluster/api/protobuf/wire.ts';

/** The bodies that kubectl 1.35 sent for commands such as `create deployment web --image=nginx --replicas=0 --port=80`. */
const RECORDED: ReadonlyMap<string, Buffer> = new Map(
  readFileSync(join(import.meta.dirname, '../../../fixtures/cluster/protobuf-bodies.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ name, body }) => [name, Buffer.from(body, 'base64')]),
);

const decoded = (name: string) => decodeProtobuf(RECORDED.get(name) ?? Buffer.alloc(0));

describe('bodies that kubectl sends', () => {
  test('a Deployment: zero replicas are kept, unset fields are omitted', () => {
    expect(decoded('deployment')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', labels: { app: 'web' } },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'nginx', image: 'nginx', ports: [{ containerPort: 80 }] }] },
        },
      },
    });
  });

  test.each([
    ['configmap-binary', ['binaryData'], { bin: '//4B' }],
    ['secret', ['data'], { p: 'cQ==' }],
    ['clusterrole', ['rules'], [{ verbs: ['get'], nonResourceURLs: ['/x'] }]],
    ['quota', ['spec', 'hard'], { cpu: '1', memory: '1Gi', pods: '2' }],
    ['pdb', ['spec'], { minAvailable: '50%', selector: { matchLabels: { a: 'b' } } }],
    ['priorityclass', ['value'], -5],
    [
      'token',
      ['spec'],
      { boundObjectRef: { kind: 'Pod', apiVersion: 'v1', name: 'x' }, expirationSeconds: 600 },
    ],
    ['service', ['spec', 'ports'], [{ name: '80-8080', protocol: 'TCP', port: 80, targetPort: 8080 }]],
  ])('%s', (name, path, expected) => {
    let at: unknown = decoded(name);
    for (const key of path) at = (at as Record<string, unknown>)[key];
    expect(at).toEqual(expected);
  });

  test('fields of a message inside another are those of the outer one', () => {
    const { rules } = decoded('ingress').spec as { rules: unknown[] };
    expect(rules[0]).toEqual({
      host: 'foo.com',
      http: {
        paths: [
          { path: '/bar', backend: { service: { name: 'svc', port: { name: 'http' } } }, pathType: 'Exact' },
        ],
      },
    });
  });
});

describe('a definition', () => {
  test('has a schema or a boolean, and plain JSON as a default', () => {
    const properties = message([
      [1, 'replicas'],
      [
        2,
        message([
          [5, 'integer'],
          [8, message([[1, '3']])],
        ]),
      ],
    ]);
    const open = message([[30, message([[1, 1]])]]);
    const schema = message([
      [5, 'object'],
      [29, properties],
      [28, open],
    ]);
    const version = message([
      [1, 'v1'],
      [2, 1],
      [4, message([[1, schema]])],
    ]);
    const body = envelope(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      message([[2, message([[7, version]])]]),
    );
    expect(decodeProtobuf(body).spec).toEqual({
      versions: [
        {
          name: 'v1',
          served: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { replicas: { type: 'integer', default: 3 } },
              not: { additionalProperties: true },
            },
          },
        },
      ],
    });
  });
});

describe('an invalid message', () => {
  test.each([
    ['JSON', Buffer.from('{}')],
    ['nothing', Buffer.alloc(0)],
    ['an unknown kind', envelope('v1', 'Nothing', message([]))],
    ['a text that is cut off', (RECORDED.get('deployment') ?? Buffer.alloc(0)).subarray(0, 60)],
  ])('%s', (_, body) => {
    expect(() => decodeProtobuf(body)).toThrow(ProtobufProblem);
  });

  test('any bytes give an object or a problem', () => {
    const recorded = [...RECORDED.values()];
    fc.assert(
      fc.property(
        fc.nat(recorded.length - 1),
        fc.nat(),
        fc.uint8Array({ maxLength: 12 }),
        (which, at, noise) => {
          const body = Buffer.from(recorded[which] ?? []);
          body.set(noise.subarray(0, Math.min(noise.length, body.length)), at % (body.length - 12));
          try {
            expect(decodeProtobuf(body)).toBeTypeOf('object');
          } catch (problem) {
            expect(problem).toBeInstanceOf(ProtobufProblem);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The bytes of a message; a text or bytes are length-delimited, a number is a small integer. */
function message(fields: readonly (readonly [number: number, value: string | number | Buffer])[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)];
      const bytes = Buffer.from(value);
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value: number): Buffer {
  return value < 128
    ? Buffer.from([value])
    : Buffer.from([(value % 128) + 128, ...varint(Math.floor(value / 128))]);
}

function envelope(apiVersion: string, kind: string, raw: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('k8s\0'),
    message([
      [
        1,
        message([
          [1, apiVersion],
          [2, kind],
        ]),
      ],
      [2, raw],
    ]),
  ]);
}
