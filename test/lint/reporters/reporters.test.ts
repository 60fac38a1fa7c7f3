import { describe, expect, test } from 'vitest';
import { FORMATS, REPORTERS } from '../../../src/lint/reporters/registry.ts';
import { type LintReport, type Reported, reportOrder } from '../../../src/lint/reporters/report.ts';
import { screenWith } from '../../../src/screen.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

const file = new SourceFile('decks/a,b:c.md', 'one\ntwo %\nthree\n');
const at = (start: number, end: number, more: Partial<Reported> = {}): Reported => ({
  code: 'some-code',
  severity: 'error',
  message: 'something is wrong',
  file,
  range: { start, end },
  ...more,
});
const report = (findings: readonly Reported[]): LintReport => ({
  findings: reportOrder(findings),
  files: 2,
  codes: [
    {
      code: 'some-code',
      severity: 'error',
      text: 'It is wrong.',
      help: 'Mend it.',
      page: 'https://example.com/',
    },
    { code: 'bare-code', severity: 'warning', text: 'It is bare.' },
  ],
  tool: { name: 'k8s-drill', version: '1.2.3' },
});
const write = (format: (typeof FORMATS)[number], findings: readonly Reported[]) =>
  REPORTERS[format](report(findings), screenWith({ width: 160 }));

test('the order is by file, place and code, whatever it was before', () => {
  const other = new SourceFile('a.md', 'x');
  const findings = [at(4, 7), at(0, 1, { code: 'b' }), at(0, 1, { code: 'a' }), at(0, 1, { file: other })];
  const sorted = reportOrder(findings).map((f) => `${f.file.path} ${f.range.start} ${f.code}`);
  expect(sorted).toEqual([
    'a.md 0 some-code',
    'decks/a,b:c.md 0 a',
    'decks/a,b:c.md 0 b',
    'decks/a,b:c.md 4 some-code',
  ]);
  for (const format of FORMATS) expect(write(format, findings)).toBe(write(format, findings.toReversed()));
});

describe('pretty', () => {
  test('shows the line, the other place, the way out and a summary', () => {
    const related = [{ file, range: { start: 0, end: 3 }, message: 'the first is here' }];
    const findings = [at(4, 7, { help: 'mend it', related }), at(10, 15, { severity: 'warning' })];
    expect(write('pretty', findings)).toBe(
      [
        'decks/a,b:c.md:2:1 error something is wrong [some-code]',
        '1 | one',
        '2 | two %',
        '  | ^^^',
        'decks/a,b:c.md:1:1 the first is here',
        '1 | one',
        '  | ^^^',
        'help: mend it',
        '',
        'decks/a,b:c.md:3:1 warning something is wrong [some-code]',
        '2 | two %',
        '3 | three',
        '  | ^^^^^',
        '',
        '1 error, 1 warning in 2 files',
        '',
      ].join('\n'),
    );
  });

  test('says so when there is nothing', () => expect(write('pretty', [])).toBe('nothing found in 2 files\n'));

  test('counts what is too much to show', () => {
    const text = write(
      'pretty',
      Array.from({ length: 10_000 }, () => at(0, 1)),
    );
    expect(text).toContain('and 9950 more');
    expect(text.split('\n').length).toBeLessThan(250);
  });

  test('lets no escape sequence through', () => {
    const nasty = new SourceFile('\u001b[31m.md', 'x');
    const findings = [at(0, 1, { file: nasty, message: '\u001b[2J', help: '\u009b' })];
    expect(write('pretty', findings)).not.toMatch(/[\u001b\u009b]/);
  });
});

describe('json', () => {
  test('has a version, counts, places, and what some findings add', () => {
    const fix = [{ start: 4, end: 7, text: '2' }];
    expect(JSON.parse(write('json', [at(4, 7, { path: 'spec.x', fix })]))).toEqual({
      version: 1,
      files: 2,
      errors: 1,
      warnings: 0,
      findings: [
        {
          code: 'some-code',
          severity: 'error',
          message: 'something is wrong',
          path: 'spec.x',
          file: 'decks/a,b:c.md',
          start: { line: 2, column: 1 },
          end: { line: 2, column: 4 },
          fix: [{ start: { line: 2, column: 1 }, end: { line: 2, column: 4 }, text: '2' }],
        },
      ],
    });
  });

  test('has all of them', () => {
    const many = Array.from({ length: 10_000 }, () => at(0, 1));
    expect(JSON.parse(write('json', many)).findings).toHaveLength(10_000);
  });
});

