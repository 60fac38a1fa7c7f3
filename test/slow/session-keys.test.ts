import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { FIXTURES } from '../support/cases.ts';
import { KEY, openTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

const ROWS = 24;
const SCREENS = join(FIXTURES, 'screens.md');
const MULTI = `---
title: More
topic: more
domain: services-networking
kubernetes: "1.35"
---

# More

## Which of these are types of a Service?
<!--
id: multi
-->

- [x] NodePort
- [ ] PodPort
- [x] ClusterIP
`;
const MANIFEST = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-in
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
`;
const STEPS = ['Upgrade kubeadm', 'Run kubeadm', 'Drain', 'Upgrade kubelet', 'Restart'];

type Terminal = ReturnType<typeof openTerminal>;

/** What was written since the last keys, without what moves and paints. */
function play(terminal: Terminal) {
  let mark = 0;
  const sees = async (wanted: string | RegExp): Promise<string> => {
    for (let tries = 0; tries < 1000; tries++) {
      const now = stripVTControlCharacters(terminal.raw().slice(mark)).replaceAll('\r', '');
      if (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now)) return now;
      await new Promise((wait) => setTimeout(wait, 20));
    }
    throw new Error(`never seen: ${wanted}\n--- the screen\n${terminal.text()}`);
  };
  const press = async (keys: string, wanted: string | RegExp): Promise<string> => {
    mark = terminal.raw().length;
    terminal.send(keys);
    return sees(wanted);
  };
  const visible = (): string => terminal.text().split('\n').slice(-ROWS).join('\n');
  /** Waits until the rows that can be seen show it. */
  const shows = async (wanted: string | RegExp): Promise<void> => {
    for (let tries = 0; tries < 1000; tries++) {
      const now = visible();
      if (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now)) return;
      await new Promise((wait) => setTimeout(wait, 20));
    }
    throw new Error(`not on the screen: ${wanted}\n---\n${visible()}`);
  };
  return { sees, press, visible, shows };
}

type Player = ReturnType<typeof play>;

/** A kind of card: how its question is recognised, and how it is answered; `null` where the learner rates the answer. */
interface Kind {
  readonly ready: string;
  readonly isTyped: boolean;
  answer(player: Player, right: boolean): Promise<void>;
}

/** The digit of the item that starts with a text, as it is shown. */
function digitOf(screen: string, text: string): string {
  const plain = screen.replaceAll('`', '');
  return new RegExp(`(\\d) (?:\\[.\\] )?${text}`).exec(plain)?.[1] ?? 'none';
}

const typed = (wrong: readonly string[], right: readonly string[], ready: string): Kind => ({
  ready,
  isTyped: true,
  answer: async ({ press }, isRight) => {
    const lines = isRight ? right : wrong;
    for (const [i, line] of lines.entries())
      await press(`${line}${KEY.enter}`, i < lines.length - 1 ? 'gap 2 of 2' : 'enter next');
  },
});

const KINDS: Readonly<Record<string, Kind>> = {
  text: typed(['x'], ['/etc/kubernetes/manifests/etcd.yaml'], "I don't know"),
  command: typed(
    ['ls'],
    ['kubectl expose deployment web -n shop --name=web-front --port=80 --target-port=8080'],
    "I don't know",
  ),
  cloze: typed(['1', '2'], ['2379', '2380'], 'gap 1 of 2'),
  choice: {
    ready: 'pick the marked',
    isTyped: false,
    answer: async ({ press, visible }, isRight) => {
      await press(digitOf(visible(), isRight ? 'RoleBinding' : 'ServiceAccount'), 'enter next');
    },
  },
  multi: {
    ready: 'pick or drop',
    isTyped: false,
    answer: async ({ press, visible }, isRight) => {
      for (const item of isRight ? ['NodePort', 'ClusterIP'] : ['PodPort'])
        await press(digitOf(visible(), item), '[x]');
      await press(KEY.enter, 'enter next');
    },
  },
  steps: {
    ready: 'next step',
    isTyped: false,
    answer: async ({ press, visible }, isRight) => {
      const screen = visible();
      const steps = isRight ? STEPS : [...STEPS].reverse();
      for (const [i, step] of steps.entries()) await press(digitOf(screen, step), `[${i + 1}]`);
      await press(KEY.enter, 'enter next');
    },
  },
  manifest: {
    ready: 'type it here',
    isTyped: false,
    answer: async ({ press }, isRight) => {
      await press('t', 'A line . ends');
      const text = isRight ? MANIFEST : 'kind: Pod\n';
      await press(`\u001b[200~${text}\u001b[201~`, isRight ? 'policyTypes' : 'kind: Pod');
      await press(`.${KEY.enter}`, 'enter next');
    },
  },
  recall: {
    ready: 'space reveal',
    isTyped: false,
    answer: async ({ press }, isRight) => {
      await press(' ', /1 again \(today\)[\s\S]*3 good \(\d+ d\)/);
      await press(isRight ? '3' : '1', /\S/);
    },
  },
};

