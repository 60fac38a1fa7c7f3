import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { skeletonOf } from '../../src/editor/skeleton.ts';
import skeletons from '../../src/editor/skeletons.json' with { type: 'json' };
import { checkManifest } from '../../src/kubernetes/manifest/check-manifest.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { card, part } from '../support/cards.ts';

function manifest(answer: string, start?: string): CardOf<'manifest'> {
  const fence = (text: string) => ({ ...part(text), language: 'yaml' });
  return card('pods/a', {
    kind: 'manifest',
    answers: [fence(answer)],
    matches: [],
    ...(start !== undefined && { start: fence(start) }),
    exact: [],
    minor: [],
  }) as CardOf<'manifest'>;
}

const object = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}\nkind: ${kind}\n`;

describe('what a manifest can begin with', () => {
  test('is what kubectl prints for the kind of the answer, and how', () => {
    expect(skeletonOf(manifest(object('v1', 'Namespace')))).toEqual({
      commands: ['kubectl create namespace name --dry-run=client -o yaml'],
      text: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: name\nspec: {}\nstatus: {}\n',
    });
    expect(skeletonOf(manifest(`kind: "Pod"\napiVersion: 'v1'\n`))?.commands).toEqual([
      'kubectl run name --image=image --dry-run=client -o yaml',
    ]);
  });

  test('is a document for each kind of several objects, without those that kubectl cannot generate', () => {
    const answer = [
      object('v1', 'ServiceAccount'),
      object('v1', 'PersistentVolumeClaim'),
      object('rbac.authorization.k8s.io/v1', 'RoleBinding'),
      object('v1', 'ServiceAccount'),
    ].join('---\n');
    const { commands = [], text = '' } = skeletonOf(manifest(answer)) ?? {};
    expect(commands).toHaveLength(2);
    expect(text.match(/^kind: .*/gm)).toEqual(['kind: ServiceAccount', 'kind: RoleBinding']);
    expect(text.match(/^---$/gm)).toHaveLength(1);
  });

  test.each([
    ['kubectl cannot generate the kind', manifest(object('networking.k8s.io/v1', 'NetworkPolicy'))],
    ['the kind is that of another API group', manifest(object('serving.knative.dev/v1', 'Service'))],
    ['the card gives a text to begin with', manifest(object('v1', 'Pod'), 'kind: Pod\n')],
    ['the kind is that of a nested object', manifest('apiVersion: v1\nroleRef:\n  kind: Pod\n')],
  ])('is nothing where %s', (_, given) => {
    expect(skeletonOf(given)).toBeNull();
  });
});

test.each(Object.entries(skeletons))(
  'the skeleton of %s is one that an API server takes',
  (kind, { yaml }) => {
    const text = yaml.replace('schedule: schedule', 'schedule: "* * * * *"');
    const found = checkManifest(new SourceFile('skeleton.yaml', text), { kubernetes: '1.35' });
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(yaml).toContain(`\nkind: ${kind}\n`);
  },
);
