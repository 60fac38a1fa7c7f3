import { expect, test } from 'vitest';
import { readScript } from '../../src/kubernetes/command/statement.ts';
import { compare, compareScripts } from '../../src/kubernetes/compare/compare.ts';
import { readGolden, readGoldenTable } from '../support/golden.ts';

const golden = readGolden();
const sound = golden.filter((row) => row.exit === 0 || row.exit === null);
const pairs = readGoldenTable('pairs.tsv').map(([verdict = '', first = '', second = '', reason = '']) => ({
  verdict,
  first,
  second,
  reason,
}));
const refusals = readGoldenTable('refusals.tsv').map(([code = '', line = '', error = '']) => ({
  code,
  line,
  error,
}));

const refusalsOf = (line: string) =>
  readScript(line).statements.flatMap((s) => s.commands.flatMap((c) => c.refusals));

test.each(pairs.filter((p) => p.verdict === 'equal'))('$first = $second', ({ first, second }) => {
  expect(compare(first, second)).toEqual({ outcome: 'correct', differences: [], score: 1 });
  expect(compare(second, first).outcome).toBe('correct');
});

test.each(pairs.filter((p) => p.verdict === 'shows-more'))(
  '$second shows all of $first, and not the other way round',
  ({ first, second }) => {
    expect(compare(first, second).outcome).toBe('correct');
    expect(compare(second, first).outcome).toBe('wrong');
  },
);

test.each(pairs.filter((p) => !/^(?:equal|shows-more)$/.test(p.verdict)))(
  '$first is not $second',
  ({ first, second, reason }) => {
    expect(reason).not.toBe('');
    const { outcome, differences } = compare(first, second);
    expect(outcome).toBe('wrong');
    expect(differences.length).toBeGreaterThan(0);
  },
);

test('every pair with the same verb and equal requests is in the file', () => {
  const listed = new Set(pairs.map((p) => `${p.first}\t${p.second}`));
  const missing: string[] = [];
  const verbs = sound.map((row) => readScript(row.line).statements[0]?.commands[0]?.verbName);
  for (const [n, first] of sound.entries())
    for (let m = n + 1; m < sound.length; m++) {
      const second = sound[m]!;
      if (verbs[n] !== verbs[m] || first.sent !== second.sent || first.line === second.line) continue;
      if (!listed.has(`${first.line}\t${second.line}`)) missing.push(`${first.line} = ${second.line}`);
    }
  expect(missing).toEqual([]);
});

test.each(refusals.filter((r) => r.code !== 'state'))('$line is refused: $error', ({ line, code }) => {
  expect(refusalsOf(line)[0]?.code).toBe(code);
  const { outcome, differences } = compare('kubectl get pods', line);
  expect(outcome).toBe('wrong');
  expect(differences[0]).toMatchObject({ code: 'refused' });
});

test('a line that kubectl accepted, or that failed only on the cluster, is not refused', () => {
  const fine = [
    ...sound.map((row) => row.line),
    ...refusals.filter((r) => r.code === 'state').map((r) => r.line),
  ];
  expect(fine.filter((line) => refusalsOf(line).length > 0)).toEqual([]);
});

/** Of lines with other writes, those that are equal all the same: the server fills in what one of them leaves out, one hurries, or only describes. */
const SAME_ALL_THE_SAME = [
  /^kubectl apply (?:-f|--filename=|--server-side -f) ?(?:pod|nginx-deploy)\.yaml(?: --server-side)?$/,
  /^kubectl cp (?:--retries=2 )?nginx:\/etc\/hosts (?:\.\/)?hosts\.txt$/,
  /^kubectl create (?:pc|priorityclass) pc1 --value=1000(?: '--description=high priority')?$/,
  /^kubectl create token app-sa(?: --duration 3600s)?$/,
  /^kubectl replace (?:--force )?-f busybox-pod\.yaml(?: --force --grace-period=0)?$/,
  /^kubectl autoscale deploy(?:ment)? api .*--min[= ]2/,
  /^kubectl delete po(?:ds?)?[ /]nginx(?: --now| --grace-period=0)?$/,
];

test('over all pairs: other writes are not taken for equal, and few are left to the learner', () => {
  let unsure = 0;
  let count = 0;
  const wronglyEqual: string[] = [];
  const withinVerb: string[] = [];
  const readings = golden.map((row) => readScript(row.line));
  const verbs = readings.map((r) => r.statements[0]?.commands[0]?.verbName ?? '');
  for (const [n, first] of golden.entries())
    for (let m = n + 1; m < golden.length; m++) {
      const second = golden[m]!;
      count++;
      const { outcome } = compareScripts(readings[n]!, readings[m]!);
      if (outcome === 'unsure') {
        unsure++;
        if (verbs[n] === verbs[m]) withinVerb.push(`${first.line} ? ${second.line}`);
      }
      const isSame = SAME_ALL_THE_SAME.some((r) => r.test(first.line) && r.test(second.line));
      const edits = verbs[n] === 'kubectl edit';
      if (outcome === 'correct' && first.writes !== second.writes && !isSame && !edits)
        wronglyEqual.push(`${first.line} = ${second.line}`);
    }
  console.log(
    `golden: ${count} pairs, ${((100 * unsure) / count).toFixed(2)} % unsure; ${pairs.length} pairs with equal requests`,
  );
  expect(wronglyEqual).toEqual([]);
  expect(withinVerb).toEqual([]);
  expect(unsure / count).toBeLessThanOrEqual(0.02);
}, 120_000);
