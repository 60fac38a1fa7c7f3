import { join } from '../../source/range.ts';
import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';
import type { Statement } from '../command/statement.ts';

/** A redirect to a temporary file: in `/tmp`, or named without a folder. */
const TEMPORARY = /^1>((?:\/tmp\/)?[\w.-]+)$/;

/**
 * Rewrites `iptables-save > /tmp/rules` and `grep KUBE /tmp/rules` as `iptables-save | grep KUBE`, and `… > a.yaml` and `mv a.yaml DIR` as `… >
 * DIR/a.yaml`, if nothing else refers to the file.
 * @param reference the requested commands: a file that they refer to is not temporary
 */
export function withoutTemporaryFiles(
  statements: readonly Statement[],
  reference: readonly Statement[],
): readonly Statement[] {
  for (const [at, first] of statements.entries()) {
    const second = statements[at + 1];
    const joined = second && (joinedBy(first, second) ?? movedBy(first, second, reference));
    if (joined === undefined) continue;
    const others = [...reference, ...statements.slice(0, at), joined.statement, ...statements.slice(at + 2)];
    if (others.some((one) => speaksOf(one, joined.file))) continue;
    return [...statements.slice(0, at), joined.statement, ...statements.slice(at + 2)];
  }
  return statements;
}

/** Programs that read the file in their last word, or else their standard input. */
const FILTERS: ReadonlySet<string> = new Set(['base64', 'cut', 'grep', 'head', 'jq', 'sort', 'tail', 'wc']);

interface Joined {
  readonly statement: Statement;
  readonly file: string;
}

interface Written {
  readonly writer: Command;
  readonly file: string;
}

/** The last command of a pipeline, and the temporary file that it writes. */
function writtenBy({ commands }: Statement): Written | undefined {
  const writer = commands.at(-1);
  const [redirect, ...more] = writer?.facts.filter(isRedirect) ?? [];
  const [, file] = TEMPORARY.exec(redirect?.value ?? '') ?? [];
  if (writer === undefined || file === undefined || more.length > 0) return undefined;
  return { writer, file };
}

/** Joins two statements if the second moves or copies the file that the first writes to a place that the reference writes to. */
function movedBy(first: Statement, second: Statement, reference: readonly Statement[]): Joined | undefined {
  const { writer, file } = writtenBy(first) ?? {};
  const [mover, ...more] = second.commands;
  if (writer === undefined || file === undefined || more.length > 0 || second.joint === '||')
    return undefined;
  if (mover?.tool !== 'mv' && mover?.tool !== 'cp') return undefined;
  const words = mover.facts.find(({ path }) => path === 'words');
  const name = file.split('/').at(-1);
  const places = reference.flatMap(({ commands }) =>
    commands.flatMap(({ facts }) => facts.filter(isRedirect)),
  );
  const place = places.find(({ value }) => {
    const path = value.replace(/^1>/, '');
    const folder = path.endsWith(`/${name}`) ? path.slice(0, -`/${name}`.length) : path;
    return [path, folder].some((to) => words?.value === JSON.stringify([file, to]));
  });
  if (place === undefined) return undefined;
  const facts = writer.facts.map((fact) => (isRedirect(fact) ? { ...fact, value: place.value } : fact));
  const commands = [...first.commands.slice(0, -1), { ...writer, facts }];
  return { statement: { ...first, commands, range: join(first.range, second.range) }, file };
}

/** Joins two statements into one pipeline if the second filters the file that the first writes. */
function joinedBy(first: Statement, second: Statement): Joined | undefined {
  const { writer, file } = writtenBy(first) ?? {};
  const [reader, ...rest] = second.commands;
  if (writer === undefined || reader === undefined || file === undefined) return undefined;
  const facts = FILTERS.has(reader.tool) && second.joint !== '||' ? withoutFile(reader, file) : undefined;
  if (facts === undefined) return undefined;
  const plain = { ...writer, facts: writer.facts.filter((fact) => !isRedirect(fact)) };
  const commands = [...first.commands.slice(0, -1), plain, { ...reader, facts }, ...rest];
  return { statement: { joint: first.joint, commands, range: join(first.range, second.range) }, file };
}

/** The facts of a command without the name of the file in its last word; `undefined` if it does not read that file. */
function withoutFile({ facts }: Command, file: string): readonly Fact[] | undefined {
  const end = `,${JSON.stringify(file)}]`;
  const words = facts.find(({ path, value }) => path === 'words' && value.endsWith(end));
  if (words === undefined) return undefined;
  return facts.map((fact) =>
    fact === words ? { ...fact, value: `${fact.value.slice(0, -end.length)}]` } : fact,
  );
}

function isRedirect({ path }: Fact): boolean {
  return path === 'redirect';
}

function speaksOf({ commands }: Statement, file: string): boolean {
  return commands.some(({ facts }) => facts.some(({ value }) => value.split(/[\s"',=<>]+/).includes(file)));
}
