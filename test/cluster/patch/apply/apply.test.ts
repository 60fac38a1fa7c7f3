import { describe, expect, test } from 'vitest';
import { StatusError } from '../../../../src/cluster/api/status-error.ts';
import { type Apply, applyConfiguration } from '../../../../src/cluster/patch/apply/apply.ts';
import { emptyObject } from '../../../../src/cluster/patch/apply/empty-object.ts';
import { shapeOfType } from '../../../../src/cluster/patch/apply/shape.ts';
import { type Tracking, trackUpdate } from '../../../../src/cluster/patch/apply/track-update.ts';
import { asCreated } from '../../../../src/kubernetes/defaults/apply-defaults.ts';
import type { JsonObject } from '../../../../src/kubernetes/json.ts';

function tracking(
  kind: 'ConfigMap' | 'Deployment' | 'Pod',
  manager: string,
  change: Partial<Tracking> = {},
): Tracking {
  return {
    manager,
    apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
    subresource: '',
    time: '2026-01-01T00:00:00Z',
    shape: shapeOfType(`V1${kind}`),
    empty: emptyObject(`V1${kind}`),
    ignored: ['status'],
    ...change,
  };
}

function applying(
  kind: 'ConfigMap' | 'Deployment' | 'Pod',
  manager: string,
  change: Partial<Apply> = {},
): Apply {
  return { ...tracking(kind, manager), kind, force: false, ...change };
}

const configMap = (data: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'app', namespace: 'default' },
  data,
});

function stored(object: JsonObject): JsonObject {
  return { ...object, metadata: { ...(object.metadata as JsonObject), uid: 'u' } };
}

function deployment(): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', labels: { app: 'web' } },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx' }] },
      },
    },
  };
}

function refusal(run: () => unknown): JsonObject {
  try {
    run();
  } catch (error) {
    if (error instanceof StatusError) return error.status;
  }
  throw new Error('not refused');
}

const managed = (object: JsonObject) => (object.metadata as JsonObject).managedFields as JsonObject[];

describe('a writer', () => {
  test('that creates owns set and defaulted fields, but not those that its type always has', () => {
    const created = trackUpdate(undefined, asCreated(deployment()), tracking('Deployment', 'kubectl-create'));
    expect(managed(created)).toEqual([
      {
        manager: 'kubectl-create',
        operation: 'Update',
        apiVersion: 'apps/v1',
        time: '2026-01-01T00:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
          'f:spec': {
            'f:progressDeadlineSeconds': {},
            'f:replicas': {},
            'f:revisionHistoryLimit': {},
            'f:selector': {},
            'f:strategy': {
              'f:rollingUpdate': { '.': {}, 'f:maxSurge': {}, 'f:maxUnavailable': {} },
              'f:type': {},
            },
            'f:template': {
              'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
              'f:spec': {
                'f:containers': {
                  'k:{"name":"nginx"}': {
                    '.': {},
                    'f:image': {},
                    'f:imagePullPolicy': {},
                    'f:name': {},
                    'f:resources': {},
                    'f:terminationMessagePath': {},
                    'f:terminationMessagePolicy': {},
                  },
                },
                'f:dnsPolicy': {},
                'f:restartPolicy': {},
                'f:schedulerName': {},
                'f:securityContext': {},
                'f:terminationGracePeriodSeconds': {},
              },
            },
          },
        },
      },
    ]);
  });

  test('that changes a field takes it from its owner', () => {
    const created = stored(trackUpdate(undefined, configMap({ a: '1', b: '1' }), tracking('ConfigMap', 'x')));
    const changed = trackUpdate(
      created,
      { ...created, data: { a: '2', b: '1' } },
      tracking('ConfigMap', 'y'),
    );
    expect(managed(changed).map(({ manager, fieldsV1 }) => [manager, fieldsV1])).toEqual([
      ['x', { 'f:data': { '.': {}, 'f:b': {} } }],
      ['y', { 'f:data': { 'f:a': {} } }],
    ]);
  });

  test('that changes nothing is not recorded, and removed fields have no owner', () => {
    const created = stored(trackUpdate(undefined, configMap({ a: '1', b: '1' }), tracking('ConfigMap', 'x')));
    expect(managed(trackUpdate(created, created, tracking('ConfigMap', 'y')))).toHaveLength(1);
    const less = trackUpdate(created, { ...created, data: { a: '1' } }, tracking('ConfigMap', 'y'));
    expect(managed(less)).toHaveLength(1);
    expect(managed(less)[0]?.fieldsV1).toEqual({ 'f:data': { '.': {}, 'f:a': {} } });
  });

  test('an object without owners stays without owners', () => {
    const changed = trackUpdate(
      stored(configMap({ a: '1' })),
      configMap({ a: '2' }),
      tracking('ConfigMap', 'y'),
    );
    expect(managed(changed)).toBeUndefined();
  });

  test('one empty entry removes all owners', () => {
    const created = stored(trackUpdate(undefined, configMap({ a: '1' }), tracking('ConfigMap', 'x')));
    const reset = { ...created, metadata: { ...(created.metadata as JsonObject), managedFields: [{}] } };
    expect(managed(trackUpdate(created, reset, tracking('ConfigMap', 'y')))).toBeUndefined();
  });

  test('with more than ten writers, the oldest are merged', () => {
    let object = stored(trackUpdate(undefined, configMap({ a0: '1' }), tracking('ConfigMap', 'w0')));
    for (let n = 1; n <= 11; n++) {
      const time = `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`;
      const data = { ...(object.data as JsonObject), [`a${n}`]: '1' };
      object = trackUpdate(object, { ...object, data }, tracking('ConfigMap', `w${n}`, { time }));
    }
    expect(managed(object)).toHaveLength(10);
    expect(managed(object).find(({ manager }) => manager === 'ancient-changes')?.fieldsV1).toEqual({
      'f:data': { '.': {}, 'f:a0': {}, 'f:a1': {}, 'f:a2': {} },
    });
  });
});

