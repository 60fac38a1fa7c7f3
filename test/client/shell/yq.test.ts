import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/script-run.ts';

const FILES = {
  'pod.yaml':
    'kind: Pod\nmetadata:\n  name: web\nspec:\n  replicas: 3\n  containers:\n  - name: a\n    image: nginx:1.25\n  - name: b\n    image: redis\n',
};

describe('yq', () => {
  test.each([
    ['yq .metadata.name pod.yaml', 'web\n'],
    ["yq e '.spec.replicas' pod.yaml", '3\n'],
    ["cat pod.yaml | yq -r '.spec.containers[].image'", 'nginx:1.25\nredis\n'],
    ['yq \'.spec.containers[] | select(.name == "b") | .image\' pod.yaml', 'redis\n'],
    ["yq '.metadata.nosuch' pod.yaml", 'null\n'],
    ["yq -o json '.metadata' pod.yaml", '{\n  "name": "web"\n}\n'],
  ])('%s', (script, stdout) => {
    expect(runHere(script, FILES)).toMatchObject({ exit: 0, stdout });
  });

  test.each([
    "yq '.spec' pod.yaml",
    "yq -i '.spec.replicas = 5' pod.yaml",
    "yq '.spec.containers | map(.name)' pod.yaml",
    "printf 'a: yes\\n' | yq .a",
  ])('%s does not run here', (script) => {
    expect(runHere(script, FILES)).toHaveProperty('beyond');
  });
});
