/** What a registry is asked with. */
export interface RegistryLogin {
  readonly user: string;
  readonly password: string;
}
