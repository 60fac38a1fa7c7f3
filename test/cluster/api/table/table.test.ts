import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../../src/cluster/api/table/columns.ts';
import { customTable } from '../../../../src/cluster/api/table/custom-columns.ts';
import { PRINTERS } from '../../../../src/cluster/api/table/registry.ts';
import { tableOf } from '../../../../src/cluster/api/table/table.ts';
import type { ApiResource } from '../../../../src/cluster/registry/resource.ts';
import type { JsonObject } from '../../../../src/kubernetes/json.ts';
import { readGoldenRows } from '../../../support/golden-manifests.ts';

interface RecordedRow {
  readonly resource: string;
  readonly object: JsonObject;
  readonly cells: readonly (string | number | boolean | null)[];
  readonly conditions?: readonly JsonObject[];
}

const NOW = Date.UTC(2026, 10, 20, 12);
const TIMED = new Set(['Age', 'Last Seen', 'First Seen', 'Duration', 'Created At']);

const OPTIONS = { now: NOW, include: 'Metadata', version: 'v1', headers: true } as const;

function resource(id: string): ApiResource {
  const [plural = '', ...group] = id.split('.');
  return {
    id,
    group: group.join('.'),
    version: 'v1',
    versions: ['v1'],
    plural,
    singular: '',
    kind: 'ConfigMap',
    namespaced: true,
    shortNames: [],
    categories: [],
    verbs: [],
    subresources: [],
    custom: false,
  };
}

/** Cells without the values that a recording omits or replaces: ages and uids. */
function comparable(id: string, cells: readonly unknown[]): unknown[] {
  return columnsOf(id).map(({ name }, at) => {
    const cell = cells[at];
    if (typeof cell !== 'string') return cell;
    return TIMED.has(name) ? '' : cell.replace('<uid>', '').replace(/\(\S+ ago\)/, '(AGE)');
  });
}

describe('the cells that a real API server showed', () => {
  const rows = readGoldenRows<RecordedRow>('tables');
  test.each(rows.map((row, at) => [at + 1, row.resource, row] as const))('row %i: %s', (_, id, row) => {
    const printer = PRINTERS[id];
    expect(comparable(id, printer?.cells(row.object, NOW) ?? [])).toEqual(comparable(id, row.cells));
    expect(printer?.conditions?.(row.object) ?? []).toEqual(row.conditions ?? []);
  });
});

describe('every printer', () => {
  test.each(Object.entries(PRINTERS))(
    '%s has a cell for each column, even for an empty object',
    (id, printer) => {
      expect(printer.cells({}, NOW)).toHaveLength(columnsOf(id).length);
    },
  );
});

describe('a Pod', () => {
  const cells = (status: JsonObject, spec: JsonObject = {}, metadata: JsonObject = {}) =>
    PRINTERS['pods']?.cells(
      {
        metadata: { name: 'p', ...metadata },
        spec: { containers: [{ name: 'a' }, { name: 'b' }], ...spec },
        status,
      },
      NOW,
    );

  test.each<[string, JsonObject, JsonObject, JsonObject, readonly string[]]>([
    [
      'waits for its gates',
      {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
      },
      {},
      {},
      ['0/2', 'SchedulingGated', '0'],
    ],
    ['was evicted', { phase: 'Failed', reason: 'Evicted' }, {}, {}, ['0/2', 'Evicted', '0']],
    [
      'runs its second init container',
      {
        phase: 'Pending',
        initContainerStatuses: [
          { name: 'i', restartCount: 2, state: { terminated: { exitCode: 0 } } },
          { name: 'j', state: { running: {} } },
        ],
      },
      { initContainers: [{ name: 'i' }, { name: 'j' }] },
      {},
      ['0/2', 'Init:1/2', '2'],
    ],
    [
      'has an init container that fails',
      {
        phase: 'Pending',
        initContainerStatuses: [
          {
            name: 'i',
            restartCount: 3,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1, finishedAt: '2026-11-20T11:58:00Z' } },
          },
        ],
      },
      { initContainers: [{ name: 'i' }] },
      {},
      ['0/2', 'Init:CrashLoopBackOff', '3 (2m ago)'],
    ],
    [
      'counts a sidecar that is ready',
      {
        phase: 'Running',
        initContainerStatuses: [
          { name: 's', restartCount: 1, started: true, ready: true, state: { running: {} } },
        ],
        containerStatuses: [
          { name: 'a', ready: true, restartCount: 0, state: { running: {} } },
          { name: 'b', ready: false, restartCount: 4, state: { running: {} } },
        ],
      },
      { initContainers: [{ name: 's', restartPolicy: 'Always' }] },
      {},
      ['2/3', 'Running', '5'],
    ],
    [
      'has one container that ended and one that runs',
      {
        phase: 'Running',
        containerStatuses: [
          { name: 'a', ready: true, restartCount: 0, state: { running: {} } },
          { name: 'b', restartCount: 0, state: { terminated: { reason: 'Completed', exitCode: 0 } } },
        ],
      },
      {},
      {},
      ['1/2', 'NotReady', '0'],
    ],
    [
      'was killed by a signal without a reason',
      {
        phase: 'Failed',
        containerStatuses: [
          { name: 'a', restartCount: 0, state: { terminated: { exitCode: 137, signal: 9 } } },
        ],
      },
      {},
      {},
      ['0/2', 'Signal:9', '0'],
    ],
    [
      'is being deleted',
      { phase: 'Running' },
      {},
      { deletionTimestamp: '2026-11-20T12:00:00Z' },
      ['0/2', 'Terminating', '0'],
    ],
    [
      'is over and being deleted',
      { phase: 'Succeeded' },
      {},
      { deletionTimestamp: '2026-11-20T12:00:00Z' },
      ['0/2', 'Succeeded', '0'],
    ],
    [
      'is on a lost node',
      { phase: 'Running', reason: 'NodeLost' },
      {},
      { deletionTimestamp: '2026-11-20T12:00:00Z' },
      ['0/2', 'Unknown', '0'],
    ],
  ])('%s', (_, status, spec, metadata, expected) => {
    expect(cells(status, spec, metadata)?.slice(1, 4)).toEqual(expected);
  });
});

