/** What a profile may choose from. The database's CHECKs hold the same codes; a test compares them. */
export const fieldNames = {
  engineering: "Engineering", data: "Data and AI", product: "Product", design: "Design", sales: "Sales", marketing: "Marketing", finance: "Finance", legal: "Legal", people: "People and talent",
  operations: "Operations", healthcare: "Healthcare", science: "Life sciences", energy: "Energy", manufacturing: "Manufacturing", public_sector: "Public sector", executive: "Executive search",
} as const;

export const regionNames = {
  united_states: "United States", canada: "Canada", latin_america: "Latin America", united_kingdom: "United Kingdom", ireland: "Ireland", nordics: "Nordics", germany_austria_switzerland: "Germany, Austria, Switzerland",
  benelux: "Benelux", france: "France", iberia: "Spain and Portugal", italy: "Italy", central_europe: "Central Europe", eastern_europe: "Eastern Europe", middle_east: "Middle East", africa: "Africa", india: "India",
  east_asia: "East Asia", southeast_asia: "Southeast Asia", australia_new_zealand: "Australia and New Zealand", remote: "Remote",
} as const;

/** By ISO 639-1. */
export const languageNames = {
  ar: "Arabic", bn: "Bengali", cs: "Czech", da: "Danish", de: "German", el: "Greek", en: "English", es: "Spanish", fi: "Finnish", fr: "French", he: "Hebrew", hi: "Hindi", hu: "Hungarian", id: "Indonesian", it: "Italian", ja: "Japanese",
  ko: "Korean", nl: "Dutch", no: "Norwegian", pl: "Polish", pt: "Portuguese", ro: "Romanian", ru: "Russian", sv: "Swedish", sw: "Swahili", ta: "Tamil", th: "Thai", tr: "Turkish", uk: "Ukrainian", ur: "Urdu", vi: "Vietnamese", zh: "Chinese",
} as const;

export const seniorityNames = { entry: "Entry level", mid: "Mid level", senior: "Senior", lead: "Lead", executive: "Executive" } as const;

export type Field = keyof typeof fieldNames;
export type Region = keyof typeof regionNames;
export type Language = keyof typeof languageNames;
export type Seniority = keyof typeof seniorityNames;

/** The codes of one of these lists, in its order. */
export function codesOf<Code extends string>(names: Readonly<Record<Code, string>>): [Code, ...Code[]] {
  const [first, ...rest] = Object.keys(names) as Code[];
  if (first === undefined) throw new Error("A list without codes.");
  return [first, ...rest];
}
