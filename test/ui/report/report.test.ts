import { describe, expect, test } from 'vitest';
import { screenWith } from '../../../src/screen.ts';
import { describeReport } from '../../../src/ui/report/describe-report.ts';
import { drawReport } from '../../../src/ui/report/draw-report.ts';
import { reportPage } from '../../../src/ui/report/page.ts';
import { type Report, table, text } from '../../../src/ui/report/report.ts';
import { PLOTS } from '../../support/plots.ts';

const REPORT: Report = {
  title: 'Statistics',
  sections: [
    { name: 'first', title: 'The first', blocks: [text('A sentence.'), PLOTS['columns-one']!] },
    {
      name: 'second',
      title: 'The second',
      blocks: [
        table([
          ['Card', 'Forgotten', 'Now'],
          ['rbac/a', '8', 'set aside'],
        ]),
        PLOTS['columns-none']!,
      ],
    },
  ],
};

test('on a terminal: sections under their headings', () => {
  const drawn = drawReport(REPORT, screenWith({ width: 60 }));
  expect(drawn).toMatch(/^The first\n---------\n\nA sentence\.\n\nReviews a day\n 1 \|/);
  expect(drawn).toContain(
    '\n\nThe second\n----------\n\nCard    Forgotten  Now\nrbac/a  8          set aside\n',
  );
  expect(drawn.endsWith('No reviews.\n')).toBe(true);
});

test('in plain lines: sentences, and rows that name their heads', () => {
  expect(describeReport(REPORT)).toBe(
    [
      'The first.',
      'A sentence.',
      'Reviews a day:',
      '2026-11-20: 0.5 reviews',
      '',
      'The second.',
      'rbac/a: Forgotten 8, Now set aside',
      'Reviews a day:',
      'nothing',
      '',
    ].join('\n'),
  );
});

describe('as a page', () => {
  const page = reportPage(REPORT);

  test('it is whole and needs nothing else', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charset="utf-8">/);
    expect(page).not.toMatch(/<script|<link|<img|src=|https?:|@import|url\(/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('@media (prefers-color-scheme: dark)');
  });

  test('each plot is a picture with a name, and a table of its numbers', () => {
    expect(page).toMatch(/<figcaption id="first-1">Reviews a day<\/figcaption>/);
    expect(page).toMatch(/<svg [^>]*role="img" aria-labelledby="first-1"/);
    expect(page).toContain('<th scope="row">2026-11-20</th><td>0.5 reviews</td>');
    expect(page).toContain('Nothing yet.');
  });

  test('names in it are text', () => {
    const evil = '</style><script>alert(1)</script>';
    const hostile = reportPage({
      title: evil,
      sections: [{ name: 'x', title: evil, blocks: [text(evil), table([[evil], [evil]])] }],
    });
    expect(hostile).not.toContain('<script');
    expect(hostile.match(/<\/style>/g)).toHaveLength(1);
  });
});