describe('applying', () => {
  const first = () =>
    stored(
      applyConfiguration(undefined, configMap({ color: 'red', size: '5' }), applying('ConfigMap', 'kubectl')),
    );

  test('two managers may own a field with the same value; changing it is a conflict', () => {
    const both = applyConfiguration(
      first(),
      configMap({ color: 'red', size: '5' }),
      applying('ConfigMap', 'other'),
    );
    expect(managed(both).map(({ manager, operation, time }) => [manager, operation, time])).toEqual([
      ['other', 'Apply', undefined],
      ['kubectl', 'Apply', '2026-01-01T00:00:00Z'],
    ]);
    expect(
      refusal(() =>
        applyConfiguration(both, configMap({ color: 'blue', size: '5' }), applying('ConfigMap', 'other')),
      ),
    ).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message: 'Apply failed with 1 conflict: conflict with "kubectl": .data.color',
      details: {
        causes: [
          { reason: 'FieldManagerConflict', message: 'conflict with "kubectl"', field: '.data.color' },
        ],
      },
    });
  });

  test('force takes the field', () => {
    const forced = applyConfiguration(
      first(),
      configMap({ color: 'blue' }),
      applying('ConfigMap', 'other', { force: true }),
    );
    expect(forced.data).toEqual({ color: 'blue', size: '5' });
    expect(managed(forced).map(({ manager, fieldsV1 }) => [manager, fieldsV1])).toEqual([
      ['kubectl', { 'f:data': { 'f:size': {} } }],
      ['other', { 'f:data': { 'f:color': {} } }],
    ]);
  });

  test('a patched field conflicts with its patcher in the version used', () => {
    const patched = trackUpdate(
      first(),
      { ...first(), data: { color: 'red', size: '6' } },
      tracking('ConfigMap', 'kubectl-patch'),
    );
    expect(
      refusal(() =>
        applyConfiguration(patched, configMap({ color: 'red', size: '5' }), applying('ConfigMap', 'kubectl')),
      ).message,
    ).toBe('Apply failed with 1 conflict: conflict with "kubectl-patch" using v1: .data.size');
  });

  test('several conflicts are listed by manager', () => {
    expect(
      refusal(() =>
        applyConfiguration(first(), configMap({ color: 'x', size: 'y' }), applying('ConfigMap', 'other')),
      ).message,
    ).toBe('Apply failed with 2 conflicts: conflicts with "kubectl":\n- .data.color\n- .data.size');
  });

  test('fields that are no longer applied are removed, unless another manager owns them', () => {
    const less = applyConfiguration(first(), configMap({ color: 'red' }), applying('ConfigMap', 'kubectl'));
    expect(less.data).toEqual({ color: 'red' });
    const both = applyConfiguration(first(), configMap({ size: '5' }), applying('ConfigMap', 'other'));
    const kept = applyConfiguration(both, configMap({ color: 'red' }), applying('ConfigMap', 'kubectl'));
    expect(kept.data).toEqual({ color: 'red', size: '5' });
  });

  test('an object without owners belongs to before-first-apply', () => {
    expect(
      refusal(() =>
        applyConfiguration(
          stored(configMap({ color: 'red' })),
          configMap({ color: 'blue' }),
          applying('ConfigMap', 'a'),
        ),
      ).message,
    ).toBe('Apply failed with 1 conflict: conflict with "before-first-apply" using v1: .data.color');
  });

  test('a scaled Deployment conflicts with the subresource', () => {
    const web = { ...deployment(), spec: { ...(deployment().spec as JsonObject), replicas: 1 } };
    const applied = stored(asCreated(applyConfiguration(undefined, web, applying('Deployment', 'kubectl'))));
    const scaled = trackUpdate(
      applied,
      { ...applied, spec: { ...(applied.spec as JsonObject), replicas: 3 } },
      tracking('Deployment', 'kubectl', { subresource: 'scale' }),
    );
    expect(refusal(() => applyConfiguration(scaled, web, applying('Deployment', 'kubectl'))).message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
    );
  });

  test('kubectl takes over fields that it applied client-side', () => {
    const annotation = JSON.stringify(configMap({ color: 'red' }));
    const object = configMap({ color: 'red' });
    const clientSide = stored(
      trackUpdate(
        undefined,
        {
          ...object,
          metadata: {
            ...(object.metadata as JsonObject),
            annotations: { 'kubectl.kubernetes.io/last-applied-configuration': annotation },
          },
        },
        tracking('ConfigMap', 'kubectl-client-side-apply'),
      ),
    );
    const blue = configMap({ color: 'blue' });
    expect(() => applyConfiguration(clientSide, blue, applying('ConfigMap', 'other'))).toThrow(StatusError);
    const applied = applyConfiguration(clientSide, blue, applying('ConfigMap', 'kubectl'));
    expect(applied.data).toEqual({ color: 'blue' });
    expect((applied.metadata as JsonObject).annotations).toEqual({
      'kubectl.kubernetes.io/last-applied-configuration':
        '{"apiVersion":"v1","data":{"color":"blue"},"kind":"ConfigMap","metadata":{"name":"app","namespace":"default"}}\n',
    });
  });

  test('items of a list have their own owners, and ports have a default protocol in their key', () => {
    const pod = (containers: JsonObject[]): JsonObject => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default' },
      spec: { containers },
    });
    const web = applyConfiguration(
      undefined,
      pod([{ name: 'web', image: 'a', ports: [{ containerPort: 80 }] }]),
      applying('Pod', 'x'),
    );
    const two = applyConfiguration(stored(web), pod([{ name: 'side', image: 'b' }]), applying('Pod', 'y'));
    expect((two.spec as { containers: JsonObject[] }).containers.map(({ name }) => name)).toEqual([
      'web',
      'side',
    ]);
    expect(managed(two)[0]?.fieldsV1).toEqual({
      'f:spec': {
        'f:containers': {
          'k:{"name":"web"}': {
            '.': {},
            'f:image': {},
            'f:name': {},
            'f:ports': { 'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
          },
        },
      },
    });
  });
});

