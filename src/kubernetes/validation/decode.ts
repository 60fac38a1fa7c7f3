import { type Field, fieldOf, isObjectType } from '../schema/schemas.ts';
import { additionAfter, hadField, type KubernetesVersion } from '../schema/versions.ts';
import type { Step } from './cause.ts';
import { decodeScalar } from './decode-scalar.ts';
import { goKind, goNames, goStruct, goType } from './go-types.ts';
import { type ApiObject, isApiObject } from './object-values.ts';

/** A value that the API server cannot decode into its type. */
export interface DecodeProblem {
  readonly steps: readonly Step[];
  /** The server's message: `json: cannot unmarshal number into Go struct field …`, `unknown field "spec.foo"`. */
  readonly message: string;
  /** Whether it is an unknown field, which is reported only if everything else could be decoded. */
  readonly unknownField: boolean;
}

interface Decoding {
  readonly version: KubernetesVersion;
  readonly problems: DecodeProblem[];
  readonly root: string;
  readonly steps: Step[];
}

/**
 * What cannot be decoded in an object: unknown fields and values of another type, in the order of the object.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function decodeProblems(root: ApiObject, type: string, version: KubernetesVersion): DecodeProblem[] {
  const decoding: Decoding = { version, root: type, problems: [], steps: [] };
  decodeFields(decoding, root, type);
  return decoding.problems;
}

function decodeFields(decoding: Decoding, value: ApiObject, type: string): void {
  for (const name in value) {
    const field = knownField(type, name, decoding.version);
    decoding.steps.push(name);
    if (field === 'elsewhere') {
      // This version has the field, but the newest one has no type for it: its content is unknown.
    } else if (field === undefined) {
      note(decoding, `unknown field "${fieldOfSteps(decoding.steps)}"`, true);
    } else if (value[name] !== null && value[name] !== undefined) {
      decodeField(decoding, value[name], type, name, field);
    }
    decoding.steps.pop();
  }
}

function knownField(type: string, name: string, version: KubernetesVersion): Field | 'elsewhere' | undefined {
  const field = fieldOf(type, name);
  if (field === undefined) return hadField(version, type, name) ? 'elsewhere' : undefined;
  return additionAfter(version, type, name) === undefined ? field : undefined;
}

function decodeField(decoding: Decoding, value: unknown, type: string, name: string, field: Field): void {
  if (field.shape === 'list' && Array.isArray(value)) {
    value.forEach((item, position) => {
      decodeStep(decoding, item, position, type, name, field);
    });
  } else if (field.shape === 'map' && isApiObject(value)) {
    for (const key in value) decodeStep(decoding, value[key], key, type, name, field);
  } else if (field.shape === 'one') decodeOne(decoding, value, type, name, field);
  else mismatch(decoding, value, type, goType(type, name, field));
}

function decodeStep(
  decoding: Decoding,
  value: unknown,
  step: Step,
  type: string,
  name: string,
  field: Field,
): void {
  decoding.steps.push(step);
  decodeOne(decoding, value, type, name, field);
  decoding.steps.pop();
}

function decodeOne(decoding: Decoding, value: unknown, owner: string, name: string, field: Field): void {
  if (value === null || value === undefined || field.type === 'o') return;
  if (field.type.length > 1) {
    if (isApiObject(value)) {
      if (isObjectType(field.type)) decodeFields(decoding, value, field.type);
    } else if (isObjectType(field.type))
      mismatch(decoding, value, owner, goType(owner, name, { ...field, shape: 'one' }));
    return;
  }
  const wrong = decodeScalar(value, field.type, `${owner}.${name}`);
  if (wrong === undefined) return;
  if (wrong === 'type') mismatch(decoding, value, owner, goType(owner, name, { ...field, shape: 'one' }));
  else note(decoding, wrong, false);
}

function mismatch(decoding: Decoding, value: unknown, owner: string, wanted: string): void {
  const place = `${goStruct(owner)}.${goNames(decoding.root, decoding.steps).join('.')}`;
  note(
    decoding,
    `json: cannot unmarshal ${goKind(value)} into Go struct field ${place} of type ${wanted}`,
    false,
  );
}

function note(decoding: Decoding, message: string, unknownField: boolean): void {
  decoding.problems.push({ steps: [...decoding.steps], message, unknownField });
}

function fieldOfSteps(steps: readonly Step[]): string {
  return steps
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('');
}
