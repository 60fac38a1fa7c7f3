import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/kubernetes/validation/cause.ts';
import { admissionNames } from '../../../src/kubernetes/validation/cel/admission-names.ts';
import type { CelType } from '../../../src/kubernetes/validation/cel/cel-type.ts';
import { checkExpression } from '../../../src/kubernetes/validation/cel/check-expression.ts';
import { FieldPath } from '../../../src/kubernetes/validation/field-path.ts';

const NAMES = admissionNames({
  params: true,
  authorizer: true,
  variables: new Map<string, CelType>([['n', 'int']]),
});

function problemOf(expression: string, results: readonly CelType[] = ['bool']): string | undefined {
  const found: Cause[] = [];
  checkExpression(expression, { names: NAMES, results }, FieldPath.root(found).child('e'));
  return found[0]?.message.replace(/^Invalid value: "(?:[^"\\]|\\.)*": /, '').split('\n')[0];
}

describe('expressions that the API server accepts', () => {
  test.each([
    'object.spec.replicas <= 5',
    "object.metadata.name.startsWith('a') && !(request.operation in ['CREATE', 'UPDATE'])",
    'has(object.metadata.labels) && object.metadata.labels.size() > 0',
    "object.spec.containers.all(c, c.image.matches('^registry.example.com/'))",
    "object.spec.containers.map(c, c.name).exists(n, n == 'a')",
    'variables.n + 1 > 2 ? true : false',
    'params.max >= int(object.spec.replicas)',
    "quantity(object.spec.limits['memory']).isLessThan(quantity('1Gi'))",
    "authorizer.group('apps').resource('deployments').check('get').allowed()",
    'object.?spec.?replicas.orValue(1) < 3',
    "oldObject == null || object.metadata['namespace'] != 'x'",
    'r\'\\d+\' == "x" // a comment',
    '-1 < 0 && 1.5e3 > 2.0 && 0x1F == 31',
    "sets.contains(['a'], ['a'])",
    "[1, 2].exists_one(x, x > 1) && {'a': 1}.a == 1",
  ])('%s', (expression) => expect(problemOf(expression)).toBeUndefined());
});

describe('expressions that it refuses', () => {
  test.each([
    ['1 +', /^compilation failed: ERROR: <input>:1:4: Syntax error: mismatched input '<EOF>' expecting/],
    ['object.', /mismatched input '<EOF>' expecting IDENTIFIER/],
    ['(true', /mismatched input '<EOF>' expecting '\)'/],
    ['true true', /extraneous input 'true' expecting <EOF>/],
    ['"open', /token recognition error/],
    ['nosuch.x == 1', /undeclared reference to 'nosuch' \(in container ''\)/],
    ['object.name.nosuch()', /undeclared reference to 'nosuch'/],
    ['request.nosuch == 1', /undefined field 'nosuch'/],
    ['variables.zz == 1', /^compilation failed: ERROR: <input>:1:10: undefined field 'zz'/],
    ["'a' + 1 == 'a1'", /found no matching overload for '_\+_' applied to '\(string, int\)'/],
    ['1 == "1"', /found no matching overload for '_==_' applied to '\(int, string\)'/],
    ['!1', /found no matching overload for '!_' applied to '\(int\)'/],
    ['1 && true', /found no matching overload for '_&&_'/],
    ['has(object)', /invalid argument to has\(\) macro/],
    ['object.spec.x', /^must evaluate to bool but got dyn$/],
    ['1', /^must evaluate to bool but got int$/],
    [`${'('.repeat(400)}true${')'.repeat(400)}`, /recursion limit exceeded/],
  ])('%s', (expression, words) => expect(problemOf(expression)).toMatch(words));

  test('a position in a later line', () => {
    expect(problemOf('true &&\n  nope')).toBe(
      "compilation failed: ERROR: <input>:2:3: undeclared reference to 'nope' (in container '')",
    );
  });
});