describe('a configuration that cannot be applied', () => {
  const attempt = (object: JsonObject) =>
    refusal(() => applyConfiguration(undefined, object, applying('Deployment', 'x')));

  test.each<[string, JsonObject, string]>([
    ['an unknown field', { spec: { foo: 1 } }, '.spec.foo: field not declared in schema'],
    [
      'another type',
      { spec: { replicas: 'x' } },
      '.spec.replicas: expected numeric (int or float), got string',
    ],
    [
      'a text that is a number',
      { metadata: { name: 'web', labels: { a: 1 } } },
      '.metadata.labels.a: expected string, got &value.valueUnstructured{Value:1}',
    ],
    [
      'an item that is there twice',
      { spec: { template: { spec: { containers: [{ name: 'a' }, { name: 'a' }] } } } },
      '.spec.template.spec.containers: duplicate entries for key [name="a"]',
    ],
  ])('%s', (_, change, words) => {
    const { message, code } = attempt({ ...deployment(), ...change });
    expect(message).toMatch(/^failed to create typed patch object \(.*; apps\/v1, Kind=Deployment\): /);
    expect(String(message).split('): ').slice(1).join('): ')).toBe(words);
    expect(code).toBe(500);
  });

  test('another version, or managed fields in the request', () => {
    expect(attempt({ ...deployment(), apiVersion: 'apps/v2' }).message).toBe(
      'Incorrect version specified in apply patch. Specified patch version: apps/v2, expected: apps/v1',
    );
    expect(attempt({ ...deployment(), metadata: { managedFields: [] } }).message).toBe(
      'metadata.managedFields must be nil',
    );
  });
});
