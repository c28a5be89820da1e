/** A name as the last part of an address: "Maya Okafor" is `maya-okafor`; a name without Latin letters or digits is `recruiter`. At most 60 characters. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
  return plain === "" ? "recruiter" : plain;
}
