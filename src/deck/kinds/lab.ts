import type { Fence, LabAnswer, LabCheck, LabSetup } from '../card.ts';
import type { FencedCode } from '../markdown/block.ts';
import { printFence } from '../printing/print-fence.ts';
import { fenceRole, infoWords } from '../reading/fence-words.ts';
import { report } from '../reading/findings.ts';
import { labFence } from '../reading/lab-fence.ts';
import { fencePart } from '../reading/part.ts';
import type { PropertyName } from '../reading/properties.ts';
import { flagOf } from '../reading/property-value.ts';
import type { KindRule, WrittenProperty } from './kind-rule.ts';

/** The default cluster of a lab. */
const DEFAULT_CLUSTER = 'workers-2';

/** A task on a cluster, graded by its state. */
export const lab: KindRule<'lab'> = {
  kind: 'lab',
  properties: ['cluster', 'missing-images', 'programs', 'simulated'],
  read: ({ text, shape, properties, findings }) => {
    const fences = shape.answer.filter((block): block is FencedCode => block.type === 'fence');
    const setup: LabSetup[] = [];
    const checks: LabCheck[] = [];
    const ways: Fence[] = [];
    for (const block of fences) {
      const words = infoWords(text, block);
      const fence = fencePart(text, block, words[0] ?? '');
      const isAnswer = ['command', 'manifest'].includes(fenceRole(text, block));
      const part = isAnswer ? undefined : labFence(words);
      if (isAnswer) ways.push(fence);
      else if (part?.role === 'setup') setup.push({ ...fence, ...(part.file && { file: part.file }) });
      else if (part?.role === 'check') checks.push({ ...fence, type: part.type, weight: part.weight });
      const mayBeEmpty = part?.role === 'setup' && part.file !== undefined;
      if (!mayBeEmpty && fence.text.trim() === '') report(findings, 'empty-answer', block);
    }
    const [first] = shape.answer;
    if (ways.length === 0 && first !== undefined) {
      report(findings, 'lab-without-answer', first);
      return null;
    }
    const words = (name: PropertyName) => properties.get(name)?.values.map(({ value }) => value) ?? [];
    return {
      kind: 'lab',
      cluster: words('cluster')[0] ?? DEFAULT_CLUSTER,
      missingImages: words('missing-images'),
      programs: words('programs'),
      simulated: flagOf(properties.get('simulated'), findings) ?? false,
      ...{ setup, checks, ways },
    };
  },
  written: ({ cluster, missingImages, programs, simulated }) => [
    ...(cluster === DEFAULT_CLUSTER ? [] : [['cluster', cluster] satisfies WrittenProperty]),
    ...(missingImages.length > 0 ? [['missing-images', missingImages] satisfies WrittenProperty] : []),
    ...(programs.length > 0 ? [['programs', programs] satisfies WrittenProperty] : []),
    ...(simulated ? [['simulated', 'true'] satisfies WrittenProperty] : []),
  ],
  print: (answer) =>
    fencesOf(answer)
      .map(([info, { text }]) => printFence(info, text))
      .join('\n\n'),
  essence: (answer) =>
    [
      ...answer.missingImages,
      ...answer.programs,
      ...fencesOf(answer).map(([info, { text }]) => `${info}\n${text}`),
    ].join('\n---\n'),
};

function fencesOf({ setup, checks, ways }: LabAnswer): (readonly [info: string, fence: Fence])[] {
  return [
    ...setup.map((fence) => [setupInfo(fence), fence] as const),
    ...checks.map((fence) => [checkInfo(fence), fence] as const),
    ...ways.map((fence) => [`${fence.language} answer`, fence] as const),
  ];
}

function setupInfo({ language, file }: LabSetup): string {
  if (file === undefined) return `${language} setup`;
  return `${language} file ${file.node === undefined ? file.path : `${file.node}:${file.path}`}`;
}

function checkInfo({ language, type, weight }: LabCheck): string {
  const words = `${language} ${type === 'absent' ? 'absent' : 'check'}`;
  return weight === 1 ? words : `${words} ${weight}`;
}
