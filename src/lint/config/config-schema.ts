import { INFOS } from '../rules/registry.ts';
import { CONFIG_KEYS } from './config.ts';
import { LEVELS } from './severities.ts';

/** The JSON Schema of `k8s-drill.yaml`, for editors: <https://json-schema.org/draft-07>. */
export function configSchema(): object {
  const words = { type: 'array', items: { type: 'string' } };
  const levels = INFOS.map(({ code, severity, text }) => [
    code,
    { enum: LEVELS, description: `${text.what} Default: ${severity === 'error' ? 'error' : 'warn'}.` },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'k8s-drill.yaml',
    type: 'object',
    additionalProperties: false,
    properties: {
      rules: {
        description: CONFIG_KEYS.rules,
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(levels),
      },
      ignore: { description: CONFIG_KEYS.ignore, ...words },
      sites: { description: CONFIG_KEYS.sites, ...words },
      syllabus: { description: CONFIG_KEYS.syllabus, type: 'boolean' },
    },
  };
}
