import { describe, expect, test } from 'vitest';
import { isSolved, type Judgement, verdictOf } from '../../../src/lab/judge/judgement.ts';
import { solves } from '../../../src/lab/proof/trial.ts';
import { afterCommands, started, tryCommands } from '../../support/lab-bench.ts';

const WEB = `\`\`\`yaml setup
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.27-alpin"}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
\`\`\`

\`\`\`yaml check 2
kind: Deployment
metadata: {name: web, namespace: shop}
status: {availableReplicas: 3}
\`\`\`

\`\`\`text check
unchanged: service/web -n shop
\`\`\`
`;
const lab = started(WEB, 'missing-images: [nginx:1.27-alpin]');
const found = ({ results }: Judgement) => results.map((result) => [result.holds, result.found]);

describe('a lab with an image that cannot be pulled', () => {
  test('shows the actual state, and not the solution', () => {
    const judgement = afterCommands(lab, '');
    expect(found(judgement)).toEqual([
      [
        false,
        expect.stringMatching(/^available replicas: 0 of 3; Pod web-\w+-\w+ cannot pull nginx:1\.27-alpin$/),
      ],
      [true, 'it is'],
    ]);
  });

  test('gives points for the conditions that are true', () => {
    const verdict = verdictOf(afterCommands(lab, ''));
    expect(verdict).toMatchObject({ outcome: 'wrong', score: 1 / 3, rating: 1 });
    expect(verdict.differences.map(({ path }) => path)).toEqual(['Deployment web in namespace shop']);
  });

  test('is solved by the right image', () => {
    const judgement = afterCommands(lab, 'kubectl -n shop set image deploy/web web=nginx:1.27-alpine');
    expect(isSolved(judgement)).toBe(true);
    expect(verdictOf(judgement)).toEqual({ outcome: 'correct', score: 1, differences: [], rating: 3 });
  });

  test('detects a Service that was deleted and created again', () => {
    const judgement = afterCommands(
      lab,
      `kubectl -n shop delete service web
kubectl -n shop expose deployment web --port=80`,
    );
    expect(found(judgement)[1]).toEqual([false, 'it was deleted and created again']);
  });
});

test('a state between two crashes does not count', () => {
  const flapping = started(
    `\`\`\`yaml setup
apiVersion: v1
kind: Pod
metadata: {name: app, namespace: shop}
spec: {containers: [{name: app, image: "shop/app:1"}]}
\`\`\`

\`\`\`yaml check
kind: Pod
metadata: {name: app, namespace: shop}
status: {phase: Running, containerStatuses: [{name: app, ready: true}]}
\`\`\`

\`\`\`text check
restarts-stop: pod/app -n shop
\`\`\`
`,
    'programs: [app exits 1 after 20s]',
  );
  expect(afterCommands(flapping, '').results.map(({ holds }) => holds)).toEqual([false, false]);
  expect(solves(tryCommands(flapping, '', { isBrief: true }))).toBe(false);
});

test.each([
  ['', false],
  ['kubectl -n shop set image deploy/web web=nginx:1.27-alpine', true],
  ['kubectl -n shop delete service web', false],
])('the result is the same if the other conditions are not checked: %j', (commands, isSolvedBy) => {
  expect(solves(tryCommands(lab, commands, { isBrief: true }))).toBe(isSolvedBy);
});
