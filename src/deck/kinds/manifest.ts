import type { Fence } from '../card.ts';
import type { FencedCode } from '../markdown/block.ts';
import { printFence } from '../printing/print-fence.ts';
import { fenceRole } from '../reading/fence-words.ts';
import { report } from '../reading/findings.ts';
import { fencePart } from '../reading/part.ts';
import type { AnswerSource, KindRule } from './kind-rule.ts';

/** YAML to write; each `match` is a way. */
export const manifest: KindRule<'manifest'> = {
  kind: 'manifest',
  properties: ['exact', 'minor'],
  read: (reading) => {
    const answers = fences(reading, 'manifest');
    const matches = fences(reading, 'match');
    const [start, second] = fences(reading, 'start');
    if (second !== undefined) report(reading.findings, 'two-starts', second.range);
    const paths = (name: 'exact' | 'minor') =>
      reading.properties.get(name)?.values.map((path) => path.value) ?? [];
    return {
      kind: 'manifest',
      ...{ answers, matches, exact: paths('exact'), minor: paths('minor') },
      ...(start && { start }),
    };
  },
  written: ({ exact, minor }) => [
    ...(exact.length > 0 ? [['exact', exact] as const] : []),
    ...(minor.length > 0 ? [['minor', minor] as const] : []),
  ],
  print: ({ answers, matches, start }) =>
    [
      ...(start ? [printFence('yaml start', start.text)] : []),
      ...answers.map((answer) => printFence('yaml answer', answer.text)),
      ...matches.map((match) => printFence('yaml match', match.text)),
    ].join('\n\n'),
  essence: ({ answers, matches }) => [...answers, ...matches].map((fence) => fence.text).join('\n---\n'),
};

function fences({ text, shape, findings }: AnswerSource, role: 'manifest' | 'match' | 'start'): Fence[] {
  return shape.answer
    .filter((block): block is FencedCode => block.type === 'fence' && fenceRole(text, block) === role)
    .map((block) => {
      const fence = fencePart(text, block, 'yaml');
      if (role !== 'start' && fence.text.trim() === '') report(findings, 'empty-answer', block);
      return fence;
    });
}
