import { expect, test } from 'vitest';
import { needsSimulation } from '../../../src/lab/reading/needs-simulation.ts';
import { readLab } from '../../../src/lab/reading/read-lab.ts';
import { CLUSTERS, labCard } from '../../support/lab-bench.ts';

const SETUP = '```yaml setup\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n```\n';
const CHECK = '\n```yaml check\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n```\n';
const facts = (text: string): string => `${SETUP}\n\`\`\`text check\n${text}\n\`\`\`\n`;

const podThatRequests = (requests: string): string =>
  `\`\`\`yaml setup\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {containers: [{name: c, image: nginx, resources: {requests: {${requests}}}}]}\n\`\`\`\n`;

function why(fences: string, properties = ''): string | undefined {
  const { lab, problems } = readLab(labCard(fences, properties), CLUSTERS);
  if (lab === null) throw new Error(JSON.stringify(problems));
  return needsSimulation(lab);
}

test.each([
  ['objects that every cluster has', SETUP + CHECK],
  [
    'facts about objects and rights',
    facts('unchanged: configmap/a -n shop\ncan: jane list pods -n shop = no'),
  ],
  ['a Pod that fits everywhere', podThatRequests('cpu: 1, memory: 64Mi') + CHECK],
  ['files of the learner', `\`\`\`text file a.txt\nb\n\`\`\`\n${CHECK}`],
])('a lab of %s runs on a real cluster', (_, fences) => {
  expect(why(fences)).toBeUndefined();
});

test.each([
  ['it declares images that no registry has', SETUP + CHECK, 'missing-images: [nginx:none]'],
  ['it needs the nodes and add-ons of the cluster zones-3', SETUP + CHECK, 'cluster: zones-3'],
  ['its set-up runs commands', `\`\`\`sh setup\nkubectl create configmap a\n\`\`\`\n${CHECK}`, ''],
  [
    'it creates a CustomResourceDefinition',
    '```yaml setup\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.c}\n```\n' +
      CHECK,
    '',
  ],
  [
    'it changes the namespace kube-system',
    SETUP.replace('namespace: shop', 'namespace: kube-system') + CHECK,
    '',
  ],
  [
    'it refers to nodes of the simulated cluster',
    SETUP.replace('name: a,', 'name: a, labels: {host: node01},') + CHECK,
    '',
  ],
  ['it depends on the size of the nodes', podThatRequests('cpu: 1500m') + CHECK, ''],
  ['it depends on the size of the nodes', podThatRequests('memory: 3Gi') + CHECK, ''],
  [
    'only a simulated cluster can check this: a machine outside reaches a:80',
    facts('reach: outside -> a:80 = yes'),
    '',
  ],
  [
    'only a simulated cluster can check this: Deployment a in namespace default always has 1 available Pods',
    facts('never-below: deploy/a = 1'),
    '',
  ],
])('%s', (reason, fences, properties) => {
  expect(why(fences, properties)).toBe(reason);
});
