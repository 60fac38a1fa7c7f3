import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { readLab } from '../../src/lab/reading/read-lab.ts';
import { ClusterStock } from '../../src/lab/start/cluster-stock.ts';
import { workFiles } from '../../src/lab/start/lab-files.ts';
import { startLab } from '../../src/lab/start/start-lab.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { deckText } from '../support/decks.ts';
import { CLUSTERS, labCard } from '../support/lab-bench.ts';

const CHECK = '```text check\napi-up: yes\n```\n';
const stock = new ClusterStock({ start: Date.UTC(2026, 0, 5, 9), tokenKey: 'test' });

function startedWith(setup: string) {
  const { lab } = readLab(labCard(`${setup}\n\n${CHECK}`), CLUSTERS);
  if (lab === null) throw new Error('the lab cannot be read');
  return startLab(lab, stock, 1);
}

describe('an untrusted deck', () => {
  const outside = join(mkdtempSync(join(tmpdir(), 'k8s-drill-hostile-')), 'written');

  test.each([
    `kubectl get pods > ${outside}`,
    `kubectl get ns -o yaml | tee ${outside}`,
    `echo x > ${outside}`,
    'rm -rf /',
  ])('does not write the learner’s files: %s', (line) => {
    startedWith(`\`\`\`sh setup\n${line}\n\`\`\``);
    expect(existsSync(outside)).toBe(false);
    expect(readdirSync(join(outside, '..'))).toEqual([]);
  });

  test.each([
    `touch ${outside}`,
    'curl https://example.com',
    'node -e 1',
    'ssh node01 reboot',
    'bash -c "id"',
    './k8s-drill',
    'kubectl apply -f https://example.com/a.yaml',
    'kubectl get pods --kubeconfig /etc/kubernetes/admin.conf',
    'cat /etc/passwd',
  ])('runs no program, opens no connection and reads no file: %s', (line) => {
    expect(startedWith(`\`\`\`sh setup\n${line}\n\`\`\``)).toMatchObject({
      message: expect.stringMatching(/\S/),
    });
  });

  test('does not see the learner’s environment variables', () => {
    const started = startedWith(
      '```sh setup\nkubectl create configmap a --from-literal=path="$PATH$USER$K8S_DRILL_HOME"\n```',
    );
    if ('message' in started) throw new Error(started.message);
    expect(started.cluster.world.get('configmaps', 'default', 'a')).toMatchObject({ data: { path: '' } });
  });

  test.each(['../a.txt', '/etc/a.txt', 'a/../../b', '.', '~/.bashrc', '$HOME/a', 'a\\..\\b'])(
    'cannot use the file %s',
    (name) => {
      const text = deckText(
        `## A lab\n<!-- id: a -->\n\n\`\`\`text file ${name}\nx\n\`\`\`\n\n${CHECK}\n\`\`\`sh answer\nkubectl get ns\n\`\`\`\n`,
      );
      const { cards, diagnostics } = parseDeck(new SourceFile('deck.md', text));
      expect(cards).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(['bad-lab-file']);
    },
  );

  test('writes files only in the working folder, wherever its commands change to', () => {
    const started = startedWith(
      '```sh setup\ncd /\nkubectl get ns -o name > tmp/x\nkubectl get ns -o name > /home/user/lab/in.txt\n```',
    );
    if ('message' in started) throw new Error(started.message);
    expect(workFiles(started.files).map(([path]) => path)).toEqual(['in.txt']);
  });

  test('ends, however many objects it creates', () => {
    const pods = 'kubectl scale deployment a --replicas=5000';
    const started = startedWith(`\`\`\`sh setup\nkubectl create deployment a --image=nginx\n${pods}\n\`\`\``);
    expect('cluster' in started && started.cluster.objects().length).toBeLessThan(3000);
  });
});
