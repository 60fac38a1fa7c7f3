import type { RegistryLogin } from '../registry-login.ts';
import type { ContainerProgram, OpenPort, PathAnswer } from './container-program.ts';

/** What containers of an image, or of a name, do in a lab. What it leaves out is as the image's own program does it. */
export interface DeclaredProgram
  extends Pick<
    ContainerProgram,
    'startsIn' | 'needs' | 'prints' | 'repeats' | 'exits' | 'memory' | 'growth' | 'cpu'
  > {
  /** The only programs that the image has beside a shell's: another command cannot start. Any where absent. */
  readonly runs?: readonly string[];
  /** The ports on which it listens, instead of those of the image. */
  readonly listens?: readonly OpenPort[];
  /** What each of its HTTP ports answers, by path; `*` is any other path. */
  readonly answers?: Readonly<Record<string, PathAnswer>>;
  /** The login without which its registry does not hand it out. */
  readonly pullsAs?: RegistryLogin;
  /** Whether it does not listen when it is told to end. */
  readonly ignoresTerm?: boolean;
}

/** By image (`shop/api`, of any tag; `shop/api:1.4`) or name of a container; a name takes precedence, then an image with its tag. */
export type DeclaredPrograms = Readonly<Record<string, DeclaredProgram>>;

/** A program with what is declared of it. */
export function withDeclared(program: ContainerProgram, declared: DeclaredProgram): ContainerProgram {
  const { runs, answers, ignoresTerm, pullsAs, listens = program.listens, ...rest } = declared;
  const { onTerm, ...base } = program;
  const ports = answers === undefined ? listens : listens?.map((port) => answering(port, answers));
  return {
    ...base,
    ...rest,
    ...(ports !== undefined && { listens: ports }),
    ...(onTerm !== undefined && ignoresTerm !== true && { onTerm }),
  };
}

function answering(port: OpenPort, answers: Readonly<Record<string, PathAnswer>>): OpenPort {
  return port.protocol === 'http' ? { ...port, answers: { ...port.answers, ...answers } } : port;
}
