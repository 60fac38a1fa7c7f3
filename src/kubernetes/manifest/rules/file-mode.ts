import { type Finding, findingAtValue } from '../finding.ts';
import { child, children, type Located, numberAt } from '../located.ts';
import { podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const HIGHEST = 0o777;
/** Modes that people write in octal but that are also valid decimals; `420`, which is how kubectl prints 0644, is intended as decimal. */
const MEANT_OCTAL = new Set(['400', '440', '444', '500']);
const SOURCES = ['configMap', 'secret', 'downwardAPI', 'projected'];

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#set-posix-permissions-on-configmap-data */
export const fileMode: Rule = {
  code: 'file-mode',
  advises: true,
  *check(object) {
    for (const volume of children(podSpecOf(object), 'volumes')) {
      for (const source of SOURCES) yield* modes(child(volume, source));
      for (const part of children(volume, 'projected', 'sources')) {
        for (const source of SOURCES) yield* modes(child(part, source));
      }
    }
  },
};

function* modes(source: Located | undefined): Iterable<Finding> {
  yield* mode(child(source, 'defaultMode'));
  for (const item of children(source, 'items')) yield* mode(child(item, 'mode'));
}

function* mode(at: Located | undefined): Iterable<Finding> {
  const value = numberAt(at);
  if (at === undefined || value === undefined) return;
  const octal = `0${value.toString(8)}`;
  if (value < 0 || value > HIGHEST) {
    const meant = /^[0-7]{3}$/.test(String(value))
      ? { help: `write \`0${value}\`: without the 0 it is decimal` }
      : {};
    yield findingAtValue('file-mode', at, `${value} is ${octal} in octal: a mode is 0 to 0777`, meant);
  } else if (at.node.kind === 'scalar' && MEANT_OCTAL.has(at.node.raw)) {
    const help = `write \`0${at.node.raw}\` if this is the mode, or \`${octal}\` to keep the value`;
    yield findingAtValue('file-mode', at, `${value} is decimal, which is the mode ${octal}`, {
      help,
      severity: 'warning',
    });
  }
}
