/** Who acts: an Entra object id, a name for display, and the roles held at this moment. */
export interface Person {
  id: string;
  name: string;
  roles: readonly string[];
}