describe('tableOf', () => {
  const list = {
    kind: 'ConfigMapList',
    metadata: { resourceVersion: '7', continue: 'x' },
    items: [
      {
        metadata: { name: 'a', namespace: 'd', creationTimestamp: '2026-11-20T11:59:00Z' },
        data: { k: 'v' },
      },
    ],
  };

  test('keeps the continue token of a list', () => {
    expect(tableOf(resource('configmaps'), list, OPTIONS)).toMatchObject({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '7', continue: 'x' },
      columnDefinitions: [
        { name: 'Name', type: 'string', format: 'name', priority: 0 },
        { name: 'Data' },
        { name: 'Age' },
      ],
      rows: [{ cells: ['a', 1, '60s'], object: { kind: 'PartialObjectMetadata', metadata: { name: 'a' } } }],
    });
  });

  test.each([
    ['None', null],
    ['Object', { kind: 'ConfigMap', ...list.items[0] }],
  ] as const)('includes what is asked for: %s', (include, object) => {
    expect(tableOf(resource('configmaps'), list, { ...OPTIONS, include })).toMatchObject({
      rows: [{ object }],
    });
  });

  test('describes the columns once in a watch', () => {
    const [item = {}] = list.items;
    expect(tableOf(resource('configmaps'), item, { ...OPTIONS, headers: false })).toMatchObject({
      columnDefinitions: null,
      rows: [{ cells: ['a', 1, '60s'] }],
    });
  });
});

describe('a custom resource', () => {
  const widget = {
    metadata: { name: 'w', creationTimestamp: '2026-11-20T10:00:00Z' },
    spec: { size: 3, ratio: 0.5, on: true, tags: ['a', 'b'], 'a.b': 'dotted' },
    status: {
      conditions: [
        { type: 'Old', status: 'False' },
        { type: 'Ready', status: 'True' },
      ],
    },
  };
  const cell = (type: string, jsonPath: string) =>
    customTable({ additionalPrinterColumns: [{ name: 'X', type, jsonPath }] }).printer.cells(widget, NOW)[1];

  test.each([
    ['integer', '.spec.size', 3],
    ['number', '.spec.ratio', 0.5],
    ['boolean', '.spec.on', true],
    ['string', '.spec.size', '3'],
    ['string', '.spec.tags', '["a","b"]'],
    ['string', '.spec.tags[0]', 'a'],
    ['string', '.spec.tags[-1]', 'b'],
    ['string', ".spec['a.b']", null],
    ['string', ".spec['a\\.b']", 'dotted'],
    ['string', '.spec.a\\.b', 'dotted'],
    ['string', '.status.conditions[?(@.type=="Ready")].status', 'True'],
    ['string', ".status.conditions[?(@.type != 'Ready')].status", 'False'],
    ['date', '.metadata.creationTimestamp', '120m'],
    ['integer', '.spec.on', null],
    ['string', '.spec.none', null],
    ['string', '.spec.constructor', null],
    ['string', '.spec[', null],
  ])('shows %s of %s', (type, jsonPath, expected) => {
    expect(cell(type, jsonPath)).toEqual(expected);
  });

  test('shows its age if its definition has no columns', () => {
    const { columns, printer } = customTable({});
    expect(columns.map(({ name }) => name)).toEqual(['Name', 'Age']);
    expect(printer.cells(widget, NOW)).toEqual(['w', '120m']);
  });
});
