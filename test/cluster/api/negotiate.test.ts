import { describe, expect, test } from 'vitest';
import { negotiate } from '../../../src/cluster/api/negotiate.ts';

const TABLE = { kind: 'Table', version: 'v1' };

describe('negotiate', () => {
  test.each([
    [undefined, { mediaType: 'application/json' }],
    ['*/*', { mediaType: 'application/json' }],
    ['application/yaml', { mediaType: 'application/yaml' }],
    ['application/vnd.kubernetes.protobuf,application/json', { mediaType: 'application/json' }],
    [
      'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json',
      { mediaType: 'application/json', as: TABLE },
    ],
    [
      'application/json;as=Nothing;v=v1;g=meta.k8s.io, application/json; as=Table; v=v1beta1; g=meta.k8s.io',
      { mediaType: 'application/json', as: { kind: 'Table', version: 'v1beta1' } },
    ],
    ['application/json;as=Table;v=v2;g=meta.k8s.io,application/json', { mediaType: 'application/json' }],
    [
      'application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      { mediaType: 'application/json', as: { kind: 'PartialObjectMetadata', version: 'v1' } },
    ],
  ])('%s', (accept, expected) => {
    expect(negotiate(accept)).toEqual(expected);
  });

  test.each(['text/html', 'application/vnd.kubernetes.protobuf', 'application/json;as=Table;v=v1'])(
    'refuses %s with 406',
    (accept) => {
      expect(() => negotiate(accept)).toThrow(expect.objectContaining({ code: 406 }));
    },
  );
});
