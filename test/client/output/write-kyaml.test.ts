import { expect, test } from 'vitest';
import { writeKyaml } from '../../../src/client/output/write-kyaml.ts';
import { writeYaml } from '../../../src/client/output/write-yaml.ts';

test('KYAML has braces, quotes, and commas at the ends', () => {
  expect(
    writeKyaml({ b: ['x', 1], a: [{ c: true }, { d: null }], e: {}, f: [], yes: 'no', 'g.h/i': '"' }),
  ).toBe(
    `---
{
  a: [{
    c: true,
  }, {
    d: null,
  }],
  b: [
    "x",
    1,
  ],
  e: {},
  f: [],
  g.h/i: "\\"",
  "yes": "no",
}
`,
  );
});

test('a text of several lines has one line for each', () => {
  expect(writeKyaml({ a: 'x\n  y\n', b: 'x\ny' })).toBe(
    `---
{
  a: "\\
     x\\n\\
    \\  y\\n\\
    ",
  b: "\\
     x\\n\\
     y\\
    ",
}
`,
  );
});

test('a long line of YAML is broken at the first space after 80 columns', () => {
  const words = Array.from({ length: 20 }, () => 'abcdefg').join(' ');
  expect(writeYaml({ key: words })).toBe(`key: ${words.slice(0, 79)}\n  ${words.slice(80)}\n`);
  expect(writeYaml({ key: `: ${words}` })).toBe(`key: ': ${words.slice(0, 79)}\n  ${words.slice(80)}'\n`);
  expect(writeYaml({ key: words.replaceAll(' ', '  ') })).not.toContain('\n  ');
});
