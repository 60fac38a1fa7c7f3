import type { Json, JsonObject } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';

/** The bounds that a LimitRange sets for one type. */
export interface Bounds {
  /** `Container`, `Pod` or `PersistentVolumeClaim`. */
  readonly type: string;
  readonly min: JsonObject;
  readonly max: JsonObject;
  readonly ratio: JsonObject;
}

/** The violations of the bounds by requests and limits, in the API server's words. Limits are absent for types without limits. */
export function boundsProblems(
  { type, min, max, ratio }: Bounds,
  requests: JsonObject,
  limits: JsonObject | undefined,
): string[] {
  const check = (
    all: JsonObject,
    one: (
      head: string,
      bound: Json,
      request: Json | undefined,
      limit: Json | undefined,
    ) => string | undefined,
    words: (name: string, bound: Json) => string,
  ): string[] =>
    Object.entries(all).flatMap(([name, bound]) => {
      const problem = one(words(name, bound), bound, requests[name], limits?.[name]);
      return problem === undefined ? [] : [problem];
    });
  return [
    ...check(min, tooSmall, (name, bound) => `minimum ${name} usage per ${type} is ${bound}`),
    ...check(
      max,
      limits === undefined ? requestTooLarge : tooLarge,
      (name, bound) => `maximum ${name} usage per ${type} is ${bound}`,
    ),
    ...check(
      ratio,
      ratioProblem,
      (name, bound) => `${name} max limit to request ratio per ${type} is ${bound}`,
    ),
  ];
}

type Given = Json | undefined;

function tooSmall(head: string, bound: Json, request: Given, limit: Given): string | undefined {
  if (request === undefined) return `${head}.  No request is specified`;
  if (amount(request) < amount(bound)) return `${head}, but request is ${request}`;
  if (limit !== undefined && amount(limit) < amount(bound)) return `${head}, but limit is ${limit}`;
  return undefined;
}

function requestTooLarge(head: string, bound: Json, request: Given): string | undefined {
  if (request === undefined) return `${head}.  No request is specified`;
  return amount(request) > amount(bound) ? `${head}, but request is ${request}` : undefined;
}

function tooLarge(head: string, bound: Json, request: Given, limit: Given): string | undefined {
  if (limit === undefined) return `${head}.  No limit is specified`;
  if (amount(limit) > amount(bound)) return `${head}, but limit is ${limit}`;
  if (request !== undefined && amount(request) > amount(bound)) return `${head}, but request is ${request}`;
  return undefined;
}

function ratioProblem(head: string, bound: Json, request: Given, limit: Given): string | undefined {
  if (request === undefined || amount(request) === 0n)
    return `${head}, but no request is specified or request is 0`;
  if (limit === undefined || amount(limit) === 0n) return `${head}, but no limit is specified or limit is 0`;
  const provided = Number(amount(limit)) / Number(amount(request));
  const most = Number(amount(bound)) / 1e9;
  return provided > most ? `${head}, but provided ratio is ${provided.toFixed(6)}` : undefined;
}

function amount(quantity: Json): bigint {
  return parseQuantity(String(quantity)) ?? 0n;
}
