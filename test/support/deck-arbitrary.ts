import fc, { type Arbitrary } from 'fast-check';
import type { Kind } from '../../src/deck/card.ts';

/** A deck as text, and what its cards must be. */
export interface GeneratedDeck {
  readonly text: string;
  readonly cards: readonly { readonly identity: string; readonly kind: Kind }[];
}

interface GeneratedAnswer {
  readonly kind: Kind;
  readonly lines: readonly string[];
  /** Properties that it needs. */
  readonly properties: readonly string[];
  readonly context: boolean;
}

const WORDS = [
  'pod',
  'role',
  '`kubectl get`',
  'node,',
  '**taint**',
  'https://kubernetes.io',
  'a|b',
  'x_y',
  '3',
  '(etcd)',
  '<b>',
  'é',
  '日本',
  '[link](u)',
  'ns=dev',
];
const word = fc.constantFrom(...WORDS);
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `Say ${words.join(' ')}.`);
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const maybe = <T>(arbitrary: Arbitrary<T[]>): Arbitrary<T[]> => fc.oneof(fc.constant<T[]>([]), arbitrary);

const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 });
const bullets = fc
  .array(sentence, { minLength: 1, maxLength: 3 })
  .map((items) => items.map((item) => `- ${item}`));
const fenced = (info: Arbitrary<string>, line: Arbitrary<string>): Arbitrary<string[]> =>
  fc
    .record({
      info,
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      marker: fc.constantFrom('```', '~~~', '````'),
    })
    .map(({ info, lines, marker }) => [`${marker}${info}`, ...lines, marker]);
const output = fc.oneof(
  sentence,
  fc.constantFrom('---', '## not a card', '- [x] no choice', '<!-- text', '> [!TIP]', '', '\tx', '==x=='),
);
const table = fc
  .array(fc.tuple(word, word), { minLength: 1, maxLength: 3 })
  .map((rows) => [
    '| a | b |',
    '|---|:-:|',
    ...rows.map(([a, b]) => `| ${a.replace('|', '')} | ${b.replace('|', '')} |`),
  ]);
const html = fc.constantFrom(
  ['<!-- a comment -->'],
  ['<!--', '## no card', '-->'],
  ['<details>', '<b>x</b>', '</details>'],
);
const quote = fc
  .array(sentence, { minLength: 1, maxLength: 2 })
  .map((lines) => lines.map((line) => `> ${line}`));
const code = fc.constant(['    indented   code', '', '    # more']);

const content = fc.oneof(
  paragraph,
  bullets,
  fenced(fc.constantFrom('', 'sh', 'yaml', 'text', 'yaml broken'), output),
  table,
  html,
  quote,
  code,
  fc.constant(['### A heading']),
  fc.constant(['[label]: https://kubernetes.io "title"']),
);

const join = (blocks: readonly (readonly string[])[]): string[] =>
  blocks.flatMap((block, i) => (i === 0 ? [...block] : ['', ...block]));

const plain = (
  kind: Kind,
  lines: Arbitrary<string[]>,
  properties: string[] = [],
): Arbitrary<GeneratedAnswer> => lines.map((answer) => ({ kind, lines: answer, properties, context: true }));

const choices = (ticked: 'one' | 'several'): Arbitrary<string[]> =>
  fc
    .array(fc.record({ text: sentence, reason: maybe(paragraph) }), { minLength: 2, maxLength: 4 })
    .map((items) =>
      items.flatMap(({ text, reason }, i) => [
        `- [${i === 1 || (ticked === 'several' && i === 0) ? 'x' : ' '}] ${text}`,
        ...(reason.length > 0 ? ['', ...reason.map((line) => `  ${line}`), ''] : []),
      ]),
    );

const gap = fc.constantFrom('==Role==', '==`apply`==', '==a|b==', '==`x|y`|z==', '==two words==');
const clozeLine = fc.tuple(sentence, gap, sentence).map(([a, g, b]) => `${a} ${g} ${b}`);
const fencedGap = fc.constantFrom(
  'kind: ==Role==',
  'verbs: ["==get|list=="]',
  '--from===literal==',
  'a: ==b\\|c==',
);

