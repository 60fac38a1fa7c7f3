import { join } from '../../source/range.ts';
import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';
import type { Statement } from '../command/statement.ts';

/** A file for a moment: in `/tmp`, or named without a folder. */
const TEMPORARY = /^1>((?:\/tmp\/)?[\w.-]+)$/;

/**
 * The statements of an answer with `iptables-save > /tmp/rules` and `grep KUBE /tmp/rules` as `iptables-save | grep KUBE`, where nothing else speaks of
 * the file.
 * @param reference what was asked for: a file that it speaks of is none of the answer's own
 */
export function withoutTemporaryFiles(
  statements: readonly Statement[],
  reference: readonly Statement[],
): readonly Statement[] {
  for (const [at, first] of statements.entries()) {
    const second = statements[at + 1];
    const joined = second && joinedBy(first, second);
    if (joined === undefined) continue;
    const others = [...reference, ...statements.slice(0, at), joined.statement, ...statements.slice(at + 2)];
    if (others.some((one) => speaksOf(one, joined.file))) continue;
    return [...statements.slice(0, at), joined.statement, ...statements.slice(at + 2)];
  }
  return statements;
}

interface Joined {
  readonly statement: Statement;
  readonly file: string;
}

/** Two statements as one pipe, where the second looks for lines in the file that the first writes. */
function joinedBy(first: Statement, second: Statement): Joined | undefined {
  const writer = first.commands.at(-1);
  const [reader, ...rest] = second.commands;
  const written = writer?.facts.filter(isRedirect) ?? [];
  const [, file] = TEMPORARY.exec(written[0]?.value ?? '') ?? [];
  if (writer === undefined || reader === undefined || file === undefined || written.length > 1)
    return undefined;
  const facts = reader.tool === 'grep' && second.joint !== '||' ? withoutFile(reader, file) : undefined;
  if (facts === undefined) return undefined;
  const plain = { ...writer, facts: writer.facts.filter((fact) => !isRedirect(fact)) };
  const commands = [...first.commands.slice(0, -1), plain, { ...reader, facts }, ...rest];
  return { statement: { joint: first.joint, commands, range: join(first.range, second.range) }, file };
}

/** The facts of a command that reads a file named last, without its name. */
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
