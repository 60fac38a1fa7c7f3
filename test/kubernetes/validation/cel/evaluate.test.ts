import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/kubernetes/json.ts';
import { evaluate } from '../../../../src/kubernetes/validation/cel/evaluate/evaluate.ts';
import { CelFailure, fromJson } from '../../../../src/kubernetes/validation/cel/evaluate/value.ts';
import { parseExpression } from '../../../../src/kubernetes/validation/cel/parse.ts';

const OBJECT: Json = {
  metadata: { name: 'web', labels: { app: 'web', 'a/b': 'x' } },
  spec: {
    replicas: 3,
    containers: [
      { name: 'a', image: 'nginx:1' },
      { name: 'b', image: 'redis' },
    ],
    ratio: 0.5,
  },
};
const run = (text: string) => evaluate(parseExpression(text), new Map([['object', fromJson(OBJECT)]]));

describe('conditions that are true', () => {
  test.each([
    'object.spec.replicas <= 3 && object.spec.replicas > 2',
    "object.metadata.name == 'web'",
    "object.metadata.labels['a/b'] == 'x'",
    'has(object.metadata.labels) && !has(object.spec.paused)',
    "object.spec.containers.all(c, c.image != '')",
    "object.spec.containers.exists(c, c.image.startsWith('nginx'))",
    "object.spec.containers.exists_one(c, c.name == 'a')",
    "object.spec.containers.filter(c, c.name != 'a').map(c, c.image) == ['redis']",
    "object.spec.containers.map(c, c.name == 'b', c.image) == ['redis']",
    'object.metadata.labels.all(key, key.size() < 10)',
    "'app' in object.metadata.labels && !('x' in ['a'])",
    'size(object.spec.containers) == 2',
    '1 + 2 * 3 == 7 && 7 / 2 == 3 && 7 % 2 == 1 && -3 < 0',
    '0.5 * 2.0 == 1.0 && object.spec.ratio == 0.5 && 1 == 1.0',
    "'a' + 'b' == 'ab' && [1] + [2] == [1, 2]",
    "true ? 'a' == 'a' : false",
    'false || true || object.nope == 1',
    '!(false && object.nope == 1)',
    'object.?spec.?nope.orValue(5) == 5 && object.?spec.?replicas.orValue(5) == 3',
    "object[?'nope'].hasValue() == false",
    "'a,b,c'.split(',') == ['a', 'b', 'c'] && ['a', 'b'].join('-') == 'a-b'",
    "'nginx:1.28'.matches('^nginx:[0-9.]+$') && 'abc'.find('[b-c]+') == 'bc'",
    "'Hello'.lowerAscii() == 'hello' && ' a '.trim() == 'a' && 'abc'.substring(1) == 'bc'",
    "'aaa'.replace('a', 'b', 2) == 'bba' && 'abcb'.lastIndexOf('b') == 3",
    "string(3) == '3' && int('12') == 12 && double('1.5') == 1.5 && bool('true')",
    "type(1) == int && type('') == string",
    "quantity('1Gi').isGreaterThan(quantity('512Mi')) && quantity('500m').compareTo(quantity('0.5')) == 0",
    "duration('90m') > duration('1h') && timestamp('2026-01-01T01:00:00Z') - timestamp('2026-01-01T00:00:00Z') == duration('1h')",
    "timestamp('2026-03-04T05:06:07Z').getFullYear() == 2026 && timestamp('2026-03-04T05:06:07Z').getMonth() == 2",
    'sets.contains([1, 2], [2]) && sets.equivalent([1, 2], [2, 1]) && !sets.intersects([1], [2])',
    '[3, 1, 2].max() == 3 && [1, 2].sum() == 3 && [1, 2].isSorted() && [1, 1].indexOf(1) == 0',
    "cel.bind(n, object.metadata.name, n + n == 'webweb')",
    "'%s is %d'.format(['a', 5]) == 'a is 5'",
    "{'a': 1}.a == 1 && {'a': [1]} == {'a': [1]}",
    "r'\\d' == '\\\\d' && '\\x41' == 'A' && \"it's\" == 'it\\'s' && 0x1F == 31",
    "b'ab' == bytes('ab') && null == null",
  ])('%s', (text) => {
    expect(run(text)).toBe(true);
  });
});

describe('expressions that cannot be evaluated', () => {
  test.each([
    ['object.spec.nope == 1', 'no such key: nope'],
    ['1 / 0 == 1', 'division by zero'],
    ['object.spec.containers[5] == 1', 'index out of bounds: 5'],
    ["1 + 'a' == 1", 'no such overload'],
    ['object.metadata.name > 3', 'no such overload'],
    ['object.spec.containers.all(c, c.nope == 1)', 'no such key: nope'],
    ['9223372036854775807 + 1 == 0', 'integer overflow'],
    ["int('x') == 1", "type conversion error from 'string' to 'int'"],
    ["'a'.matches('(') == true", 'error parsing regexp: ('],
    ["isURL('x')", 'k8s-drill does not evaluate isURL()'],
  ])('%s: %s', (text, message) => {
    expect(() => run(text)).toThrow(CelFailure);
    expect(() => run(text)).toThrow(message);
  });
});