const answer: Arbitrary<GeneratedAnswer> = fc.oneof(
  plain(
    'recall',
    fc
      .array(content, { minLength: 1, maxLength: 3 })
      .map((blocks) => ['---', '', ...join([...blocks, ['Say it.']])]),
  ),
  plain('recall', fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(join)).map((a) => ({
    ...a,
    context: false,
  })),
  plain('choice', choices('one')),
  plain('multi', choices('several')),
  plain('multi', choices('one'), ['kind: multi']),
  plain('cloze', fc.array(clozeLine, { minLength: 1, maxLength: 3 })),
  plain('cloze', fc.constant(['| a | b |', '|---|---|', '| ==x\\|y== | `p` |'])),
  plain('cloze', fenced(fc.constantFrom('yaml cloze', 'sh cloze'), fencedGap)),
  plain('text', fenced(fc.constant('text answer'), sentence)),
  plain('text', fenced(fc.constant('text answer whole'), sentence)),
  plain(
    'steps',
    fc
      .array(sentence, { minLength: 3, maxLength: 12 })
      .map((items) => items.map((item, i) => `${i + 1}. ${item}`)),
    ['kind: steps', 'swap: [1-2]'],
  ),
  plain(
    'command',
    fc.array(fenced(fc.constant('sh answer'), sentence), { minLength: 1, maxLength: 2 }).map(join),
  ),
  plain('command', fenced(fc.constant('sh answer'), sentence), ['ordered: false']),
  plain(
    'manifest',
    fc
      .tuple(fenced(fc.constant('yaml answer'), sentence), maybe(fenced(fc.constant('yaml match'), sentence)))
      .map((blocks) => join(blocks.filter((b) => b.length > 0))),
    ['exact: [spec, rules]'],
  ),
  plain(
    'manifest',
    fc
      .tuple(
        fenced(fc.constantFrom('yaml start', 'yaml start broken'), sentence),
        fenced(fc.constant('yaml answer'), sentence),
      )
      .map(join),
  ),
  plain(
    'lab',
    fc
      .tuple(
        fenced(
          fc.constantFrom('yaml setup', 'sh setup', 'text file a/b.txt', 'yaml file node01:/etc/x.yaml'),
          sentence,
        ),
        fenced(fc.constantFrom('yaml check', 'yaml check 2', 'yaml absent 99', 'text check'), sentence),
        fenced(fc.constant('yaml check'), sentence),
        fenced(fc.constantFrom('sh answer', 'yaml answer'), sentence),
      )
      .map(join),
    ['cluster: zones-3', 'missing-images: [nginx:1.27-alpin, "a:b"]', 'simulated: true'],
  ),
);

const alert = fc
  .record({ type: fc.constantFrom('TIP', 'NOTE', 'WARNING'), lines: paragraph, more: maybe(paragraph) })
  .map(({ type, lines, more }) => [
    `> [!${type}]`,
    ...lines.map((line) => `> ${line}`),
    ...(more.length > 0 ? ['>', ...more.map((line) => `> ${line}`)] : []),
  ]);

const properties = fc.uniqueArray(
  fc.constantFrom(
    'difficulty: 3',
    'minutes: 2.5',
    'tags: [a, "b: c"]',
    'kubernetes: "1.34"',
    'covers: [rbac/role]',
    'group: a-group',
  ),
  { maxLength: 4 },
);

const card = fc.record({
  id: slug,
  prompt: sentence,
  properties,
  context: fc.array(content, { maxLength: 2 }),
  answer,
  alerts: fc.array(alert, { maxLength: 3 }),
});

/** Decks of the whole grammar, without an error. */
export const generatedDeck: Arbitrary<GeneratedDeck> = fc
  .record({
    cards: fc.uniqueArray(card, { selector: (c) => c.id, maxLength: 4 }),
    start: fc.constantFrom('', '\uFEFF'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  })
  .map(({ cards, start, lineEnd }) => {
    const header = [
      '---',
      'title: "A: deck"',
      'topic: rbac',
      'domain: storage',
      "kubernetes: '1.30'",
      'tags: [x]',
      '---',
      '',
      '# Deck',
      '',
    ];
    const lines = cards.flatMap(({ id, prompt, properties, context, answer, alerts }) => {
      const comment = ['<!--', `id: ${id}`, ...properties, ...answer.properties, '-->'];
      const shown = answer.context ? context : [];
      return [
        `## ${prompt}`,
        ...comment,
        '',
        ...join([...shown, ...(shown.length > 0 ? [['Say so.']] : []), answer.lines, ...alerts]),
        '',
      ];
    });
    return {
      text: start + [...header, ...lines].join(lineEnd),
      cards: cards.map(({ id, answer }) => ({ identity: `rbac/${id}`, kind: answer.kind })),
    };
  });

/** Text that is likely to be Markdown: pieces of its syntax, a few to a line. */
export function markdownText(maxLines = 12): Arbitrary<string> {
  const piece = fc.constantFrom(
    ...[
      '# ',
      '## ',
      '###',
      '```',
      '~~~',
      '``',
      '- ',
      '* ',
      '+ ',
      '1. ',
      '2) ',
      '10. ',
      '>',
      '> ',
      '---',
      '***',
      '===',
      '- - -',
    ],
    ...[
      '| a |',
      '|---|',
      '| b',
      '--|--',
      '<!--',
      '-->',
      '<div>',
      '</div>',
      '<b>',
      '<a href="x">',
      '<script>',
      '</script>',
      '<?',
      '?>',
    ],
    ...[
      '[x] ',
      '[a]: /u',
      '[a]: <u> "t"',
      '[ ] ',
      '[!TIP]',
      'foo',
      'bar',
      ' ',
      '  ',
      '    ',
      '\t',
      '\\',
      '=',
      '==',
      '-',
      '`',
      '*',
      '_',
      'é',
      '\u00a0',
      '\f',
      '\0',
      '日',
    ],
    ...['id: a', 'covers: [', 'sh answer', 'yaml match', '==a|b==', 'topic: rbac', '\ud800'],
  );
  const end = fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '\r');
  const line = fc.tuple(fc.array(piece, { maxLength: 4 }), end).map(([pieces, e]) => pieces.join('') + e);
  return fc.array(line, { maxLength: maxLines }).map((lines) => lines.join(''));
}
