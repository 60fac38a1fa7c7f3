import { resolve } from 'node:path';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures');
const SCREENS = ['--deck', `${FIXTURES}/screens.md`, '--topic', 'screens'];
const QUIZ = ['quiz', ...SCREENS, '--seed', 'fixed', '--no-record'];

/** A command line and what must come of it. */
export interface Case {
  readonly name: string;
  readonly argv: readonly string[];
  readonly input?: string;
  readonly code: number;
  /** What stdout and stderr must hold, or match. */
  readonly out?: readonly (string | RegExp)[];
  readonly err?: readonly (string | RegExp)[];
  /** Files that are there before, by path below the working folder; `home/` is the home. */
  readonly files?: Readonly<Record<string, string>>;
  /** Run with the built program too, on every supported Node. */
  readonly built?: true;
}

const card = (id: string, answer: string) => `## A prompt of ${id}\n<!--\nid: ${id}\n-->\n\n${answer}\n`;
const deck = (cards: string, front = '---') =>
  `${front}\ntitle: Own\ntopic: own\ndomain: storage\nkubernetes: "1.35"\n---\n\n${cards}`;
const TEXT_CARD = card('port', '```text answer\n2379\n```');
const OWN_QUIZ = ['quiz', '--deck', 'own.md', '--topic', 'own'];

