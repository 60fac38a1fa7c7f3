import { expect, test } from 'vitest';
import { manifestComparer } from '../../../src/kubernetes/manifest/compare/compare-manifest.ts';
import { type Passing, passingMutants } from '../../../src/lint/mutants/passing.ts';
import { parseYaml, rootsOf } from '../../../src/yaml/parse-yaml.ts';
import type { YamlNode } from '../../../src/yaml/yaml-node.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  type: NodePort
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: 8080, nodePort: 30080}]
`;
const TOLD =
  'Make the Service `web` of `shop` on `http`, `NodePort` `30080`, for the Pods `app: web` at `8080`.';

const objectsIn = (text: string): readonly YamlNode[] => rootsOf(parseYaml(text));

function passing(...matches: string[]): string[] {
  const task = { references: [SERVICE], matches, exact: [] };
  const card = { start: undefined, matches: matches.map((text) => ({ text })) } as never;
  const tried = {
    comparer: manifestComparer(task, objectsIn, new Map()),
    exactly: () => manifestComparer({ ...task, matches: [] }, objectsIn, new Map()),
    objectsIn,
  };
  const said = ({ mutant, why }: Passing): string => `${why} ${mutant.type} ${mutant.path}`;
  return passingMutants(card, tried, objectsIn(SERVICE), TOLD).map(said);
}

test('what the task names and no match asks for passes', () => {
  const match =
    'kind: Service\nmetadata: {name: web}\nspec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}';
  expect(passing(match)).toEqual([
    'task removed metadata.namespace',
    'task changed metadata.namespace',
    'task removed spec.ports[0].nodePort',
    'task changed spec.ports[0].nodePort',
  ]);
});

test('without a match nothing passes that is not the answer', () => {
  expect(passing()).toEqual([]);
});
