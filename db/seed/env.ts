/** The password of all demo people, given by whoever starts the seed. */
export function seedPassword(): string {
  const password = process.env.SEED_PASSWORD;
  if (!password) throw new Error("Set SEED_PASSWORD to the password that the demo's people get.");
  return password;
}
