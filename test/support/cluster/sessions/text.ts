import type { Names } from './scrub.ts';

/** What a command prints without what is left to chance: lines in one order, ages, times and names of ours as placeholders, spaces and dashes as one. */
export function comparableText(text: string, names: Names, folder: string): string {
  let plain = text.replaceAll(folder, '<workdir>');
  for (const [own, placeholder] of names) plain = plain.replaceAll(own, placeholder);
  return plain
    .split('\n')
    .map(comparableLine)
    .filter((line) => line !== '')
    .sort()
    .join('\n');
}

function comparableLine(line: string): string {
  return line
    .replace(/^[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /, '<klog> ')
    .replace(/<(hash|rand|podIP|clusterIP|nodePort)\d+>/g, '<$1>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
    .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*(?: \+0000(?: UTC)?)?/g, '<time>')
    .replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, '<time>')
    .replace(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g, '<uid>')
    .replace(/(resourceVersion"?: ?)"\d+"/g, '$1"<rv>"')
    .replace(/(-<hash>-|kube-api-access-)[a-z0-9]{5}\b/g, '$1<rand>')
    .replace(/\b10\.(?:9[6-9]|10\d|11[01])\.\d+\.\d+\b(?<!10\.96\.0\.10?)/g, '<clusterIP>')
    .replace(/(healthCheckNodePort: )\d+/, '$1<nodePort>')
    .replace(/(Resource Version:\s+)\d+/, '$1<rv>')
    .replace(/containerd:\/\/[0-9a-f]{64}/g, 'containerd://<id>')
    .replace(/10\.244\.\d+\.0\/24/g, '<podIP>/24')
    .replace(/\/tmp\/((?:LIVE|MERGED|kubectl-edit)-)\d+/g, '<tmp>/$1<n>')
    .replace(/https:\/\/127\.0\.0\.1:\d+/g, 'https://<server>')
    .replace(/\b127\.0\.0\.1:\d{5}\b/g, '<server>')
    .replace(/\.[0-9a-f]{16}\b/g, '.<event>')
    .replace(/\bnode0[123]\b/g, '<node>')
    .replace(/192\.168\.0\.2[123]\b/g, '<nodeIP>')
    .replace(/\bx\d+ over /g, 'xN over ')
    .replace(/(?<![\w.<-])(?:\d+[smhdy])+(?![\w.-])/g, 'AGE')
    .replace(/<(invalid|unknown)>(?= *$)/g, 'AGE')
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '-')
    .trim();
}
