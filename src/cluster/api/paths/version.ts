import type { JsonObject } from '../../../kubernetes/json.ts';

/** The reply of `/version` for a server of a minor version. */
export function serverVersion(version: string) {
  const [major = '1', minor = ''] = version.split('.');
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion: `v${version}.0`,
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '2026-01-01T00:00:00Z',
    goVersion: '',
    compiler: 'k8s-drill',
    platform: 'linux/amd64',
  } satisfies JsonObject;
}