/** Says a word after a colon, at a prompt of either kind. */
async function command(
  { press }: Player,
  word: string,
  { isTyped }: Kind,
  wanted: string | RegExp,
): Promise<void> {
  if (!isTyped) await press(':', 'Enter alone goes back');
  await press(`${isTyped ? ':' : ''}${word}${KEY.enter}`, wanted);
}

function events(home: string): unknown[] {
  return readFileSync(join(home, 'reviews.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter((record) => record.type)
    .map(({ type, card, rating }) => (type === 'review' ? `${card.split('/')[1]} ${rating}` : type));
}

test.each(Object.keys(KINDS))(
  'a %s card: skipped, suspended, revealed and each taken back; wrong, missed again, and right',
  async (name) => {
    const kind = KINDS[name];
    const other = name === 'recall' ? 'text' : 'recall';
    const others = KINDS[other];
    if (!kind || !others) throw new Error(name);
    const home = temporaryFolder();
    const more = join(home, 'more.md');
    writeFileSync(more, MULTI);
    const decks = ['--deck', SCREENS, '--deck', more, '--topic', 'screens,more'];
    const terminal = openTerminal(['study', ...decks, '--kind', `${name},${other}`], { home, rows: ROWS });
    const player = play(terminal);
    const { press, sees, shows } = player;
    const first = await sees(new RegExp(`${kind.ready}|${others.ready}`));
    if (first.includes(others.ready)) await command(player, 'skip', others, kind.ready);

    await command(player, 'skip', kind, `Later in this session`);
    await sees(others.ready);
    await command(player, 'undo', others, 'No longer put off');
    await sees(kind.ready);

    await command(player, 'susp', kind, /Suspended: [\s\S]*k8s-drill resume/);
    await sees(others.ready);
    await command(player, 'u', others, 'No longer suspended');
    await sees(kind.ready);

    if (name === 'recall') await command(player, 'reveal', kind, '1 again (today)');
    else if (kind.isTyped) {
      await press(KEY.enter, 'Reveal the answer?');
      await press(KEY.enter, 'Revealed');
    } else await command(player, 'reveal', kind, 'Revealed');
    if (name === 'recall') await press('1', others.ready);
    else await shows('Revealed · enter next');
    await command(
      player,
      'undo',
      name === 'recall' ? others : (KINDS['choice'] ?? others),
      'Took back (again)',
    );
    await sees(kind.ready);

    await kind.answer(player, false);
    const either = new RegExp(`${kind.ready}|${others.ready}`);
    if (name !== 'recall') await shows(/Wrong(, \d+ differences?)? · enter next/);
    const next = name === 'recall' ? await sees(either) : await press(KEY.enter, either);
    if (next.includes(others.ready)) await command(player, 'skip', others, kind.ready);
    await kind.answer(player, true);
    if (name !== 'recall') {
      await shows('Right · enter next');
      await press('q', /Today: /);
    } else {
      await sees(others.ready);
      await press(`:quit${KEY.enter}`, /Today: /);
    }
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(events(home)).toEqual(['suspend', 'undo', `${name} 1`, 'undo', `${name} 1`, `${name} 3`]);
  },
);
