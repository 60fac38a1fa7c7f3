import { printFence } from '../printing/print-fence.ts';
import { report } from '../reading/findings.ts';
import { fencePart } from '../reading/part.ts';
import { flagOf } from '../reading/property-value.ts';
import type { KindRule } from './kind-rule.ts';

/** Commands to type; each fence is a way. */
export const command: KindRule<'command'> = {
  kind: 'command',
  properties: ['ordered'],
  read: ({ text, shape, properties, findings }) => {
    const fences = shape.answer.filter((block) => block.type === 'fence');
    const ways = fences.map((fence) => fencePart(text, fence, 'sh'));
    for (const [i, way] of ways.entries())
      if (way.text.trim() === '') report(findings, 'empty-answer', fences[i] ?? way.range);
    const ordered = flagOf(properties.get('ordered'), findings);
    return { kind: 'command', ways, ...(ordered !== undefined && { ordered }) };
  },
  written: ({ ordered }) => (ordered === undefined ? [] : [['ordered', String(ordered)]]),
  print: ({ ways }) => ways.map((way) => printFence('sh answer', way.text)).join('\n\n'),
  essence: ({ ways }) => ways.map((way) => way.text).join('\n\n'),
};
