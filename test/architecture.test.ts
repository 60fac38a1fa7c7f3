import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands/registry.ts';

const SRC = resolve(import.meta.dirname, '../src');

/** Who may import whom; type imports count. A part that is not listed here does not exist. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  env: [],
  'exam-version': [],
  errors: ['env', 'source'],
  source: [],
  style: ['env', 'source'],
  screen: ['source', 'style'],
  files: ['env', 'errors', 'source'],
  yaml: ['source'],
  curriculum: ['source', 'yaml'],
  kubernetes: ['source', 'yaml', 'exam-version'],
  deck: ['source', 'yaml', 'curriculum', 'exam-version'],
  cluster: ['source', 'yaml', 'kubernetes', 'exam-version'],
  client: ['source', 'yaml', 'kubernetes', 'cluster', 'exam-version'],
  serve: ['env', 'errors', 'source', 'files', 'cluster', 'client', 'kubernetes'],
  grade: ['source', 'deck', 'kubernetes', 'yaml', 'cluster', 'client', 'exam-version'],
  lab: ['source', 'yaml', 'kubernetes', 'deck', 'grade', 'cluster', 'client'],
  lint: ['source', 'style', 'screen', 'yaml', 'curriculum', 'deck', 'grade', 'kubernetes', 'lab'],
  workspace: ['env', 'errors', 'source', 'files', 'yaml', 'curriculum', 'deck', 'lint'],
  schedule: ['deck', 'curriculum'],
  session: ['deck', 'grade', 'schedule', 'curriculum'],
  progress: ['env', 'errors', 'source', 'files', 'deck', 'schedule', 'session'],
  ui: ['env', 'errors', 'source', 'style', 'screen', 'kubernetes', 'deck', 'grade', 'schedule', 'session'],
  editor: ['env', 'errors', 'source', 'files', 'kubernetes', 'deck', 'progress', 'ui'],
  learner: [
    'env',
    'errors',
    'source',
    'files',
    'curriculum',
    'deck',
    'schedule',
    'progress',
    'editor',
    'lab',
  ],
  play: [
    'env',
    'source',
    'errors',
    'style',
    'screen',
    'kubernetes',
    'deck',
    'grade',
    'schedule',
    'session',
    'progress',
    'ui',
    'editor',
    'learner',
  ],
  commands: [
    'env',
    'errors',
    'exam-version',
    'source',
    'style',
    'screen',
    'files',
    'yaml',
    'curriculum',
    'kubernetes',
    'deck',
    'grade',
    'lint',
    'workspace',
    'schedule',
    'session',
    'progress',
    'ui',
    'editor',
    'learner',
    'play',
    'client',
    'cluster',
    'serve',
    'lab',
  ],
  main: ['commands', 'errors', 'env', 'source'],
  'guard-output': ['env', 'source'],
  'real-env': ['env', 'guard-output', 'style', 'ui'],
};

/** The one part that may import a library. */
const SINGLE_IMPORTER: Record<string, string> = {
  chalk: 'style',
  yaml: 'yaml',
  'gray-matter': 'deck',
  'ts-fsrs': 'schedule',
  conf: 'progress',
  inquirer: 'ui',
  commander: 'commands',
  asn1js: 'serve',
  ws: 'serve',
  'node:http': 'serve',
  'node:https': 'serve',
  'node:tls': 'serve',
  'node:net': 'serve',
};

const LONGEST_FILE = 400;
const MEDIAN_FILE = 90;

interface Source {
  readonly path: string;
  readonly part: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    return { path, part: partOf(path), text, imports: importsOf(text) };
  });

function partOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...found].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** The code of a file without its comments and string contents. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '');
}

describe('layers', () => {
  test.each(sources)('$path imports only what its part may', ({ path, part, imports }) => {
    const allowed = MAY_IMPORT[part];
    expect(allowed, `${part} is no part of the design`).toBeDefined();
    const forbidden = imports
      .filter((i) => i.startsWith('.') && !i.endsWith('.json'))
      .map((i) => partOf(relative(SRC, resolve(SRC, dirname(path), i))))
      .filter((target) => target !== part && !allowed?.includes(target));
    expect(forbidden).toEqual([]);
  });

  test.each(sources)('$path leaves libraries to the part that owns them', ({ part, imports }) => {
    expect(imports.filter((i) => (SINGLE_IMPORTER[i] ?? part) !== part)).toEqual([]);
  });

  test.each(sources)('$path keeps within bounds', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(LONGEST_FILE + 1);
  });

  test('half of the files are short', () => {
    const lengths = sources.map((s) => s.text.split('\n').length).sort((a, b) => a - b);
    expect(lengths[lengths.length >> 1]).toBeLessThanOrEqual(MEDIAN_FILE);
  });
});

describe('circles', () => {
  /** What a file imports: by value, by type or with `import()`. */
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports
        .filter((i) => i.startsWith('.') && i.endsWith('.ts'))
        .map((i) => relative(SRC, resolve(SRC, dirname(path), i))),
    ]),
  );

  /** The way from a file back to itself; empty where there is none. */
  function circle(start: string): string[] {
    const from = new Map<string, string>();
    const open = [start];
    for (let path = open.pop(); path !== undefined; path = open.pop())
      for (const next of edges.get(path) ?? []) {
        if (from.has(next)) continue;
        from.set(next, path);
        open.push(next);
      }
    const way: string[] = [];
    for (let path = from.get(start); path !== undefined; path = path === start ? undefined : from.get(path))
      way.unshift(path);
    return way;
  }

  test.each(sources)('$path does not import itself through others', ({ path }) => {
    expect(circle(path)).toEqual([]);
  });
});

