const PLAIN = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The path of a key below a parent: `spec.containers[0].image`, `metadata.labels["app.kubernetes.io/name"]`. */
export function keyPath(parent: string, key: string): string {
  if (!PLAIN.test(key)) return `${parent}["${key}"]`;
  return parent === '' ? key : `${parent}.${key}`;
}

export function itemPath(parent: string, position: number): string {
  return `${parent}[${position}]`;
}