describe('github', () => {
  test('escapes what a workflow command would read', () => {
    expect(write('github', [at(4, 7, { message: '100%\r\nsure: yes, it is', help: 'mend' })])).toBe(
      '::error file=decks/a%2Cb%3Ac.md,line=2,endLine=2,col=1,endColumn=4,title=some-code::' +
        'decks/a,b:c.md:2:1 100%25%0D%0Asure: yes, it is [some-code]%0Amend\n',
    );
  });

  test('tells the other place', () => {
    const related = [{ file, range: { start: 0, end: 3 }, message: 'the first is here' }];
    expect(write('github', [at(4, 7, { related })])).toMatch(/%0Adecks\/a,b:c\.md:1:1 the first is here\n$/);
  });

  test('is one command a line, whatever the texts and paths hold', () => {
    const nasty = new SourceFile('a\n::error::\r%b.md', 'x');
    const text = write('github', [
      at(0, 1, { file: nasty, message: '\n::add-mask::x', help: '\r\n::error::' }),
    ]);
    expect(text.split(/[\r\n]/)).toEqual([expect.stringMatching(/^::error file=a%0A%3A%3Aerror/), '']);
  });

  test('names no columns for several lines', () => {
    const text = write('github', [at(0, 12, { severity: 'warning' })]);
    expect(text).toMatch(/^::warning file=[^,]+,line=1,endLine=3,title=/);
  });

  test('is silent when there is nothing', () => expect(write('github', [])).toBe(''));
});

describe('sarif', () => {
  const related = [{ file, range: { start: 0, end: 3 }, message: 'first' }];
  const log = JSON.parse(
    write('sarif', [at(4, 7, { related, help: 'mend' }), at(10, 12, { code: 'other' })]),
  );
  const [run] = log.runs;

  test('is of version 2.1.0, with the tool and the help of its rules', () => {
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('2.1.0') });
    expect(run.tool.driver).toMatchObject({ name: 'k8s-drill', version: '1.2.3' });
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'some-code',
        shortDescription: { text: 'It is wrong.' },
        fullDescription: { text: 'It is wrong. Mend it.' },
        help: { text: 'It is wrong. Mend it. https://example.com/' },
        helpUri: 'https://example.com/',
        defaultConfiguration: { level: 'error' },
      },
      {
        id: 'bare-code',
        shortDescription: { text: 'It is bare.' },
        fullDescription: { text: 'It is bare.' },
        help: { text: 'It is bare.' },
        defaultConfiguration: { level: 'warning' },
      },
    ]);
  });

  test('places count from 1, ends are exclusive, paths are references', () => {
    const [first, second] = run.results;
    const message = { text: 'something is wrong\nmend' };
    expect(first).toMatchObject({ ruleId: 'some-code', ruleIndex: 0, level: 'error', message });
    expect(first.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'decks/a%2Cb%3Ac.md' },
      region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
    });
    expect(first.relatedLocations[0]).toMatchObject({ id: 0, message: { text: 'first' } });
    expect(second).not.toHaveProperty('ruleIndex');
  });

  test.each([
    ['/tmp/a b.md', 'file:///tmp/a%20b.md'],
    ['C:/decks/a b.md', 'file:///C:/decks/a%20b.md'],
    ['a\\b.md', 'a%5Cb.md'],
    ['100%/a%20b.md', '100%25/a%2520b.md'],
    ['what?/a#b.md', 'what%3F/a%23b.md'],
    ['\u00fc/\u65e5.md', '%C3%BC/%E6%97%A5.md'],
    ['\ud800.md', '%EF%BF%BD.md'],
  ])('the path %j', (path, uri) => {
    const [first] = JSON.parse(write('sarif', [at(0, 1, { file: new SourceFile(path, 'x') })])).runs[0]
      .results;
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});