describe('places', () => {
  const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
  /** What every command needs, and what runs when none is named. */
  const OF_ALL_COMMANDS = ['program', 'registry', 'command', 'flags', 'start'];
  /** A folder of commands that differ in a line. */
  const FOLDER_OF_COMMANDS = 'manage';

  test('a file of its own in src is a part of its own', () => {
    const files = sources.filter(({ path }) => !path.includes('/')).map(({ path }) => path);
    expect(files.sort()).toEqual([
      'env.ts',
      'errors.ts',
      'exam-version.ts',
      'guard-output.ts',
      'main.ts',
      'real-env.ts',
      'screen.ts',
      'style.ts',
    ]);
  });

  test.each(sources.filter(({ part }) => part === 'commands'))('$path belongs to a command', ({ path }) => {
    const [, name = ''] = path.replace(/\.ts$/, '').split('/');
    expect([...COMMAND_NAMES, ...OF_ALL_COMMANDS, FOLDER_OF_COMMANDS]).toContain(name);
  });

  test('every file beside the registry of lint rules is in it', () => {
    const registry = sources.find(({ path }) => path === 'lint/rules/registry.ts');
    const files = sources.map(({ path }) => path).filter((path) => path.startsWith('lint/rules/'));
    const missing = files.filter(
      (path) => path !== registry?.path && !registry?.imports.includes(path.replace('lint/rules/', './')),
    );
    expect(missing).toEqual([]);
  });

  test('tests lie where what they test does', () => {
    const NOT_OF_A_PART = ['build', 'slow', 'corpus', 'decks'];
    const folders = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts') && path.includes('/') && !path.includes('node_modules'))
      .map(dirname)
      .filter((folder) => !NOT_OF_A_PART.includes(folder.split('/')[0] ?? ''));
    expect(folders.filter((folder) => !existsSync(join(SRC, folder)))).toEqual([]);
  });
});

describe('names', () => {
  test('no two exported types share a name', () => {
    const files = new Map<string, string[]>();
    for (const { path, text } of sources)
      for (const [, name = ''] of text.matchAll(/^export (?:abstract )?(?:type|interface|class) (\w+)/gm))
        files.set(name, [...(files.get(name) ?? []), path]);
    expect([...files].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });
});

describe('the outside world comes in through Env', () => {
  const below = sources.filter((s) => s.path !== 'real-env.ts');
  test.each(below)('$path reads no clock, random source, console or process', ({ text }) => {
    const outside = code(text).match(
      /\b(?:Date\.now|new Date\(\)|Math\.random|console\.|process\.|performance\.now|crypto\.random\w*)/g,
    );
    expect(outside ?? []).toEqual([]);
  });

  test.each(below)('$path imports nothing that acts on the outside', ({ text, part }) => {
    const acting = [
      ...text.matchAll(
        /import (?!type)[^;]*? from '(node:(?:fs|child_process|process|os|readline|http|https|net)[^']*)'/g,
      ),
    ];
    const own = part === 'serve' ? ['node:https', 'node:net'] : [];
    expect(acting.map((m) => m[1]).filter((name = '') => !own.includes(name))).toEqual([]);
  });
});

/** Tables by arbitrary words, in which `constructor` must not be found: names in the file that declares them, and those that it exports. */
const TABLE_TYPE = String.raw`(?:Readonly<|Partial<|\s)*Record<\s*string\b`;

function tablesOf(text: string): { readonly names: string[]; readonly properties: string[] } {
  const aliases = [...text.matchAll(new RegExp(String.raw`\btype (\w+) = ${TABLE_TYPE}`, 'g'))].map(
    (m) => m[1],
  );
  const type = `(?:${[TABLE_TYPE, ...aliases.map((alias) => String.raw`${alias}\b`)].join('|')})`;
  const all = (pattern: string) => [...text.matchAll(new RegExp(pattern, 'g'))].map((m) => m[1] ?? '');
  return {
    names: all(String.raw`\b(\w+)\??:\s*${type}`),
    properties: all(String.raw`readonly (\w+)\??:\s*${type}`),
  };
}

/** Where a list shares its name with a table of another file. */
const POSITION = /^(?:\d+|n|i|at|i \+ 1)$/;

describe('a table is asked for its own entries only', () => {
  const tables = new Map(sources.map(({ path, text }) => [path, tablesOf(text)]));
  const properties = new Set([...tables.values()].flatMap((t) => t.properties));

  /** Names that are tables in a file: its own, and those that it imports from where they are declared. */
  function namesIn({ path, text }: Source): Set<string> {
    const imported = [...text.matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']*)'/g)].flatMap(
      ([, words = '', from = '']) => {
        const source = tables.get(relative(SRC, resolve(SRC, dirname(path), from)));
        return words
          .split(',')
          .map((word) => word.trim())
          .filter((word) => source?.names.includes(word));
      },
    );
    return new Set([...(tables.get(path)?.names ?? []), ...imported]);
  }

  test.each(sources.filter(({ path }) => path !== 'source/look-up.ts'))(
    '$path looks words up by lookUp',
    (source) => {
      const names = namesIn(source);
      const indexed = source.text.matchAll(
        /(\.?)(\w+)(?:\s+as [^()\n]*\))?(?:\?\.)?\[(?!['\]"]|number\])([^\]\n]+)\]/g,
      );
      const unguarded = [...indexed].filter(
        ([all, dot, name = '', index = '']) =>
          /as [^()]*Record<string\b/.test(all) ||
          (dot === '.' ? properties.has(name) && !POSITION.test(index) : names.has(name)),
      );
      expect(unguarded.map(([all]) => all)).toEqual([]);
    },
  );
});
