/** The credentials for a registry. */
export interface RegistryLogin {
  readonly user: string;
  readonly password: string;
}
