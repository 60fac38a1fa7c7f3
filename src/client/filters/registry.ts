import type { ShellProgram } from '../shell/program.ts';
import { awk } from './awk/awk.ts';
import { cut, tr } from './columns.ts';
import { fail, succeed, test } from './conditions.ts';
import { copyOrMove, ls, mkdir, rm, touch } from './files.ts';
import { grep } from './grep.ts';
import { jq } from './jq/jq.ts';
import { nl, paste, rev } from './lines.ts';
import { sort, uniq } from './order.ts';
import { base64, cat, headOrTail, pager, tac, tee, wc } from './passing.ts';
import { echo, printf, seq } from './printing.ts';
import { sed } from './sed/sed.ts';
import { date, sleep } from './time.ts';
import { xargs } from './xargs.ts';
import { yq } from './yq.ts';

/** The tools for text and files that a script can use. */
export const FILTERS: Readonly<Record<string, ShellProgram>> = {
  ':': succeed,
  true: succeed,
  false: fail,
  test,
  '[': test,
  echo,
  printf,
  seq,
  cat,
  tac,
  less: pager,
  more: pager,
  head: headOrTail,
  tail: headOrTail,
  wc,
  tee,
  base64,
  sed,
  awk,
  mawk: awk,
  gawk: awk,
  grep,
  egrep: grep,
  fgrep: grep,
  cut,
  tr,
  sort,
  uniq,
  xargs,
  jq,
  yq,
  paste,
  rev,
  nl,
  sleep,
  date,
  mkdir,
  touch,
  rm,
  cp: copyOrMove,
  mv: copyOrMove,
  ls,
};
