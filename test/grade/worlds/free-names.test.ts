import { expect, test } from 'vitest';
import { compareCreated, selectedKeys } from '../../../src/grade/worlds/free-names.ts';
import type { StateChange } from '../../../src/grade/worlds/state-changes.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const created = (after: JsonObject, kind = 'Deployment'): StateChange => ({
  ...{ server: 's', resource: 'x', kind, namespace: 'a', name: 'b', replaced: false, after },
});
const labels = (found: JsonObject) => ({ metadata: { labels: found } });
const template = (found: JsonObject) => ({ spec: { template: { metadata: { labels: found } } } });
const ports = (name: string, port = 80) => ({ spec: { ports: [{ name, port }] } });

test.each<[string, JsonObject, JsonObject, string, string[], string]>([
  ['a label more', labels({}), labels({ a: 'b' }), '', [], 'free'],
  ['a label more that a selector looks at', labels({}), labels({ a: 'b' }), '', ['a'], 'unclear'],
  ['a label that the text asks for', labels({ a: 'b' }), labels({}), 'kubectl label a=b', [], 'different'],
  [
    'another value of one that a manifest says',
    labels({ a: 'b' }),
    labels({ a: 'c' }),
    'labels: {"a": b}',
    [],
    'different',
  ],
  ['another value of one that nobody asked for', labels({ a: 'b' }), labels({ a: 'c' }), '', [], 'unclear'],
  ['a label less, of what no selector picks', labels({ a: 'b' }), labels({}), '', [], 'free'],
  ['a label of the template less', template({ a: 'b' }), template({}), '', [], 'unclear'],
  ['a label of the template more', template({}), template({ a: 'b' }), '', [], 'free'],
  ['the name of a port', ports('a'), ports('b'), '', [], 'free'],
  ['the name of a port that the text says', ports('a'), ports('b'), 'name: a', [], 'different'],
  ['a port', ports('a'), ports('a', 81), '', [], 'different'],
  ['a description more', {}, { description: 'x' }, '', [], 'free'],
  ['a description less', { description: 'x' }, {}, '', [], 'different'],
  [
    'a selector',
    { spec: { selector: { app: 'a' } } },
    { spec: { selector: { app: 'b' } } },
    '',
    [],
    'unclear',
  ],
  [
    'a selector that means nothing',
    { spec: { type: 'ExternalName', selector: { app: 'a' } } },
    { spec: { type: 'ExternalName', selector: { app: 'b' } } },
    ...(['', [], 'free'] as [string, string[], string]),
  ],
  [
    'the name of a container',
    { spec: { containers: [{ name: 'a' }] } },
    { spec: { containers: [{ name: 'b' }] } },
    ...(['', [], 'unclear'] as [string, string[], string]),
  ],
])('%s is %5$s', (_, reference, answer, said, selected, expected) => {
  expect(compareCreated(created(reference), created(answer), said, new Set(selected))).toBe(expected);
});

test.each<[string, JsonObject, JsonObject, string, string]>([
  ['a field more', {}, { spec: { paused: true } }, '', 'different'],
  ['a field of the metadata less', { metadata: { finalizers: ['a'] } }, { metadata: {} }, '', 'different'],
  [
    'a label more, of a key that the text says',
    labels({}),
    labels({ a: 'b' }),
    'kubectl get pods -l a=c',
    'free',
  ],
  [
    'another label of a long key that the text says',
    labels({ 'a.io/b': '1' }),
    labels({}),
    'labels: {a.io/b: 1}',
    'different',
  ],
  [
    'a label more in the template of a template',
    { spec: { jobTemplate: { spec: { template: { metadata: { labels: {} } } } } } },
    { spec: { jobTemplate: { spec: { template: { metadata: { labels: { a: 'b' } } } } } } },
    '',
    'free',
  ],
  [
    'a label more in the template of a claim',
    { spec: { volumeClaimTemplates: [{ metadata: { labels: {} } }] } },
    { spec: { volumeClaimTemplates: [{ metadata: { labels: { a: 'b' } } }] } },
    '',
    'different',
  ],
  [
    'a field by the name of a selector',
    { data: { 'spec.selector.a': '1' } },
    { data: { 'spec.selector.a': '2' } },
    '',
    'different',
  ],
  [
    'the name of the twelfth port',
    { ports: Array.from({ length: 12 }, (_, at) => ({ name: `a${at}` })) },
    { ports: Array.from({ length: 12 }, (_, at) => ({ name: at === 11 ? 'b' : `a${at}` })) },
    '',
    'free',
  ],
])('%s is %5$s', (_, reference, answer, said, expected) => {
  expect(compareCreated(created(reference), created(answer), said, new Set())).toBe(expected);
});

const pod = (found: JsonObject, name = 'web') => created({ metadata: { name, labels: found } }, 'Pod');
test.each<[string, JsonObject, JsonObject, string[], string]>([
  ['that kubectl run gives and the answer lacks', { run: 'web' }, {}, [], 'free'],
  ['that kubectl run gives and a selector looks at', { run: 'web' }, {}, ['run'], 'unclear'],
  ['that kubectl run would not give', { run: 'other' }, {}, [], 'unclear'],
  ['of another key', { app: 'web' }, {}, [], 'unclear'],
  ['that the answer has otherwise', { run: 'web' }, { run: 'other' }, [], 'unclear'],
])('a label of a Pod %s is %5$s', (_, reference, answer, selected, expected) => {
  expect(compareCreated(pod(reference), pod(answer), '', new Set(selected))).toBe(expected);
});

test('a label less of what selectors pick is unclear', () => {
  const [a, b] = [created(labels({ a: 'b' }), 'Pod'), created(labels({}), 'Pod')];
  expect(compareCreated(a, b, '', new Set())).toBe('unclear');
});

test('selectors look at the keys of their labels, in lists and expressions too', () => {
  const after = {
    spec: {
      selector: { matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] },
      nodeSelector: { c: '2' },
      other: { d: '3' },
    },
  };
  expect([...selectedKeys([created(after)])].filter((key) => /^[a-d]$/.test(key))).toEqual(['a', 'b', 'c']);
});
