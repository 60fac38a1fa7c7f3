import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/lint/rules/registry.ts';
import { cardText, deckText } from '../support/decks.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, temporaryFolder, testEnv } from '../support/test-env.ts';

const GOOD = deckText(cardText('a'));
const WARNING = deckText(cardText('a', '', `A ${'very '.repeat(70)}long prompt`));
const ERROR = deckText('## A prompt\n\nAn answer.\n');

type Files = Readonly<Record<string, string>>;

function world(files: Files, options: Parameters<typeof testEnv>[0] = {}): TestEnv {
  const env = testEnv(options);
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(join(env.workingDirectory, dirname(path)), { recursive: true });
    fs.writeFileSync(join(env.workingDirectory, path), text);
  }
  return env;
}

const read = (env: TestEnv, path: string): string =>
  fs.readFileSync(join(env.workingDirectory, path), 'utf8');

async function codesIn(env: TestEnv, ...argv: string[]): Promise<string[]> {
  const { out } = await runIn(env, 'lint', '--format', 'json', ...argv);
  return JSON.parse(out).findings.map((f: { code: string; file: string }) => `${f.file} ${f.code}`);
}

describe('exit codes', () => {
  test.each<[string, Files, string[], number]>([
    ['nothing is wrong', { 'a.md': GOOD }, [], 0],
    ['a warning', { 'a.md': WARNING }, [], 0],
    ['an error', { 'a.md': ERROR }, [], 1],
    ['a warning, as many as are allowed', { 'a.md': WARNING }, ['--max-warnings', '1'], 0],
    ['more warnings than are allowed', { 'a.md': WARNING }, ['--max-warnings', '0'], 1],
    ['a warning that is hidden still counts', { 'a.md': WARNING }, ['--max-warnings', '0', '--quiet'], 1],
    ['a warning that was made an error', { 'a.md': WARNING }, ['--rule', 'long-prompt=error'], 1],
    ['an error that was made a warning', { 'a.md': ERROR }, ['--rule', 'missing-id=warn'], 0],
    ['an error that was set off', { 'a.md': ERROR }, ['--rule', 'missing-id=off'], 0],
  ])('%s', async (_, files, flags, code) => {
    expect((await runIn(world(files), 'lint', ...flags)).code).toBe(code);
  });

  test.each<[string, string[], RegExp]>([
    ['a path that is not there', ['nowhere.md'], /nothing matches 'nowhere\.md'/],
    ['a folder without decks', ['empty'], /nothing matches 'empty'/],
    ['a glob without decks', ['*.markdown'], /nothing matches '\*\.markdown'/],
    ['an unknown rule', ['--rule', 'long-promt=off'], /did you mean 'long-prompt'/],
    ['an unknown level', ['--rule', 'long-prompt=loud'], /off\|warn\|error/],
    ['an unknown format', ['--format', 'xml'], /pretty, json, github, sarif/],
    ['an unknown code to explain', ['--explain', 'own-answr'], /did you mean 'own-answer'/],
    ['paths beside standard input', ['--stdin', 'a.md'], /--stdin takes no paths/],
    ['standard input fixed in place', ['--stdin', '--fix'], /--fix-dry-run/],
    ['a name for no standard input', ['--stdin-filename', 'a.md'], /goes with --stdin/],
    ['both ways to fix', ['--fix', '--fix-dry-run'], /exclude each other/],
  ])('2 for %s', async (_, flags, message) => {
    const env = world({ 'a.md': GOOD, 'empty/README.md': 'no deck' });
    const { code, err } = await runIn(env, 'lint', ...flags);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('which files', () => {
  const files: Files = {
    'decks/a.md': ERROR,
    'decks/deep/b.md': ERROR,
    'decks/README.md': 'no deck',
    'other/c.md': ERROR,
  };

  test.each<[string[], string[]]>([
    [[], ['decks/a.md', 'decks/deep/b.md', 'other/c.md']],
    [['decks'], ['decks/a.md', 'decks/deep/b.md']],
    [['decks/*.md'], ['decks/a.md']],
    [['decks/**/*.md'], ['decks/a.md', 'decks/deep/b.md']],
    [['{decks,other}/?.md'], ['decks/a.md', 'other/c.md']],
    [
      ['decks/a.md', 'decks'],
      ['decks/a.md', 'decks/deep/b.md'],
    ],
  ])('%j', async (paths, expected) => {
    expect(await codesIn(world(files), ...paths)).toEqual(expected.map((path) => `${path} missing-id`));
  });

  test('a circle of links is walked once', async () => {
    const env = world({ 'decks/a.md': ERROR });
    fs.symlinkSync('..', join(env.workingDirectory, 'decks/up'));
    expect(await codesIn(env, 'decks')).toEqual(['decks/a.md missing-id']);
  });

  test('one that several links lead to is linted once', async () => {
    const env = world({ 'decks/a.md': GOOD });
    fs.symlinkSync('a.md', join(env.workingDirectory, 'decks/b.md'));
    fs.symlinkSync('decks', join(env.workingDirectory, 'more'));
    const { out } = await runIn(env, 'lint', 'decks', 'more', 'decks/a.md', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ files: 1, findings: [] });
  });

  test.each<[string, string[], RegExp, (folder: string) => void]>([
    [
      'a link to itself',
      ['decks'],
      /b\.md: its links lead in a circle/,
      (f) => fs.symlinkSync('b.md', `${f}/b.md`),
    ],
    ['a link to nowhere', ['decks'], /b\.md: no such file/, (f) => fs.symlinkSync('gone', `${f}/b.md`)],
    ['a pipe', ['decks'], /b\.md: it is no regular file/, (f) => execFileSync('mkfifo', [`${f}/b.md`])],
    [
      'a pipe by its name',
      ['decks/b.md', 'decks/a.md'],
      /no regular/,
      (f) => execFileSync('mkfifo', [`${f}/b.md`]),
    ],
    [
      'a pipe for a configuration',
      ['decks'],
      /yaml: it is no regular/,
      (f) => execFileSync('mkfifo', [`${f}/k8s-drill.yaml`]),
    ],
    [
      'a folder for a configuration',
      ['decks'],
      /yaml: it is no regular/,
      (f) => fs.mkdirSync(`${f}/k8s-drill.yaml`),
    ],
  ])('%s is told, the others are linted, and the exit code is 3', async (_, paths, told, make) => {
    const env = world({ 'decks/a.md': ERROR });
    make(join(env.workingDirectory, 'decks'));
    const { code, out, err } = await runIn(env, 'lint', ...paths);
    expect(code).toBe(3);
    expect(err).toMatch(told);
    expect(out).toContain('decks/a.md:8:1 error');
  });

  test('a folder that cannot be read is told, the others are linted, and the exit code is 3', async () => {
    const readdirSync = ((path: string, ...rest: []) => {
      if (String(path).endsWith('closed')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return fs.readdirSync(path, ...rest);
    }) as typeof fs.readdirSync;
    const env = world({ 'a.md': ERROR, 'closed/b.md': GOOD }, { fs: { readdirSync } });
    const { code, out, err } = await runIn(env, 'lint');
    expect(code).toBe(3);
    expect(err).toMatch(/cannot read .*closed: permission denied/);
    expect(out).toContain('a.md:8:1 error');
  });

  test('are looked at in one order, however they are given', async () => {
    const env = world({ 'a.md': GOOD, 'b.md': GOOD });
    expect(await codesIn(env, 'b.md', 'a.md')).toEqual(await codesIn(env, 'a.md', 'b.md'));
  });

  test('one that cannot be read is told, the others are linted, and the exit code is 3', async () => {
    const readFileSync = ((path: string, ...rest: []) => {
      if (String(path).endsWith('b.md')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return fs.readFileSync(path, ...rest);
    }) as typeof fs.readFileSync;
    const env = world({ 'a.md': ERROR, 'b.md': GOOD, 'c.md': ERROR }, { fs: { readFileSync } });
    const { code, out, err } = await runIn(env, 'lint', '--format', 'json');
    expect(code).toBe(3);
    expect(err).toMatch(/cannot read .*b\.md: permission denied/);
    expect(JSON.parse(out).findings.map((f: { file: string }) => f.file)).toEqual(['a.md', 'c.md']);
  });

  test('standard input is a deck with a name', async () => {
    const env = world({ 'decks/k8s-drill.yaml': 'rules: {missing-id: warn}' }, { input: ERROR });
    const { code, out } = await runIn(env, 'lint', '--stdin', '--stdin-filename', 'decks/new.md');
    expect(code).toBe(0);
    expect(out).toContain('decks/new.md:8:1 warning');
  });
});

describe('from where paths are told', () => {
  const inFolder = (env: TestEnv, folder: string): TestEnv =>
    Object.assign(env, { workingDirectory: join(env.workingDirectory, folder) });
  const files: Files = {
    'top/decks/..a b.md': ERROR,
    'top/k8s-drill.yaml': 'ignor: []',
    'other/b.md': ERROR,
  };
  const pathsIn = (text: string): string[] =>
    [...text.matchAll(/file=([^,]+),|"uri": "([^"]+)"|"file": "([^"]+)"/g)].map((m) => m.slice(1).join(''));

  test.each<[string, string, string[]]>([
    ['github', 'top', ['decks/..a b.md', 'k8s-drill.yaml']],
    ['sarif', 'top', ['decks/..a%20b.md', 'k8s-drill.yaml']],
    ['json', 'top', ['..a b.md', 'TOP/k8s-drill.yaml']],
    ['github', 'other', ['..a b.md', 'TOP/k8s-drill.yaml']],
    ['github', '', ['..a b.md', 'TOP/k8s-drill.yaml']],
  ])('as %s, in a folder of a job in %j', async (format, workspace, expected) => {
    const folder = temporaryFolder();
    const variables = { GITHUB_WORKSPACE: workspace && join(folder, workspace) };
    const env = inFolder(world(files, { folder, variables }), 'top/decks');
    const { out } = await runIn(env, 'lint', '--format', format, '..a b.md');
    expect(pathsIn(out)).toEqual(expected.map((path) => path.replace('TOP', join(folder, 'top'))));
  });

  test('check tells them alike', async () => {
    const folder = temporaryFolder();
    const env = world({ 'manifests/a.yaml': 'a: [' }, { folder, variables: { GITHUB_WORKSPACE: folder } });
    const { out } = await runIn(inFolder(env, 'manifests'), 'check', '.', '--format', 'github');
    expect(new Set(pathsIn(out))).toEqual(new Set(['manifests/a.yaml']));
  });
});

test('each rule has in SARIF what code scanning asks for', async () => {
  const { out } = await runIn(world({ 'a.md': GOOD }), 'lint', '--format', 'sarif');
  const { rules } = JSON.parse(out).runs[0].tool.driver;
  expect(rules.map((rule: { id: string }) => rule.id).sort()).toEqual([...CODES].sort());
  for (const { shortDescription, fullDescription, help, helpUri } of rules) {
    for (const { text } of [shortDescription, fullDescription]) expect(text).toMatch(/^.{10,1024}$/);
    expect(help.text.startsWith(fullDescription.text)).toBe(true);
    if (helpUri !== undefined) expect(new URL(helpUri).protocol).toBe('https:');
  }
});

describe('the course beside the decks', () => {
  const course = (members: string) =>
    `units:\n  - id: first\n    title: First\n    goal: You can.\n    members: [${members}]\n    introduction: |\n      1\n      2\n      3\n      4\n      <https://kubernetes.io/>\n`;
  const decks = (members: string) =>
    world({
      'decks/course.yaml': course(members),
      'decks/a.md': deckText(cardText('one') + cardText('two')),
    });

  test.each([
    ['rbac', []],
    ['rbac/one', ['course: no unit has `rbac/two`']],
    ['rbac, rbac/three', ['course: no shipped deck has the topic or card `rbac/three`']],
  ])('with the members %s', async (members, expected) => {
    const { out } = await runIn(decks(members), 'lint', 'decks', '--format', 'json');
    const found = JSON.parse(out).findings.filter(({ code }: { code: string }) => code === 'course');
    expect(found.map(({ code, message }: Record<string, string>) => `${code}: ${message}`)).toEqual(expected);
  });

  test('has its introductions read for plain words', async () => {
    const text = course('rbac')
      .replace('      2\n', '      It never ends.\n')
      .replace('You can.', 'You shall.');
    const files = world({ 'decks/course.yaml': text, 'decks/a.md': deckText(cardText('one')) });
    const { out } = await runIn(files, 'lint', 'decks', '--format', 'json');
    const found = JSON.parse(out).findings.filter(
      ({ code }: { code: string }) => code === 'plain-introduction',
    );
    expect(found.map(({ message }: { message: string }) => message.split(' ')[0])).toEqual([
      '"shall"',
      '"never"',
    ]);
  });

  test('is not asked where a deck is linted alone', async () => {
    const { out } = await runIn(decks('rbac/one'), 'lint', 'decks/a.md', '--format', 'json');
    expect(out).not.toContain('"course"');
  });
});

test('what is wrong with a card without an id is told at once', async () => {
  const deck = deckText(
    '## List Pods\n\n```sh answer\nkubectl get pods --foo\n```\n\n> [!NOTE]\n> It lists them.\n\n## Bare\n',
  );
  expect(await codesIn(world({ 'a.md': deck }))).toEqual([
    'a.md missing-id',
    'a.md unknown-flag',
    'a.md missing-id',
    'a.md no-answer',
  ]);
});

describe('configuration', () => {
  test('of the nearest folder holds', async () => {
    const env = world({
      'k8s-drill.yaml': 'rules:\n  missing-id: off\n',
      'a.md': ERROR,
      'sub/k8s-drill.yaml': 'ignore: [drafts/**]\n',
      'sub/b.md': ERROR,
      'sub/drafts/c.md': ERROR,
    });
    expect(await codesIn(env)).toEqual(['sub/b.md missing-id']);
  });

  test.each([
    ['drafts/new.md', 0],
    ['new.md', 1],
  ])('says of standard input, too, what is ignored: %s', async (name, code) => {
    const env = world({ 'k8s-drill.yaml': 'ignore: [drafts/**]\n' }, { input: ERROR });
    expect((await runIn(env, 'lint', '--stdin', '--stdin-filename', name)).code).toBe(code);
  });

  test('loses against the command line', async () => {
    const env = world({ 'k8s-drill.yaml': 'rules: {missing-id: off}', 'a.md': ERROR });
    expect(await codesIn(env, '--rule', 'missing-id=error')).toEqual(['a.md missing-id']);
  });

  test('allows further sites, and asks for the syllabus', async () => {
    const deck = deckText(cardText('a'), 'no-such-topic').replace(
      '---\n\n',
      'sources: [https://etcd.io/docs/]\n---\n\n',
    );
    expect(await codesIn(world({ 'a.md': deck }))).toEqual(['a.md source-site']);
    const env = world({ 'a.md': deck, 'k8s-drill.yaml': 'sites: [https://etcd.io]\nsyllabus: true\n' });
    expect(await codesIn(env)).toEqual(['a.md unknown-topic']);
  });

  test('of the linter itself can be set to a level too', async () => {
    const files = { 'a.md': GOOD, 'k8s-drill.yaml': 'ignor: []\nrules: {bad-configuration: warn}' };
    expect((await runIn(world(files), 'lint')).code).toBe(0);
    expect((await runIn(world(files), 'lint', '--rule', 'bad-configuration=off')).out).toContain(
      'nothing found',
    );
  });

  test.each<[string, string, number, string]>([
    ['an unknown key', 'ignor: []', 1, 'did you mean `ignore`?'],
    ['an unknown rule', 'rules:\n  long-promt: off', 2, 'did you mean `long-prompt`?'],
    ['an unknown level', 'rules:\n  long-prompt: loud', 2, 'there are: off, warn, error'],
    ['a word for a list', 'ignore: drafts', 1, 'write `[a, b]`'],
    ['a word for a flag', 'syllabus: maybe', 1, 'write one of them'],
    ['no map', '- a', 1, 'there are: rules, ignore, sites, syllabus'],
    ['no YAML', 'rules: [', 1, 'fix it; until then the defaults apply'],
  ])('%s is a finding with its place', async (_, text, line, help) => {
    const { code, out } = await runIn(
      world({ 'a.md': GOOD, 'k8s-drill.yaml': text }),
      'lint',
      '--format',
      'json',
    );
    const [finding] = JSON.parse(out).findings;
    expect(code).toBe(1);
    expect(finding).toMatchObject({
      code: 'bad-configuration',
      file: 'k8s-drill.yaml',
      help,
      start: { line },
    });
  });
});

describe('suppressions', () => {
  const silenced = (codes: string): string =>
    deckText(`<!-- k8s-drill-disable-next-card ${codes} -- a reason -->\n${cardText('a')}`);

  test.each<[string, Files, string[], string[]]>([
    [
      'what is found in another deck is not missed where that one is not given',
      { 'a.md': silenced('duplicate-prompt') },
      [],
      [],
    ],
    [
      'a rule that is off is not missed',
      { 'a.md': silenced('long-prompt') },
      ['--rule', 'long-prompt=off'],
      [],
    ],
    ['a rule that found nothing is', { 'a.md': silenced('long-prompt') }, [], ['a.md unused-suppression']],
  ])('%s', async (_, files, flags, expected) => {
    expect(await codesIn(world(files), ...flags)).toEqual(expected);
  });
});

describe('--fix', () => {
  const broken = deckText(
    [
      '## How are Pods listed?   \n\nA way.',
      '## How are Pods listed, again?\n<!--\ncovers: ["rbac/role"]\nkind: recall\n-->\n\nAnother way.',
      '## Write a PodDisruptionBudget `web`\n<!-- id: pdb -->\n\n```yaml answer\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n```\n\n> [!NOTE]\n> Why.',
      '## Print the Pods of \u2018app\u2019\n<!-- id: app -->\n\n```sh answer\nkubectl get pods -l \u2018app=a b\u2019\n```\n\n> [!NOTE]\n> Why.',
      '## How are Pods listed?\n<!-- id: how-are-pods-listed -->\n\nA third.\n',
    ].join('\n\n'),
  );

  test('fixes what is safe, and nothing the second time', async () => {
    const env = world({ 'a.md': broken });
    const { err } = await runIn(env, 'lint', '--fix', '--rule', 'duplicate-prompt=off');
    expect(err).toMatch(/fixed \d+ places in 1 file/);
    const fixed = read(env, 'a.md');
    expect(fixed).toContain('id: how-are-pods-listed-again\nkind: recall\ncovers: [rbac/role]');
    expect(fixed).toContain('apiVersion: policy/v1\n');
    expect(fixed).toContain("kubectl get pods -l 'app=a b'");
    expect(fixed).toContain('Pods of \u2018app\u2019');
    expect(fixed).toContain('## How are Pods listed?\n\nA way.');
    expect((await runIn(env, 'lint', '--fix')).err).toBe('');
    expect(read(env, 'a.md')).toBe(fixed);
  });

  test('makes no id that another file has, whichever is read first', async () => {
    const later = deckText('## How are Pods listed?\n<!-- id: how-are-pods-listed -->\n\nA way.\n');
    const env = world({ 'a.md': deckText('## How are Pods listed?\n\nA way.\n'), 'b.md': later });
    await runIn(env, 'lint', '--fix');
    expect(read(env, 'a.md')).not.toContain('id:');
  });

  test('keeps line endings, byte order mark, permissions and links', async () => {
    const text = `\ufeff${deckText('## A prompt\n\nAn answer.\n')}`.replaceAll('\n', '\r\n');
    const env = world({ 'real.md': text });
    fs.chmodSync(join(env.workingDirectory, 'real.md'), 0o640);
    fs.mkdirSync(join(env.workingDirectory, 'decks'));
    fs.symlinkSync('../real.md', join(env.workingDirectory, 'decks/a.md'));
    await runIn(env, 'lint', '--fix', 'decks');
    expect(read(env, 'real.md')).toBe(
      text.replace('## A prompt\r\n', '## A prompt\r\n<!-- id: a-prompt -->\r\n'),
    );
    expect(fs.lstatSync(join(env.workingDirectory, 'decks/a.md')).isSymbolicLink()).toBe(true);
    expect(fs.statSync(join(env.workingDirectory, 'real.md')).mode & 0o777).toBe(0o640);
  });

  test('neither reads nor writes through a link that leads out of the folder', async () => {
    const env = world({ 'repository/decks/good.md': GOOD, 'outside.md': ERROR });
    const folder = join(env.workingDirectory, 'repository');
    fs.symlinkSync('../../outside.md', join(folder, 'decks/link.md'));
    const inside = testEnv({ folder });
    for (const path of ['decks', 'decks/link.md', '.', 'decks/*.md']) {
      const { code, out, err } = await runIn(inside, 'lint', '--fix', path);
      expect([path, code]).toEqual([path, 3]);
      expect(err).toMatch(/link\.md: it is a link that leads out of the folder/);
      expect(out + err).not.toContain('missing-id');
    }
    expect(read(env, 'outside.md')).toBe(ERROR);
  });

  test.each([
    ['a title', GOOD.replace(/^title: .*$/m, 'title: "a\\e]52;c;eA==\\a"'), 'control-character'],
    ['a tag', GOOD.replace(/^title:/m, 'tags: ["a\\u202eb"]\ntitle:'), 'bidirectional-override'],
    ['a prompt', GOOD.replace(/^## /m, '## &#27;[2J '), 'control-character'],
  ])('sees what an escape in %s stands for', async (_, text, code) => {
    const env = world({ 'a.md': text });
    expect((await runIn(env, 'lint', 'a.md')).out).toContain(`[${code}]`);
  });

  test('leaves what is silenced or set off', async () => {
    const silenced = `${deckText('<!-- k8s-drill-disable-next-card missing-id -- later -->\n')}${ERROR.slice(ERROR.indexOf('##'))}`;
    const env = world({ 'a.md': silenced, 'b.md': ERROR });
    await runIn(env, 'lint', '--fix', '--rule', 'missing-id=off', 'b.md');
    await runIn(env, 'lint', '--fix', 'a.md');
    expect([read(env, 'a.md'), read(env, 'b.md')]).toEqual([silenced, ERROR]);
  });

  test('leaves a file whose bytes are no UTF-8 as it is', async () => {
    const env = world({});
    const bytes = Buffer.concat([Buffer.from(ERROR), Buffer.from([0xe9, 0x20, 0x0a])]);
    fs.writeFileSync(join(env.workingDirectory, 'a.md'), bytes);
    await runIn(env, 'lint', '--fix');
    expect(fs.readFileSync(join(env.workingDirectory, 'a.md'))).toEqual(bytes);
  });

  test('writes plain quotes only where the code stays sound', async () => {
    const said = (text: string): string =>
      deckText(
        `## Say it to Pods\n<!-- id: a -->\n\n\`\`\`sh answer\nkubectl annotate pod web ${text}\n\`\`\`\n\n> [!NOTE]\n> Why.\n`,
      );
    const env = world({
      'a.md': said('\u2018a=b c\u2019'),
      'b.md': said("'a=it\u2019s'").replace('topic: a', 'topic: b'),
      'c.md': said('a=b').replace('topic: a', 'topic: c').replace('kubectl', 'ku\u201cbectl'),
    });
    const before = ['b.md', 'c.md'].map((path) => read(env, path));
    await runIn(env, 'lint', '--fix');
    expect(read(env, 'a.md')).toBe(said("'a=b c'"));
    expect(['b.md', 'c.md'].map((path) => read(env, path))).toEqual(before);
  });

  test('prints changes that can be applied, whatever ends a line or stands in it', async () => {
    const text = `${ERROR}\nA \u001b[1mbold one. \n`.replaceAll('\n', '\r\n');
    const env = world({ 'a.md': text });
    const { out } = await runIn(env, 'lint', '--fix-dry-run');
    await runIn(env, 'lint', '--fix');
    expect(applyPatch(text, out)).toBe(read(env, 'a.md'));
    expect(read(env, 'a.md')).not.toBe(text);
  });

  test('prints thousands of changes in one text, with or without a line ending at its end', async () => {
    const cards = Array.from({ length: 3_000 }, (_, i) => `## What is number ${i}?\n\nIt.`).join('\n\n');
    for (const text of [deckText(cards), `${deckText(cards).trimEnd()}\n`]) {
      const env = world({ 'a.md': text });
      const { out } = await runIn(env, 'lint', '--fix-dry-run');
      await runIn(env, 'lint', '--fix');
      expect(applyPatch(text, out)).toBe(read(env, 'a.md'));
    }
  });

  test('is only told by --fix-dry-run', async () => {
    const env = world({ 'a.md': ERROR });
    const { out } = await runIn(env, 'lint', '--fix-dry-run');
    expect(out).toContain('--- a/a.md');
    expect(out).toContain('+++ b/a.md');
    expect(out).toContain('\n+<!-- id: a-prompt -->\n');
    expect(read(env, 'a.md')).toBe(ERROR);
  });
});

describe('the rules', () => {
  test('are listed, for people and as JSON', async () => {
    const { out } = await runIn(world({}), 'lint', '--rules');
    for (const code of CODES) expect(out).toContain(code);
    const json = JSON.parse((await runIn(world({}), 'lint', '--rules', '--format', 'json')).out);
    expect(json.rules.map((rule: { code: string }) => rule.code).sort()).toEqual([...CODES].sort());
  });

  test.each(['own-answer', 'missing-id', 'unknown-field', 'yaml-tab'])('%s is explained', async (code) => {
    const { out } = await runIn(world({}), 'lint', '--explain', code);
    expect(out).toMatch(
      new RegExp(`^${code} \\(error, [a-z ]+\\)\n\n[\\s\\S]*\nWhy: [\\s\\S]*\nHow to fix it: `),
    );
  });
});
