/** How a program without a table of its own reads its flags. */
export interface EverydayTool {
  /** Letters of flags without a value. */
  readonly switches: string;
  /** Letters of flags with a value. */
  readonly values?: string;
  /** The letter of each long flag; `-` for a long flag without a letter that takes a value. */
  readonly long?: Readonly<Record<string, string>>;
  /** Letters that mean the same as another letter, by letter. */
  readonly same?: Readonly<Record<string, string>>;
  /** Flags that only change what the program reports about its work, or how long it waits. */
  readonly quiet?: readonly string[];
  /** Flags that keep everything that was asked for in the output, so that an answer may add them. */
  readonly looks?: readonly string[];
  /** Whether `-5` is `-n 5`. */
  readonly counts?: true;
  /** For a program that runs another command: how many words come before that command. All words from there on belong to the command. */
  readonly before?: number;
  /** What kind of values its other words are. */
  readonly operands?: 'paths' | 'addresses';
}

const SOCKETS: EverydayTool = {
  switches: 'aelnprtu46',
  long: {
    all: 'a',
    listening: 'l',
    numeric: 'n',
    program: 'p',
    programs: 'p',
    processes: 'p',
    tcp: 't',
    udp: 'u',
  },
};
const LINES: EverydayTool = {
  switches: 'fFqv',
  values: 'cn',
  long: { lines: 'n', bytes: 'c', follow: 'f' },
  counts: true,
};

/** By program. A flag that is not listed stays among the other words. */
export const EVERYDAY_TOOLS: Readonly<Record<string, EverydayTool>> = {
  'apt-mark': { switches: 'qy', quiet: ['-q', '-y'] },
  'apt-get': { switches: 'qy', long: { yes: 'y', 'assume-yes': 'y' } },
  awk: { switches: '', values: 'Fv' },
  base64: {
    switches: 'Ddi',
    values: 'w',
    same: { D: 'd' },
    long: { decode: 'd', 'ignore-garbage': 'i', wrap: 'w' },
    quiet: ['-i'],
  },
  cat: { switches: 'AbEensTv', operands: 'paths' },
  cp: {
    switches: 'adfLpRrv',
    values: 't',
    same: { R: 'r' },
    long: { archive: 'a', preserve: 'p', recursive: 'r', 'target-directory': 't', verbose: 'v' },
    looks: ['-f', '-p'],
    quiet: ['-v'],
    operands: 'paths',
  },
  curl: {
    switches: 'fgGiIkLNOsSv46',
    values: 'AbcdeEFHmorTuUwxX',
    long: {
      cacert: '-',
      cert: 'E',
      'connect-timeout': '-',
      data: 'd',
      fail: 'f',
      head: 'I',
      header: 'H',
      include: 'i',
      insecure: 'k',
      key: '-',
      location: 'L',
      'max-time': 'm',
      output: 'o',
      request: 'X',
      resolve: '-',
      silent: 's',
      'show-error': 'S',
      url: '-',
      user: 'u',
      verbose: 'v',
      'write-out': 'w',
    },
    looks: ['-f', '-i', '-L'],
    quiet: ['-s', '-S', '-v', '-m', '--connect-timeout', '--no-progress-meter'],
    operands: 'addresses',
  },
  cut: { switches: 's', values: 'bcdf', long: { delimiter: 'd', fields: 'f' } },
  df: { switches: 'ahikTP', long: { 'human-readable': 'h' }, looks: ['-h', '-T'] },
  du: {
    switches: 'achksx',
    values: 'd',
    long: { 'human-readable': 'h', 'max-depth': 'd', summarize: 's' },
    looks: ['-h'],
  },
  grep: {
    switches: 'cEFhHiLlnoPqRrsvwx',
    values: 'ABCefm',
    long: {
      'after-context': 'A',
      'before-context': 'B',
      context: 'C',
      count: 'c',
      'extended-regexp': 'E',
      'fixed-strings': 'F',
      'ignore-case': 'i',
      'invert-match': 'v',
      'line-number': 'n',
      'max-count': 'm',
      'only-matching': 'o',
      quiet: 'q',
      regexp: 'e',
      'word-regexp': 'w',
    },
    looks: ['-H', '-i', '-n'],
    quiet: ['--color'],
  },
  head: LINES,
  jq: {
    switches: 'aCcMnrsS',
    long: { 'compact-output': 'c', 'raw-output': 'r', slurp: 's', 'sort-keys': 'S' },
  },
  ls: {
    switches: '1aAdFhilnrRSt',
    long: { all: 'a', 'almost-all': 'A', 'human-readable': 'h' },
    looks: ['-1', '-A', '-a', '-F', '-h', '-l'],
    quiet: ['--color'],
    operands: 'paths',
  },
  mkdir: {
    switches: 'pv',
    values: 'm',
    long: { mode: 'm', parents: 'p', verbose: 'v' },
    looks: ['-p'],
    quiet: ['-v'],
    operands: 'paths',
  },
  mv: {
    switches: 'finv',
    values: 't',
    long: { force: 'f', 'target-directory': 't', verbose: 'v' },
    looks: ['-f'],
    quiet: ['-v'],
    operands: 'paths',
  },
  nft: {
    switches: 'acjnNsSpTty',
    long: { handle: 'a', json: 'j', numeric: 'n', stateless: 's', terse: 't' },
    looks: ['-a', '-n'],
  },
  nslookup: { switches: '' },
  nc: { switches: 'klnuvz46', values: 'ipsw', looks: ['-n', '-v', '-w'] },
  netstat: SOCKETS,
  ping: { switches: 'nq46', values: 'cisWw', looks: ['-n', '-W', '-w'] },
  rm: {
    switches: 'dfiRrv',
    same: { R: 'r' },
    long: { force: 'f', recursive: 'r', verbose: 'v' },
    looks: ['-f'],
    quiet: ['-v'],
    operands: 'paths',
  },
  scp: {
    switches: '346BCpqrTv',
    values: 'FiJloP',
    looks: ['-C', '-p', '-q', '-v'],
    operands: 'paths',
  },
  sed: { switches: 'Einrsz', values: 'e' },
  sort: {
    switches: 'bdfhnruV',
    values: 'kt',
    long: { 'field-separator': 't', key: 'k', 'numeric-sort': 'n', reverse: 'r', unique: 'u' },
  },
  ss: SOCKETS,
  ssh: {
    switches: '46ACqtTvx',
    values: 'FiJlop',
    looks: ['-4', '-A', '-C', '-q', '-t', '-T', '-v'],
    before: 1,
  },
  tail: LINES,
  tee: { switches: 'ai', long: { append: 'a' }, operands: 'paths' },
  touch: { switches: 'acm', operands: 'paths' },
  uniq: { switches: 'cdiu', long: { count: 'c' } },
  wc: { switches: 'clmw', long: { bytes: 'c', chars: 'm', lines: 'l', words: 'w' } },
  wget: {
    switches: 'cqS46',
    values: 'OPTtU',
    long: {
      header: '-',
      'output-document': 'O',
      'post-data': '-',
      quiet: 'q',
      timeout: 'T',
      tries: 't',
      'user-agent': 'U',
    },
    looks: ['-S', '-T', '-t'],
    quiet: ['-q'],
    operands: 'addresses',
  },
};