export const CASES: readonly Case[] = [
  { name: 'the version', argv: ['--version'], code: 0, out: [/^\d+\.\d+\.\d+/], built: true },
  {
    name: 'the help',
    argv: ['--help'],
    code: 0,
    out: ['study', 'quiz', 'topics', '--no-color'],
    built: true,
  },
  {
    name: 'a command’s help',
    argv: ['quiz', '--help'],
    code: 0,
    out: ['--min-score', 'Examples:'],
    built: true,
  },
  { name: 'no command and no terminal', argv: [], code: 0, out: ['Usage: k8s-drill'], built: true },
  {
    name: 'an unknown command',
    argv: ['qiuz'],
    code: 2,
    err: ["unknown command 'qiuz'", 'quiz'],
    built: true,
  },
  {
    name: 'an unknown flag',
    argv: ['quiz', '--cuont', '3'],
    code: 2,
    err: ["unknown option '--cuont'", '--count'],
  },
  {
    name: 'a number that is none',
    argv: ['quiz', '--count', 'ten'],
    code: 2,
    err: ["from 1 to 1000, not 'ten'"],
  },
  { name: 'a number out of range', argv: ['quiz', '--min-score', '101'], code: 2, err: ['from 0 to 100'] },
  {
    name: 'an unknown topic',
    argv: ['quiz', '--topic', 'rbca'],
    code: 2,
    err: ["unknown topic 'rbca'", "'rbac'"],
    built: true,
  },
  { name: 'an unknown kind', argv: ['quiz', '--kind', 'choise'], code: 2, err: ["did you mean 'choice'"] },
  {
    name: 'an unknown domain',
    argv: ['study', '--domain', 'stroage'],
    code: 2,
    err: ["unknown domain 'stroage'", 'storage'],
  },
  {
    name: 'a topic without cards',
    argv: ['quiz', '--topic', 'netpol-details'],
    code: 2,
    err: ['nothing matches --topic netpol-details'],
  },
  {
    name: 'topics for people',
    argv: ['topics'],
    code: 0,
    out: [/^Topic +Title/m, /^rbac +RBAC +cluster-architecture/m],
    built: true,
  },
  {
    name: 'topics for scripts',
    argv: ['topics', '--json'],
    code: 0,
    out: [/^\{\n {2}"version": 1,\n {2}"topics": \[/, '"kinds": {'],
  },

  {
    name: 'a quiz that is passed',
    argv: [...QUIZ, '--kind', 'text', '--min-score', '100'],
    input: '/etc/kubernetes/manifests/etcd.yaml\n',
    code: 0,
    out: ['Name the file of the static Pod of etcd', '+ Right', '1 of 1 right - 100 %'],
    built: true,
  },
  {
    name: 'a quiz below its score',
    argv: [...QUIZ, '--kind', 'cloze', '--min-score', '51'],
    input: '2379\n6443\n',
    code: 1,
    out: [
      'x Wrong 50 %',
      'gap 2: you said 6443, it is 2380',
      '0 of 1 right - 50 %',
      'k8s-drill show screens/cloze',
    ],
    built: true,
  },
  {
    name: 'input that ends early: what is open counts as wrong',
    argv: [...QUIZ, '--kind', 'text,cloze', '--min-score', '1'],
    code: 1,
    out: ['0 of 2 right - 0 %'],
  },
  {
    name: 'a quiz as a document, its questions elsewhere',
    argv: [...QUIZ, '--kind', 'text', '--json'],
    input: 'x\n',
    code: 0,
    out: [/^\{\n {2}"version": 1,\n {2}"seed": "fixed"/, '"card": "screens/text"', '"outcome": "wrong"'],
    err: ['Name the file of the static Pod of etcd'],
    built: true,
  },
  {
    name: 'commands in place of an answer, a colon that is none',
    argv: [...QUIZ, '--kind', 'text'],
    input: ':nothing\n:help\n:hint\n::wq\n',
    code: 0,
    out: ['unknown command :nothing', ':undo', 'This card has no hint.', /You\n {2}:wq/],
  },
  {
    name: 'an answer of another form is asked again',
    argv: [...QUIZ, '--kind', 'steps'],
    input: '1 2\n1 1 2 3 4\n9 8 7 6 5\n5 4 3 2 1\n',
    code: 0,
    out: [/(The order, such as 3 1 2[\s\S]*){4}(Right|Wrong)/],
  },
  {
    name: 'a study session whose input ends is no failure',
    argv: ['study', ...SCREENS],
    input: ':quit\n',
    code: 0,
    out: ['Nothing was answered.'],
    built: true,
  },
  {
    name: 'a day with nothing left says what else there is',
    argv: ['study', ...SCREENS, '--new', '0'],
    code: 0,
    out: [/Nothing is left for today[\s\S]*study --ahead/],
  },
  {
    name: 'a card that is recalled',
    argv: ['study', ...SCREENS, '--kind', 'recall'],
    input: '\nx\n4\n',
    code: 0,
    out: ['Enter reveals', 'LoadBalancer', '1, 2, 3 or 4', '1 of 1 right', '1 new'],
  },

  {
    name: 'a deck that is not there',
    argv: ['study', '--deck', 'gone.md'],
    code: 2,
    err: ["nothing matches 'gone.md': there is no such file or folder"],
    built: true,
  },
  {
    name: 'an empty deck',
    argv: OWN_QUIZ,
    files: { 'own.md': '' },
    code: 2,
    err: [/own\.md:1:1: error: .*\[/, "unknown topic 'own'"],
  },
  {
    name: 'a deck without cards',
    argv: OWN_QUIZ,
    files: { 'own.md': deck('') },
    code: 2,
    err: [/own\.md:\d+:\d+: warning: .*\[no-cards\]/, 'nothing matches --topic own'],
  },
  {
    name: 'a card without an id, beside a healthy one',
    argv: OWN_QUIZ,
    files: { 'own.md': deck(`## No id\n\n\`\`\`text answer\nx\n\`\`\`\n\n${TEXT_CARD}`) },
    input: '2379\n',
    code: 0,
    err: [/own\.md:8:1: error: /, '## No id'],
    out: ['+ Right', '1 of 1 right'],
  },
  {
    name: 'twice the same id: both places are named, the first counts',
    argv: OWN_QUIZ,
    files: { 'own.md': deck(`${TEXT_CARD}\n${TEXT_CARD}`) },
    input: '2379\n',
    code: 0,
    err: [/own\.md:19:1: error: .*\[duplicate-id\]/, /own\.md:10:1: /],
    out: ['1 of 1 right'],
  },
  {
    name: 'front matter in another language is never run',
    argv: OWN_QUIZ,
    files: { 'own.md': deck(TEXT_CARD, '---js\nprocess.exit(66)') },
    code: 2,
    err: [/own\.md:1:\d+: error: /],
    built: true,
  },
  {
    name: 'Windows lines and a byte-order mark',
    argv: OWN_QUIZ,
    files: { 'own.md': `\uFEFF${deck(TEXT_CARD)}`.replaceAll('\n', '\r\n') },
    input: '2379\r\n',
    code: 0,
    out: ['+ Right'],
  },
  {
    name: 'escape sequences never reach the terminal',
    argv: OWN_QUIZ,
    files: {
      'own.md': deck(card('esc', '\u001b[2J\u009b31mred\u202e\n\n```text answer\n\u001b]0;x\u0007\n```')),
    },
    input: '\u001b[31mred\n',
    code: 0,
    out: [/^[^\u001b\u009b\u202e\u0007]*$/],
  },
  {
    name: 'progress of a newer version is left alone',
    argv: ['study', '--topic', 'rbac'],
    files: { 'home/reviews.jsonl': '{"format":"k8s-drill-reviews","v":9,"id":"00"}\n' },
    code: 3,
    err: ['reviews.jsonl', 'newer'],
    built: true,
  },
  {
    name: 'a file that is no progress is left alone',
    argv: ['study', '--topic', 'rbac'],
    files: { 'home/reviews.jsonl': 'my shopping list\n' },
    code: 3,
    err: ['reviews.jsonl', 'left as it is'],
  },
  {
    name: 'an invalid setting is said, and the default holds',
    argv: ['study', ...SCREENS],
    files: { 'home/config.json': '{"new-per-day": -4}' },
    input: ':quit\n',
    code: 0,
    err: ['new-per-day'],
  },
  {
    name: 'an exam whose input ends is marked and failed',
    argv: ['exam', '--tasks', '3', '--minutes', '30', '--seed', 'x'],
    input: ':flag\n',
    code: 1,
    out: ['Mock exam: 3 tasks in 30 minutes', 'Task 1/3', 'Flagged.', 'Not passed: 0 %', 'Study next:'],
    built: true,
  },
  {
    name: 'an exam of no task',
    argv: ['exam', '--tasks', '0'],
    code: 2,
    err: ["--tasks takes a whole number from 1 to 100, not '0'"],
  },
  {
    name: 'an exam of an unknown domain',
    argv: ['exam', '--domain', 'stroage'],
    code: 2,
    err: ["unknown domain 'stroage'"],
  },
  {
    name: 'a good manifest',
    argv: ['check', '-'],
    input: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n',
    code: 0,
    out: ['nothing found in 1 file'],
    built: true,
  },
  {
    name: 'a manifest of an API version that is gone',
    argv: ['check', 'a.yaml', '--format', 'github'],
    files: { 'a.yaml': 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\n' },
    code: 1,
    out: ['::error file=a.yaml,line=1,', 'write `apiVersion: networking.k8s.io/v1`'],
    built: true,
  },
  {
    name: 'statistics before the first answer',
    argv: ['stats'],
    code: 0,
    out: ['Readiness', 'Nothing was answered yet', '. none', 'No mock exam was sat yet'],
    built: true,
  },
  {
    name: 'statistics that would be written over a file',
    argv: ['stats', 'year', '--html', 'mine.html'],
    files: { 'mine.html': 'mine' },
    code: 2,
    err: ['mine.html already exists; use --force to overwrite it'],
    built: true,
  },
  {
    name: 'a section of the statistics that there is not',
    argv: ['stats', 'reacll'],
    code: 2,
    err: ["unknown section 'reacll'; did you mean 'recall'?"],
  },
  {
    name: 'the fields of an object',
    argv: ['explain', 'deploy.spec.strategy'],
    code: 0,
    out: ['KIND:     Deployment', 'rollingUpdate'],
    built: true,
  },
  {
    name: 'compare: the same meaning, and a shorter way',
    argv: ['compare', 'kubectl get pods -n dev', 'kubectl -n dev get po'],
    code: 0,
    out: ['Right: both mean the same', '  k -n dev get po'],
    built: true,
  },
  {
    name: 'compare: what differs is named and marked',
    argv: ['compare', 'kubectl get pods -n dev', 'k get po -n prod'],
    code: 1,
    out: ['Wrong', 'namespace: your command has prod, the reference has dev', /k get po -n prod\n +\^{4}\n/],
  },
  {
    name: 'compare: other verbs for the same state',
    argv: ['compare', 'kubectl scale deploy web --replicas=3', 'k edit deploy web', '--json'],
    code: 1,
    out: ['"version": 1', '"outcome": "unsure"'],
  },
  {
    name: 'compare: the order of lines',
    argv: ['compare', 'k get po\nk get no', 'k get no\nk get po', '--any-order'],
    code: 0,
  },
  {
    name: 'compare: one command is not enough',
    argv: ['compare', 'k get po'],
    code: 2,
    err: ['each in quotes'],
  },
  {
    name: 'compare: many pairs, a verdict a line, in order',
    argv: ['compare', '--jsonl'],
    input: [
      { reference: 'k get po', answer: 'kubectl get pods' },
      { reference: 'k get po', answer: 'kubectl get nodes' },
      { reference: 'k label po a b=c', answer: 'k edit po a' },
      { reference: 'a\nb', answer: 'b\na' },
    ]
      .map((pair) => `${JSON.stringify(pair)}\n`)
      .join(''),
    code: 1,
    out: [
      /^\{"outcome":"correct","by":"words","differences":\[\]\}\n\{"outcome":"wrong","by":"world".*"path":"target".*\n\{"outcome":"unsure","by":"words".*\n\{"outcome":"wrong","by":"words".*"order".*\n$/,
    ],
    built: true,
  },
  {
    name: 'compare: a line that is no pair',
    argv: ['compare', '--jsonl'],
    input: '{"reference":"a","answer":"a"}\n{"reference":1}\n',
    code: 2,
    out: [/^\{"outcome":"correct","by":"words","differences":\[\]\}\n$/],
    err: ['line 2'],
  },
  {
    name: 'parse: what a command line says',
    argv: ['parse', 'k run web --image=nginx -n dev -- sleep 1'],
    code: 0,
    out: ['kubectl run', 'pods/web', /-n, --namespace +dev +the namespace/, 'after --: sleep 1'],
  },
  {
    name: 'parse: why it would be refused, with a caret',
    argv: ['parse', 'k get pods --ouput wide'],
    code: 1,
    out: ['Refused: unknown flag: --ouput', /\n +\^{7}\n/, 'did you mean --output?'],
    built: true,
  },
  {
    name: 'parse: a document for scripts',
    argv: ['parse', 'k get po | wc -l', '--json'],
    code: 0,
    out: ['"version": 1', '"tool": "wc"'],
  },
  {
    name: 'a plan without an exam date',
    argv: ['plan'],
    code: 2,
    err: ['no exam date is set', 'config set exam-date'],
    built: true,
  },
  {
    name: 'a plan toward an exam',
    argv: ['plan'],
    files: { 'home/config.json': '{"exam-date": "2099-01-15"}' },
    code: 0,
    out: ['days to 2099-01-15', 'pass mark 66 %'],
    built: true,
  },
  {
    name: 'nothing to fit the memory model to',
    argv: ['optimize'],
    code: 0,
    out: ['400 more are needed'],
    built: true,
  },
];
