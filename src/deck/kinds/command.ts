import { printFence } from '../printing/print-fence.ts';
import { fenceRole } from '../reading/fence-words.ts';
import { report } from '../reading/findings.ts';
import { fencePart } from '../reading/part.ts';
import { flagOf } from '../reading/property-value.ts';
import type { KindRule } from './kind-rule.ts';

/** Commands to type; each fence is a way. A `world` is a cluster on which they are tried. */
export const command: KindRule<'command'> = {
  kind: 'command',
  properties: ['ordered'],
  read: ({ text, shape, properties, findings }) => {
    const all = shape.answer.filter((block) => block.type === 'fence');
    const fences = all.filter((block) => fenceRole(text, block) === 'command');
    const worlds = all
      .filter((block) => fenceRole(text, block) === 'world')
      .map((fence) => fencePart(text, fence, 'yaml'));
    const ways = fences.map((fence) => fencePart(text, fence, 'sh'));
    for (const [i, way] of ways.entries())
      if (way.text.trim() === '') report(findings, 'empty-answer', fences[i] ?? way.range);
    const ordered = flagOf(properties.get('ordered'), findings);
    return {
      kind: 'command',
      ways,
      ...(worlds.length > 0 && { worlds }),
      ...(ordered !== undefined && { ordered }),
    };
  },
  written: ({ ordered }) => (ordered === undefined ? [] : [['ordered', String(ordered)]]),
  print: ({ ways, worlds = [] }) =>
    [
      ...ways.map((way) => printFence('sh answer', way.text)),
      ...worlds.map((world) => printFence('yaml world', world.text)),
    ].join('\n\n'),
  essence: ({ ways }) => ways.map((way) => way.text).join('\n\n'),
};
