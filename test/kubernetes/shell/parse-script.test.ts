import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/kubernetes/shell/parse-script.ts';
import { printable } from '../../../src/kubernetes/shell/word.ts';

const wordsOf = (text: string) =>
  parseScript(text).pipelines.map((p) => p.stages.map((s) => s.words.map((w) => printable(w.value))));

describe('words', () => {
  test.each<[string, string[]]>([
    ['get  pods\t-A', ['get', 'pods', '-A']],
    [`a 'b c' "d e"`, ['a', 'b c', 'd e']],
    [`a'b'"c"d`, ['abcd']],
    [`a ''`, ['a', '']],
    [`"a \\"b\\" \\$c \\\\ \\n"`, ['a "b" $c \\ \\n']],
    [`'a\\nb' $'a\\nb'`, ['a\\nb', 'a\nb']],
    ['a\\ b', ['a b']],
    ['a \\\n b', ['a', 'b']],
    ['a \\\r\n b', ['a', 'b']],
    ['a # not this', ['a']],
    ['a#b', ['a#b']],
    ['$ kubectl get', ['kubectl', 'get']],
    [`a $B \${B} "$B"`, ['a', '$B', '$B', '$B']],
    ['a $(b  "c d") `e`', ['a', '$(b "c d")', '$(e)']],
    ['a $5 $? $ b', ['a', '$5', '$?', '$', 'b']],
    ['rm pod{1..3} {a,b}.yaml', ['rm', 'pod1', 'pod2', 'pod3', 'a.yaml', 'b.yaml']],
    [`o jsonpath={.items[0]} '{a,b}'`, ['o', 'jsonpath={.items[0]}', '{a,b}']],
    ['logs <pod-name> -c <c>', ['logs', '<pod-name>', '-c', '<c>']],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual([[words]]);
  });

  test('a quoted dollar is not an expansion', () => {
    const [first, second] = ['echo "$A"', "echo '$A'"].map(
      (t) => parseScript(t).pipelines[0]?.stages[0]?.words[1]?.value,
    );
    expect(first).not.toBe(second);
  });

  test('every word has its range, including quotes', () => {
    const text = `k get 'a b' -n "x"`;
    const words = parseScript(text).pipelines[0]?.stages[0]?.words ?? [];
    expect(words.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'k',
      'get',
      "'a b'",
      '-n',
      '"x"',
    ]);
  });
});

describe('pipelines', () => {
  test.each<[string, string[][][]]>([
    ['a | b | c', [[['a'], ['b'], ['c']]]],
    ['a && b; c\nd', [[['a']], [['b']], [['c']], [['d']]]],
    ['(a; b) | c', [[['a']], [['b']], [['c']]]],
    ['a |\n b', [[['a'], ['b']]]],
    ['', []],
    ['# only a comment', []],
  ])('%j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  test('joints and background', () => {
    const { pipelines } = parseScript('a && b || c; d & e\nf');
    expect(pipelines.map((p) => p.joint)).toEqual(['first', '&&', '||', ';', '&', 'newline']);
    expect(pipelines.map((p) => p.background)).toEqual([false, false, false, true, false, false]);
  });

  test.each([
    ['a > f', [{ operator: '>', descriptor: -1, target: 'f' }]],
    [
      'a >f 2>&1',
      [
        { operator: '>', descriptor: -1, target: 'f' },
        { operator: '>&', descriptor: 2, target: '1' },
      ],
    ],
    ['a 2>/dev/null', [{ operator: '>', descriptor: 2, target: '/dev/null' }]],
    [
      'a >> f < g',
      [
        { operator: '>>', descriptor: -1, target: 'f' },
        { operator: '<', descriptor: -1, target: 'g' },
      ],
    ],
    ['a &> f', [{ operator: '&>', descriptor: -1, target: 'f' }]],
    [
      'a >a.b>c',
      [
        { operator: '>', descriptor: -1, target: 'a.b' },
        { operator: '>', descriptor: -1, target: 'c' },
      ],
    ],
  ])('%j redirects', (text, redirects) => {
    expect(parseScript(text).pipelines[0]?.stages[0]?.redirects).toMatchObject(redirects);
  });

  test.each([
    ['cat <<EOF\na: 1\n  b\nEOF\nnext', 'a: 1\n  b'],
    ["cat <<'EOF'\n$A\nEOF", '$A'],
    ['cat <<-EOF\n\ta\n\tEOF', 'a'],
    ['cat <<EOF\nnever closed', 'never closed'],
    ['cat <<< "one line"', 'one line'],
    ['cat <<EOF\r\na: 1\r\nEOF\r\n', 'a: 1'],
  ])('%j holds a here-document', (text, document) => {
    expect(parseScript(text).pipelines[0]?.stages[0]?.hereDocument?.text).toBe(document);
  });

  test('variables before a program are not words', () => {
    const stage = parseScript('A=1 B="2 3" k get C=4').pipelines[0]?.stages[0];
    expect(stage?.assignments.map((w) => w.value)).toEqual(['A=1', 'B=2 3']);
    expect(stage?.words.map((w) => w.value)).toEqual(['k', 'get', 'C=4']);
  });
});

test.each([
  ['a "b', 'unclosed-quote', '"'],
  ["a 'b", 'unclosed-quote', "'"],
  ['a $(b', 'unclosed-substitution', '$'],
  ['a `b', 'unclosed-substitution', '`'],
  ['a |', 'missing-command', '|'],
  ['| a', 'missing-command', '|'],
  ['a &&', 'missing-command', '&&'],
  ['a >', 'missing-redirect-target', '>'],
])('%j has a problem, with its place', (text, code, at) => {
  const [problem] = parseScript(text).problems;
  expect(problem?.code).toBe(code);
  expect(text.slice(problem?.range.start, problem?.range.end)).toBe(at);
});

test.each([
  ['a "$(cat <<EOF\n{x: 1}\n  y\nEOF\n)"', '{x: 1}\n  y'],
  ['a "$(cat <<\'END\'\n$A\n\nEND\n)"', '$A'],
  ['a "$(cat <<EOF\n$A\nEOF\n)"', '$(cat <<EOF $A EOF)'],
  ['a $(cat <<EOF\nb c\nEOF\n)', '$(cat <<EOF b c EOF)'],
  ['a "$(cat b)"', '$(cat b)'],
])('the word of %j is %j', (text, value) => {
  expect(printable(parseScript(text).pipelines[0]?.stages[0]?.words[1]?.value ?? '')).toBe(value);
});
