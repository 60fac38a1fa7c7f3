import type { FileUse, Hints } from './hints.ts';
import type { Recipe } from './recipe.ts';
import { HOME_SERVER, KUBECONFIG_PATH } from './world.ts';

/** The learner's files: a kubeconfig, and the files that commands read. */
export function worldFiles({ contexts, files, verbs, users }: Hints, recipe: Recipe): Record<string, string> {
  const found = [[KUBECONFIG_PATH, kubeconfig(contexts, verbs, recipe, users)]];
  for (const [path, use] of files) {
    const isFolder = path.endsWith('/') || (use === 'manifest' && !/\.\w+$/.test(path));
    const inside = isFolder
      ? ['one.yaml', 'two.yaml'].map((name) => `${path.replace(/\/$/, '')}/${name}`)
      : [path];
    for (const one of inside) found.push([one, content(one, use, recipe, contexts)]);
  }
  return Object.fromEntries(found);
}

function content(path: string, use: FileUse, recipe: Recipe, contexts: readonly string[]): string {
  const name = nameOf(path);
  switch (use) {
    case 'manifest':
      return manifest(name, recipe);
    case 'variables':
      return `MODE=blue-${recipe.seed}\nFROM=${name}\n`;
    case 'patch':
      return `metadata:\n  annotations:\n    patched-by: ${name}\n`;
    case 'kubeconfig':
      return kubeconfig([...contexts, `of-${name}`], new Set(['config']), recipe);
    case 'text':
      return `${path.split('/').at(-1)} ${recipe.seed}\nsize=3\n${LONG_LINE}\n`;
  }
}

/** Longer than the lines of a tool that wraps its output, such as base64. */
const LONG_LINE = `note=${'abcdefghij'.repeat(8)}`;

/** Likely contents of a manifest with this name: a Pod in some worlds, more in others. */
function manifest(name: string, { seed }: Recipe): string {
  const place = seed % 3 === 0 ? '\n  namespace: other-team' : '';
  const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}-pod${place}\n  labels: {app: ${name}}\nspec:\n  containers:\n  - name: main\n    image: nginx:1.27\n`;
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}-settings\ndata:\n  mode: "${seed}"\n`;
  return seed % 2 === 0 ? pod : `${pod}---\n${map}`;
}

function nameOf(path: string): string {
  const base = path
    .replace(/\/+$/, '')
    .split('/')
    .slice(-2)
    .join('-')
    .replace(/^(?:user|\.)-/, '');
  return (
    base
      .toLowerCase()
      .replace(/\.[a-z]+$/, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'file'
  );
}

interface Context {
  readonly name: string;
  readonly server: string;
  readonly namespace: string;
}

function kubeconfig(
  contexts: readonly string[],
  verbs: ReadonlySet<string>,
  { seed }: Recipe,
  users: readonly string[] = [],
): string {
  const named = contexts.filter((name) => name !== 'kubernetes-admin@kubernetes');
  const all: Context[] = [
    { name: 'kubernetes-admin@kubernetes', server: HOME_SERVER, namespace: '' },
    ...named.map((name, at) => ({
      name,
      server: `https://cluster-${at + 2}:6443`,
      namespace: seed % 2 === 0 ? 'apps' : '',
    })),
  ];
  const asksForContexts = [...verbs].some((verb) => verb.startsWith('config'));
  if (asksForContexts)
    all.push({ name: `spare-${seed}`, server: 'https://cluster-9:6443', namespace: 'spare' });
  const current = asksForContexts ? all[seed % all.length] : all[0];
  const lines = [
    'apiVersion: v1',
    'kind: Config',
    `current-context: ${JSON.stringify(current?.name ?? '')}`,
    'contexts:',
    ...all.map(
      ({ name, namespace }) =>
        `- ${JSON.stringify({ name, context: { cluster: `c-${name}`, user: `u-${name}`, ...(namespace && { namespace }) } })}`,
    ),
    'clusters:',
    ...all.map(({ name, server }) => `- ${JSON.stringify({ name: `c-${name}`, cluster: { server } })}`),
    'users:',
    ...all.map(({ name }) => `- ${JSON.stringify({ name: `u-${name}`, user: { token: name } })}`),
    ...(users.length > 0 ? ['another', ...users] : []).map(
      (name) => `- ${JSON.stringify({ name, user: login(name) })}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A user's credentials, readable when decoded. */
function login(name: string): Record<string, string> {
  return {
    'client-certificate-data': btoa(`certificate of ${name}\n`),
    'client-key-data': btoa(`key of ${name}\n`),
    token: `token-of-${name}`,
  };
}
