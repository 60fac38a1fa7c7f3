import { expect, test } from 'vitest';
import { describeLogFinding, logFinding } from '../../src/progress/log-finding.ts';
import { SourceFile } from '../../src/source/source-file.ts';

test('a finding about a line names it, one about a file only the file', () => {
  const file = new SourceFile('reviews.jsonl', 'one\ntwo\nthree\n');
  expect(describeLogFinding(logFinding('torn-line', file, { start: 4, end: 7 }))).toMatch(
    /^reviews\.jsonl:2: this line is no whole event; it was set aside\n {2}every other line counts/,
  );
  expect(describeLogFinding(logFinding('torn-line', file, { start: 0, end: 3 }))).toMatch(
    /^reviews\.jsonl:1: /,
  );
  expect(describeLogFinding(logFinding('empty-log', file))).toMatch(
    /^reviews\.jsonl: the log of reviews is empty\n/,
  );
});

test('a finding about a path is a warning about all of it', () => {
  const { code, severity, file, range } = logFinding('foreign-snapshot', 'progress.json');
  expect([code, severity, file.path, file.text, range]).toEqual([
    ...['foreign-snapshot', 'warning', 'progress.json', ''],
    { start: 0, end: 0 },
  ]);
});
