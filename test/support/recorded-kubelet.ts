import { notFoundError } from '../../src/cluster/kubelet/image-reference.ts';
import type { KubeletProfile } from '../../src/cluster/kubelet/profile.ts';
import type { ContainerProgram } from '../../src/cluster/kubelet/programs/container-program.ts';
import { type JsonObject, listAt, textAt } from '../../src/kubernetes/json.ts';

/** The simulated kubelets of the recorded sessions: what a program does is read off its manifest, and nothing takes long. */
export const RECORDED_KUBELET: KubeletProfile = {
  program: fate,
  pullError: (image) => (image.includes('nosuch') ? notFoundError(image) : undefined),
  isPresent: () => true,
  delays: { start: 100, pull: 0, spread: 60, stop: 200 },
  countsEvents: false,
  ownsLeases: false,
  announces: false,
  graceful: false,
  mostRestarts: 1,
  forgetsReplaced: true,
  readyWhileInitializing: true,
  readiness: (probe) => !JSON.stringify(probe).includes('notready'),
  imageName: (image) => image,
  imageId: (image) => `docker.io/library/${image}`,
};

const SHORT = [
  'true',
  'echo',
  'date',
  'printf',
  'env',
  'printenv',
  'hostname',
  'ls',
  'cat',
  'pwd',
  'id',
  'whoami',
  'uname',
  'expr',
  'test',
  'touch',
  'perl',
  'mkdir',
  'nslookup',
  'wget',
  'curl',
];

function fate(container: JsonObject): ContainerProgram {
  const words = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  const [first = ''] = words;
  if (first.includes('nosuch')) return { startError: `exec: "${first}": executable file not found in $PATH` };
  const image = textAt(container, 'image');
  if (words.length === 0) return /(^|\/)busybox(:|$)/.test(image) ? ended(0) : {};
  const isShell = /(^|\/)(ba|a)?sh$/.test(first) && /^-\w*c$/.test(words[1] ?? '');
  const script = isShell ? (words[2] ?? '') : words.join(' ');
  const exit = /\bexit (\d+)/.exec(script)?.[1];
  if (/\b(while|until|sleep|tail)\b/.test(script))
    return exit === undefined || /\b(while|until)\b/.test(script) ? {} : ended(Number(exit));
  if (exit !== undefined) return ended(Number(exit));
  const last =
    script
      .split(/;|&&|\|\|/)
      .at(-1)
      ?.trim()
      .split(/\s+/)[0] ?? '';
  if (last === 'false') return ended(1);
  return SHORT.includes(last) || SHORT.includes(first) ? ended(0) : {};
}

function ended(code: number): ContainerProgram {
  return { exits: { code, after: 0 } };
}
