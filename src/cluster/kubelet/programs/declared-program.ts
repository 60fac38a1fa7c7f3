import type { RegistryLogin } from '../registry-login.ts';
import type { ContainerProgram, OpenPort, PathAnswer } from './container-program.ts';

/** The declared behavior of containers with an image or a name in a lab. Whatever is not declared follows the image's own program. */
export interface DeclaredProgram
  extends Pick<
    ContainerProgram,
    'startsIn' | 'needs' | 'prints' | 'repeats' | 'exits' | 'memory' | 'growth' | 'cpu'
  > {
  /** The only programs in the image besides a shell's commands: any other command fails to start. By default, all programs exist. */
  readonly runs?: readonly string[];
  /** The ports on which it listens, instead of those of the image. */
  readonly listens?: readonly OpenPort[];
  /** The responses of its HTTP ports by path; `*` is any other path. */
  readonly answers?: Readonly<Record<string, PathAnswer>>;
  /** The login that its registry requires. */
  readonly pullsAs?: RegistryLogin;
  /** Whether it ignores SIGTERM. */
  readonly ignoresTerm?: boolean;
}

/**
 * Declarations by image (`shop/api` for any tag, or `shop/api:1.4`) or by container name. A name takes precedence, then an image with its
 * tag.
 */
export type DeclaredPrograms = Readonly<Record<string, DeclaredProgram>>;

/** A program with its declaration applied. */
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
