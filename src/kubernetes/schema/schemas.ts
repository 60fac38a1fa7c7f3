import { lookUp } from '../../source/look-up.ts';
import { perKey } from '../per-key.ts';
import configSchemas from './config-schemas.json';
import apiSchemas from './schemas.json';

/** The type of a field's value: a letter for a scalar, or the name of an object type. */
export type Primitive = 's' | 'i' | 'n' | 'b' | 'd' | 'y' | 'q' | 't' | 'x' | 'o';

export interface Field {
  readonly type: string;
  readonly shape: 'one' | 'list' | 'map';
  readonly required: boolean;
  /** The allowed values, for a list those of each item; absent if any value is allowed. */
  readonly values?: readonly string[];
}

type WrittenField = string | readonly string[];

interface SchemaData {
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, WrittenField>>>>;
}

/** Kubernetes 1.36 and the Gateway API, as `derive.mjs` wrote them. */
const API = apiSchemas as unknown as SchemaData;

/**
 * The schemas of files that are not API objects, taken from their reference pages.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 * @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 * @see https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
const CONFIG = configSchemas as unknown as SchemaData;

/** The type of a kind such as `apps/v1` `Deployment`; `undefined` for an unknown kind. */
export function typeOfKind(apiVersion: string, kind: string): string | undefined {
  const key = `${apiVersion}/${kind}`;
  return lookUp(API.kinds, key) ?? lookUp(CONFIG.kinds, key);
}

export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether it is a file that a tool reads and that the API server never gets: kubeadm's, the kubelet's, a kubeconfig, a Kustomization. */
  readonly config: boolean;
}

/** Every kind with its API version, in the order of the data. */
export function knownKinds(): readonly KnownKind[] {
  const split = (key: string, config: boolean): KnownKind => {
    const at = key.lastIndexOf('/');
    return { apiVersion: key.slice(0, at), kind: key.slice(at + 1), config };
  };
  const api = Object.keys(API.kinds).map((key) => split(key, false));
  return [...api, ...Object.keys(CONFIG.kinds).map((key) => split(key, true))];
}

/** `apps` of `apps/v1`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

export function isConfigKind(apiVersion: string, kind: string): boolean {
  return Object.hasOwn(CONFIG.kinds, `${apiVersion}/${kind}`);
}

/** Whether a name is that of an object type with known fields; a type without any is open. */
export function isObjectType(type: string): boolean {
  return type.length > 1 && typeNamed(type).names.length > 0;
}

/** Whether a type is that of a custom resource, which the server validates by a schema: the types of the Gateway API. */
export function isCustomType(type: string): boolean {
  return type.startsWith('Gateway');
}

export function fieldNames(type: string): readonly string[] {
  return typeNamed(type).names;
}

/** The required fields of an object type. */
export function requiredNames(type: string): readonly string[] {
  return typeNamed(type).required;
}

/** A field of an object type; `undefined` if there is none of that name. */
export function fieldOf(type: string, name: string): Field | undefined {
  return typeNamed(type).fields.get(name);
}

interface ObjectType {
  readonly fields: ReadonlyMap<string, Field>;
  readonly names: readonly string[];
  readonly required: readonly string[];
}

const typeNamed = perKey((type: string): ObjectType => {
  const written = Object.entries(lookUp(API.types, type) ?? lookUp(CONFIG.types, type) ?? {});
  const fields = new Map(written.map(([name, field]) => [name, readField(field)]));
  const names = [...fields.keys()];
  return { fields, names, required: names.filter((name) => fields.get(name)?.required) };
});

function readField(written: WrittenField): Field {
  const [spec = 'o', ...values] = typeof written === 'string' ? [written] : written;
  const required = spec.endsWith('!');
  const bare = required ? spec.slice(0, -1) : spec;
  const shape = bare.endsWith('[]') ? 'list' : bare.endsWith('{}') ? 'map' : 'one';
  const type = shape === 'one' ? bare : bare.slice(0, -2);
  return { type, shape, required, ...(values.length > 0 && { values }) };
}
