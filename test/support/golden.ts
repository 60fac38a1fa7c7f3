import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './decks.ts';

const FOLDER = join(ROOT, 'test/fixtures/kubectl-golden');

/** A line that was run, and what kubectl sent. */
export interface Recorded {
  readonly line: string;
  /** `null` for a command that runs until it is stopped. */
  readonly exit: number | null;
  /** Everything that changes something: no reads, without the names that kubectl gives itself. */
  readonly writes: string;
  /** All that was sent or written, reads too. */
  readonly sent: string;
}

interface Row {
  readonly argv: readonly string[];
  readonly exit: number | null;
  readonly requests: readonly Request[];
  readonly kubeconfig?: unknown;
  readonly stdout?: string;
}

interface Request {
  readonly method: string;
  readonly upgrade?: boolean;
  readonly query?: Readonly<Record<string, unknown>>;
}

export function readGolden(): Recorded[] {
  const text = readFileSync(join(FOLDER, 'golden-1.33.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .map((row) => ({
      line: ['kubectl', ...row.argv.map(quoted)].join(' '),
      exit: row.exit,
      writes: JSON.stringify([row.requests.filter(isWrite).map(withoutNames), row.kubeconfig ?? null]),
      sent: JSON.stringify([row.requests, row.kubeconfig ?? null, row.stdout ?? null]),
    }));
}

/** The rows of a table behind its heading. */
export function readGoldenTable(file: string): string[][] {
  const [, ...rows] = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n');
  return rows.map((row) => row.split('\t'));
}

function isWrite({ method, upgrade }: Request): boolean {
  return method !== 'GET' || upgrade === true;
}

function withoutNames(request: Request): unknown {
  const { fieldManager, fieldValidation, ...query } = request.query ?? {};
  return { ...request, query };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
