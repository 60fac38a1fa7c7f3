import type { ContainerProgram, OpenPort } from './container-program.ts';

const QUICK_END = { code: 0, after: 50 };

/** A known image and its program when no command is given. */
export interface KnownImage {
  readonly program: ContainerProgram;
  /** Whether it contains a shell and the usual small commands. */
  readonly shell: boolean;
}

function httpPort(port: number, body: string): OpenPort {
  const missing = { status: 404, body: '404 page not found\n' };
  return { port, protocol: 'http', answers: { '/': { status: 200, body }, '*': missing } };
}

function server(port: number, cpu: number, megabytes: number, prints: readonly string[] = []): KnownImage {
  const memory = megabytes * 2 ** 20;
  return {
    shell: true,
    program: { prints, listens: [{ port, protocol: 'tcp' }], cpu, memory, onTerm: QUICK_END },
  };
}

function webServer(port: number, body: string, prints: readonly string[] = []): KnownImage {
  return {
    shell: true,
    program: { prints, listens: [httpPort(port, body)], cpu: 1, memory: 8 * 2 ** 20, onTerm: QUICK_END },
  };
}

function controlPlane(cpu: number, megabytes: number, listens: readonly OpenPort[]): KnownImage {
  return { shell: false, program: { listens, cpu, memory: megabytes * 2 ** 20, onTerm: QUICK_END } };
}

/** An image that exits with an error if none of these variables is set. */
function withRequiredVariables(
  image: KnownImage,
  variables: readonly string[],
  says: readonly string[],
): KnownImage {
  return { ...image, program: { ...image.program, needs: [{ variables, says }] } };
}

function withoutShell(image: KnownImage): KnownImage {
  return { ...image, shell: false };
}

/** An image whose default command is a shell: without a terminal it reads nothing and exits. */
const SHELL: KnownImage = { shell: true, program: { exits: { code: 0, after: 0 } } };
const IDLE: KnownImage = { shell: false, program: { cpu: 0, memory: 2 ** 20, onTerm: QUICK_END } };
const AGENT: KnownImage = { shell: true, program: { cpu: 2, memory: 40 * 2 ** 20, onTerm: QUICK_END } };

const NGINX_PAGE =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n';

/** The known images by name without registry and tag. */
export const KNOWN_IMAGES: Readonly<Record<string, KnownImage>> = {
  nginx: webServer(80, NGINX_PAGE, [
    '/docker-entrypoint.sh: Configuration complete; ready for start up',
    '[notice] 1#1: start worker processes',
  ]),
  'nginxinc/nginx-unprivileged': webServer(8080, NGINX_PAGE),
  httpd: webServer(80, '<html><body><h1>It works!</h1></body></html>\n', [
    "[core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'",
  ]),
  'hashicorp/http-echo': withoutShell(webServer(5678, 'hello-world\n')),
  'traefik/whoami': withoutShell(webServer(80, 'Hostname: whoami\n')),
  'nginxdemos/hello': webServer(80, '<title>Hello World</title>\n'),
  redis: server(6379, 2, 8, ['1:M * Ready to accept connections tcp']),
  memcached: server(11211, 1, 4),
  postgres: withRequiredVariables(
    server(5432, 3, 40, ['LOG:  database system is ready to accept connections']),
    ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD'],
    ['Error: Database is uninitialized and superuser password is not specified.'],
  ),
  mysql: withRequiredVariables(
    server(3306, 5, 360, [
      '[System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. port: 3306',
    ]),
    ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
    [
      '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
      '    You need to specify one of the following as an environment variable:',
      '    - MYSQL_ROOT_PASSWORD',
      '    - MYSQL_ALLOW_EMPTY_PASSWORD',
      '    - MYSQL_RANDOM_ROOT_PASSWORD',
    ],
  ),
  mariadb: withRequiredVariables(
    server(3306, 5, 120),
    [
      'MARIADB_ROOT_PASSWORD',
      'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
      'MARIADB_RANDOM_ROOT_PASSWORD',
      'MYSQL_ROOT_PASSWORD',
    ],
    ['[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified'],
  ),
  mongo: server(27017, 5, 150),
  rabbitmq: server(5672, 5, 120),
  busybox: SHELL,
  alpine: SHELL,
  ubuntu: SHELL,
  debian: SHELL,
  bash: SHELL,
  python: SHELL,
  node: SHELL,
  perl: SHELL,
  'curlimages/curl': { shell: true, program: { exits: { code: 2, after: 0 } } },
  pause: IDLE,
  'coredns/coredns': withoutShell(server(53, 3, 20, ['.:53', 'CoreDNS-1.13.1'])),
  'kube-proxy': AGENT,
  etcd: controlPlane(20, 60, [
    { port: 2379, protocol: 'tcp' },
    { port: 2380, protocol: 'tcp' },
    { port: 2381, protocol: 'http' },
  ]),
  'kube-apiserver': controlPlane(40, 250, [{ port: 6443, protocol: 'https' }]),
  'kube-controller-manager': controlPlane(15, 60, [{ port: 10_257, protocol: 'https' }]),
  'kube-scheduler': controlPlane(5, 25, [{ port: 10_259, protocol: 'https' }]),
  fluentd: AGENT,
  'fluent/fluentd': AGENT,
  'fluent/fluent-bit': AGENT,
};
