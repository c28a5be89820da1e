/** What a column of a list can be. */
export const importFields = ["fullName", "firstName", "lastName", "email", "phone", "linkedin", "headline", "location", "currentEmployer", "note"] as const;
export type ImportField = (typeof importFields)[number];
/** The place of each field's column, from 0; null = there is none. */
export type Mapping = Record<ImportField, number | null>;
export type ListSource = "linkedin" | "greenhouse" | "bullhorn" | "plain";

/** How exports name their columns, in letters and digits alone; earlier names are taken first. */
const names: Record<ImportField, readonly string[]> = {
  fullName: ["fullname", "candidatename", "name", "candidate", "person"],
  firstName: ["firstname", "givenname", "forename", "first", "vorname"],
  lastName: ["lastname", "surname", "familyname", "last", "nachname"],
  email: ["email", "emailaddress", "primaryemail", "primaryemailaddress", "email1", "emailaddresses", "emails", "personalemail", "personalemailaddress", "workemail", "emailwork", "mail"],
  phone: ["phone", "phonenumber", "mobilephone", "mobile", "primaryphone", "primaryphonenumber", "cellphone", "phone1", "phonenumbers", "phones", "homephone", "workphone", "telephone", "tel"],
  linkedin: ["linkedin", "linkedinurl", "linkedinprofile", "linkedinprofileurl", "profileurl", "publicprofileurl", "linkedinpublicprofileurl", "linkedinlink", "socialmediaaddresses", "socialmedia", "url"],
  headline: ["headline", "currenttitle", "title", "jobtitle", "currentjobtitle", "currentposition", "position", "occupation", "role"],
  location: ["location", "currentlocation", "candidatelocation", "city", "address", "addresscity", "addresses"],
  currentEmployer: ["currentcompany", "currentemployer", "company", "companyname", "employer", "currentcompanyname", "organization"],
  note: ["notes", "note", "comments", "generalcandidatecomments", "generalcomments", "comment"],
};

/** Columns that hardly any other program's export has. */
const marks: Record<Exclude<ListSource, "plain">, readonly string[]> = {
  linkedin: ["profileurl", "publicprofileurl", "linkedinpublicprofileurl", "activeproject", "connectedon", "feedback", "pipelinestage", "recruiterproject", "currenttitle"],
  greenhouse: ["candidateid", "applicationid", "emailaddresses", "phonenumbers", "socialmediaaddresses", "websiteaddresses", "currentstage", "prospect", "jobs", "coordinator", "sourcename", "rejectionreason", "greenhouseid", "candidatetags"],
  bullhorn: ["occupation", "generalcandidatecomments", "generalcomments", "ownername", "bullhornid", "email1", "mobilephone", "primaryskills", "employmentpreference", "dateavailable", "companyname", "userdateadded", "dateadded"],
};

const plainName = (header: string): string => header.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
const known: ReadonlySet<string> = new Set([...Object.values(names).flat(), ...Object.values(marks).flat()]);

/** How many of these cells are names that columns have. */
export const knownNames = (cells: readonly string[]): number => cells.filter((cell) => known.has(plainName(cell))).length;

/** Which program's export these columns look like; one that has hardly any of a program's own is a plain list. */
export function sourceOf(headers: readonly string[]): ListSource {
  const there = new Set(headers.map(plainName));
  const [best] = (["linkedin", "greenhouse", "bullhorn"] as const).map((source) => ({ source, marked: marks[source].filter((mark) => there.has(mark)).length })).toSorted((a, b) => b.marked - a.marked);
  return best && best.marked >= 2 ? best.source : "plain";
}

/** Which column is which field, as far as their names tell. A full name is not put together from parts when it is there. */
export function mappingOf(headers: readonly string[]): Mapping {
  const plain = headers.map(plainName);
  const placeOf = (field: ImportField): number | null => {
    for (const name of names[field]) {
      const at = plain.indexOf(name);
      if (at >= 0) return at;
    }
    return null;
  };
  const mapping = Object.fromEntries(importFields.map((field) => [field, placeOf(field)])) as Mapping;
  return mapping.firstName !== null && mapping.lastName !== null ? { ...mapping, fullName: null } : mapping.fullName === null ? mapping : { ...mapping, firstName: null, lastName: null };
}
