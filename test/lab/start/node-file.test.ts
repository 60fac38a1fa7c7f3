import { expect, test } from 'vitest';
import { isSolved } from '../../../src/lab/judge/judgement.ts';
import { afterCommands, started } from '../../support/lab-bench.ts';

const onNode = (node: string): string => `\`\`\`yaml file ${node}:/etc/kubernetes/manifests/web.yaml
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: "nginx:1.29"}]}
\`\`\`

\`\`\`yaml check
kind: Pod
metadata: {name: web-node01}
status: {phase: Running}
\`\`\`
`;

test('a manifest that a lab writes to a node becomes a static Pod', () => {
  const lab = started(onNode('node01'));
  expect(isSolved(afterCommands(lab, 'kubectl get pods'))).toBe(true);
});

test('a node that the cluster does not have is reported', () => {
  expect(() => started(onNode('node09'))).toThrow('there is no node node09');
});
