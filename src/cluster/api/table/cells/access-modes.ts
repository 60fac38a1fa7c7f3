import type { Json } from '../../../../kubernetes/json.ts';

const SHORT = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** The short names of a volume's access modes, always in the same order: `RWO,ROX`. */
export function accessModes(modes: readonly Json[]): string {
  return Object.entries(SHORT)
    .filter(([mode]) => modes.includes(mode))
    .map(([, short]) => short)
    .join(',');
}
