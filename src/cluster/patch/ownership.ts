import { joinApiVersion } from '../../kubernetes/api-version.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { typeOfKind } from '../../kubernetes/schema/schemas.ts';
import type { ApiResource } from '../registry/resource.ts';
import type { World } from '../world.ts';
import { shapeOfSchema } from './apply/custom-shape.ts';
import { emptyObject } from './apply/empty-object.ts';
import { type MergeShape, shapeOfType } from './apply/shape.ts';
import { type Tracking, trackLate, trackUpdate } from './apply/track-update.ts';

/** A write whose field owners must be tracked in `metadata.managedFields`. */
export interface OwnedWrite {
  readonly resource: ApiResource;
  /** The version used by the write: `v1`. */
  readonly version: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  readonly manager: string;
  /** The time of the write, in RFC 3339. */
  readonly time: string;
  readonly world: World;
}

/** The new object with its field owners after an `Update`. The stored object is absent for a creation. */
export function trackOwners(
  after: JsonObject,
  before: JsonObject | undefined,
  write: OwnedWrite,
): JsonObject {
  const track = mayBeLate(after, before, write) ? trackLate : trackUpdate;
  return track(before, after, trackingOf(write));
}

/** Whether the owners depend only on the write and the stored object, because the request contains none. */
function mayBeLate(
  after: JsonObject,
  before: JsonObject | undefined,
  { subresource, resource }: OwnedWrite,
): boolean {
  if (resource.custom) return false;
  if (before !== undefined && subresource === 'status') return true;
  return subresource === '' && objectAt(after, 'metadata').managedFields === undefined;
}

/** The details needed to track the owners of a write. */
export function trackingOf({ resource, version, subresource, manager, time, world }: OwnedWrite): Tracking {
  const type = typeOfKind(joinApiVersion(resource.group, resource.version), resource.kind);
  const hasStatus = resource.subresources.some(({ name }) => name === 'status');
  return {
    manager,
    apiVersion: joinApiVersion(resource.group, version),
    subresource,
    time,
    shape: type === undefined ? customShape(resource, world) : shapeOfType(type),
    empty: type === undefined ? { metadata: {} } : emptyObject(type),
    ignored: subresource === 'status' ? ['spec'] : subresource === '' && hasStatus ? ['status'] : [],
  };
}

const SHAPES = new WeakMap<JsonObject, MergeShape>();

function customShape({ id, version }: ApiResource, world: World): MergeShape {
  const definition = world.get('customresourcedefinitions.apiextensions.k8s.io', '', id) ?? {};
  const known = SHAPES.get(definition);
  if (known !== undefined) return known;
  const versions = objectsAt(definition, 'spec', 'versions');
  const schema = objectAt(
    versions.find((one) => textAt(one, 'name') === version),
    'schema',
    'openAPIV3Schema',
  );
  const shape = shapeOfSchema(Object.keys(schema).length === 0 ? undefined : schema);
  SHAPES.set(definition, shape);
  return shape;
}
