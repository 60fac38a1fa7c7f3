import { describe, expect, test } from 'vitest';
import { FACTS } from '../../../src/lab/checks/registry.ts';
import { readLab } from '../../../src/lab/reading/read-lab.ts';
import { CLUSTERS, labCard, problemsOf } from '../../support/lab-bench.ts';

const facts = (...lines: string[]): string => `\`\`\`text check\n${lines.join('\n')}\n\`\`\`\n`;

describe('an object of a check', () => {
  const titles = (...fences: string[]) =>
    readLab(labCard(fences.join('\n')), CLUSTERS).lab?.conditions.map(({ title }) => title);
  const check = (kind: string, ...lines: string[]): string =>
    `\`\`\`yaml ${kind}\n${lines.join('\n---\n')}\n\`\`\`\n`;
  const web = 'kind: Deployment\nmetadata: {name: web, namespace: shop}';

  test('is shown by name, with its fields if others have the same name', () => {
    const other = `${web}\nspec: {replicas: 3, paused: true}`;
    expect(titles(check('check', other))).toEqual(['Deployment web in namespace shop']);
    expect(titles(check('check', web, other, `${web}\nstatus: {availableReplicas: 3}`))).toEqual([
      'Deployment web in namespace shop',
      'Deployment web in namespace shop: replicas 3 and paused',
      'Deployment web in namespace shop: availableReplicas 3',
    ]);
  });

  test('that must not exist', () => {
    const pod = 'kind: Pod\nmetadata: {namespace: shop, labels: {app: web}}\nspec: {nodeName: node01}';
    expect(titles(check('absent', web, pod))).toEqual([
      'there is no Deployment web in namespace shop',
      'no Pod in namespace shop with unwanted labels and nodeName node01',
    ]);
  });
});

describe('a fact', () => {
  test.each([
    [
      'can: system:serviceaccount:shop:ci list pods -n shop = yes',
      'system:serviceaccount:shop:ci can list pods in namespace shop',
    ],
    ['can: jane get nodes = no', 'jane cannot get nodes in the whole cluster'],
    ['can: jane create pods/exec -n shop = yes', 'jane can create pods/exec in namespace shop'],
    ['reach: pod/client -n shop -> web.shop:80 = yes', 'Pod client in namespace shop reaches web.shop:80'],
    [
      'reach: outside -> shop.example.com:80/cart = no',
      'a machine outside does not reach shop.example.com:80/cart',
    ],
    ['resolve: pod/client -n shop -> web.shop = yes', 'Pod client in namespace shop resolves web.shop'],
    ['file: names.txt = web-a web-b', 'the file names.txt'],
    ['log: pod/app -n shop = ready', 'the log of Pod app in namespace shop contains "ready"'],
    ['unchanged: svc/web -n shop', 'Service web in namespace shop is unchanged'],
    ['gone: ns/old', 'Namespace old is gone'],
    [
      'restarts-stop: deploy/web -n shop',
      'the containers of Deployment web in namespace shop are no longer restarted',
    ],
    ['never-below: deploy/web -n shop = 3', 'Deployment web in namespace shop always has 3 available Pods'],
    ['node-ready: node01', 'node node01 is ready'],
    ['api-up: yes', 'the API server is ready'],
  ])('%s', (line, title) => {
    const { lab, problems } = readLab(labCard(facts(line)), CLUSTERS);
    expect(problems).toEqual([]);
    expect(lab?.conditions.map((condition) => condition.title)).toEqual([title]);
  });

  test('of each kind is covered above', () => {
    expect(Object.keys(FACTS)).toHaveLength(11);
  });

  test.each([
    ['reachs: pod/a -> b:80 = yes', 'unknown fact `reachs`; did you mean `reach`?'],
    ['just words', 'unknown fact `just words`'],
    ['reach: pod/a -> b = yes', 'this does not have the form `reach: FROM'],
    ['reach: pod/a -> b:70000 = yes', 'this does not have the form `reach: FROM'],
    ['can: jane get pods = perhaps', 'this does not have the form `can:'],
    ['file: ../../.ssh/id = x', 'this does not have the form `file:'],
    ['file: /etc/passwd = x', 'this does not have the form `file:'],
    ['gone: frobs/x', 'this does not have the form `gone:'],
    ['gone: nodes/x -n shop', 'this does not have the form `gone:'],
  ])('%s is refused', (line, message) => {
    const [problem] = problemsOf(facts(line));
    expect(problem?.message).toContain(message);
  });

  test('has its position in the deck', () => {
    const card = labCard(facts('api-up: yes', 'gone: frobs/x'));
    const [problem] = readLab(card, CLUSTERS).problems;
    expect(card.file.text.slice(problem?.range.start, problem?.range.end)).toBe('gone: frobs/x');
  });
});

describe('a lab that cannot be started gives the reason', () => {
  const check = facts('api-up: yes');
  test.each([
    ['a cluster of no name', check, 'cluster: zone-3', 'unknown cluster `zone-3`; did you mean `zones-3`?'],
    ['a program that is none', check, 'programs: [app explodes]', 'A program cannot be said to `explodes`'],
    ['a set-up that is no YAML', `\`\`\`yaml setup\na: [\n\`\`\`\n\n${check}`, '', ''],
    [
      'a set-up without an object',
      `\`\`\`yaml setup\n# nothing\n\`\`\`\n\n${check}`,
      '',
      'the set-up contains no object',
    ],
    ['a check without a kind', '```yaml check\nmetadata: {name: a}\n```\n', '', 'must contain the `kind`'],
  ])('%s', (_, fences, properties, message) => {
    const problems = problemsOf(fences, properties);
    expect(problems).not.toEqual([]);
    expect(problems[0]?.message).toContain(message);
  });
});
