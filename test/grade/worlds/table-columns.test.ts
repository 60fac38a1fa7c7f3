import { describe, expect, test } from 'vitest';
import { hasColumns } from '../../../src/grade/worlds/table-columns.ts';

const PODS = 'NAME   STATUS    AGE\nweb    Running   3s\ndb     Pending   4m\n';
const NODES = 'NAME     ROLES\nnode01   <none>\n';

describe('an output has the columns of a table', () => {
  test.each<[string, string]>([
    ['that it is', PODS],
    ['in another order', 'STATUS    NAME   AGE\nRunning   web    3s\nPending   db     4m\n'],
    ['after another time', PODS.replace('3s', '9s').replace('4m', '5h')],
    ['among others', 'NAME   IP    STATUS    AGE\nweb    a     Running   3s\ndb     b c   Pending   4m\n'],
    [
      'beside one with two words in its head',
      'NAME   NOMINATED NODE   STATUS    AGE\nweb    <none>           Running   3s\ndb     a                Pending   4m\n',
    ],
    ['with spaces at the ends', 'NAME   STATUS    AGE   \nweb    Running   3s    \ndb     Pending   4m\n\n'],
    ['after an empty line', `\n${PODS}`],
  ])('%s', (_, text) => {
    expect(hasColumns(text, PODS)).toBe(true);
  });

  test('also where a head has signs in it, and where a cell is empty', () => {
    const wide =
      'KEY.A   PORT(S)   CPU%   A_B   N:1   X/Y   U-V2\na                 1      2     3     4     5\n';
    expect(hasColumns(wide, 'PORT(S)   KEY.A\n          a\n')).toBe(true);
    expect(hasColumns(wide, 'CPU%   A_B   N:1   X/Y   U-V2\n1      2     3     4     5\n')).toBe(true);
    expect(hasColumns(wide, 'PORT(S)   KEY.A\nb         a\n')).toBe(false);
  });

  test('of each of several tables', () => {
    const both = `${PODS}\n${NODES}`;
    expect(hasColumns(`${PODS}\n \n\n${NODES}`, both)).toBe(true);
    expect(hasColumns(`${PODS}\nROLES    NAME     IP\n<none>   node01   a\n`, both)).toBe(true);
    expect(hasColumns(`${NODES}\n${PODS}`, both)).toBe(false);
    expect(hasColumns(PODS, both)).toBe(false);
    expect(hasColumns(both, PODS)).toBe(false);
  });
});

test.each<[string, string, string]>([
  ['a column less', 'NAME   AGE\nweb    3s\ndb     4m\n', PODS],
  ['a row less', 'NAME   STATUS    AGE\nweb    Running   3s\n', PODS],
  ['a row more', `${PODS}ui     Running   3s\n`, PODS],
  ['rows in another order', 'NAME   STATUS    AGE\ndb     Pending   4m\nweb    Running   3s\n', PODS],
  ['another cell in one row', PODS.replace('Pending', 'Running'), PODS],
  ['another head', PODS.replace('STATUS', 'PHASES'), PODS],
  ['two columns with one head, and another value', 'A   B\n1   2\n', 'A   A\n1   2\n'],
  ['no heading', 'web    Running   3s\ndb     Pending   4m\n', PODS],
  ['nothing', '', PODS],
  ['a text', 'Name:  web\n', 'Name:  web\n'],
  ['a heading with a word in small letters', 'NAME   of\nweb    a\n', 'NAME   of\nweb    a\n'],
  ['a heading that begins with a number', '1A   B\na    b\n', '1A   B\na    b\n'],
  ['a text and a table', `Name:  web\n\n${PODS}`, `Name:  web\n\n${PODS}`],
  ['a table where a text is wanted', PODS, 'Name:  web\n'],
])('an output lacks them with %s', (_, text, wanted) => {
  expect(hasColumns(text, wanted)).toBe(false);
});
