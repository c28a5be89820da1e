// Proves: the columns of the exports that people have are found by themselves. Would miss: a column that a program renames.
import { expect, it } from "vitest";
import { importFields, mappingOf, sourceOf } from "./known-columns";

const exported = {
  linkedin: ["First Name", "Last Name", "Headline", "Location", "Current Title", "Current Company", "Email Address", "Phone Number", "Profile URL", "Active Project", "Notes", "Feedback"],
  greenhouse: ["Candidate ID", "Candidate Name", "Email Addresses", "Phone Numbers", "Social Media Addresses", "Company", "Title", "Addresses", "Jobs", "Current Stage", "Source Name", "Candidate Tags"],
  bullhorn: ["ID", "First Name", "Last Name", "Email 1", "Mobile Phone", "Occupation", "Company Name", "City", "Owner Name", "General Candidate Comments", "LinkedIn URL"],
  plain: ["Name", "E-mail", "Tel."],
} as const;
const found = {
  linkedin: { firstName: "First Name", lastName: "Last Name", email: "Email Address", phone: "Phone Number", linkedin: "Profile URL", headline: "Headline", location: "Location", currentEmployer: "Current Company", note: "Notes" },
  greenhouse: { fullName: "Candidate Name", email: "Email Addresses", phone: "Phone Numbers", linkedin: "Social Media Addresses", headline: "Title", location: "Addresses", currentEmployer: "Company" },
  bullhorn: { firstName: "First Name", lastName: "Last Name", email: "Email 1", phone: "Mobile Phone", linkedin: "LinkedIn URL", headline: "Occupation", location: "City", currentEmployer: "Company Name", note: "General Candidate Comments" },
  plain: { fullName: "Name", email: "E-mail", phone: "Tel." },
};
const named = (headers: readonly string[]) => Object.fromEntries(importFields.flatMap((field) => { const at = mappingOf(headers)[field]; return at === null ? [] : [[field, headers[at]]]; }));

it.each(Object.entries(exported))("knows an export of %s", (source, headers) => {
  expect(sourceOf(headers)).toBe(source);
  expect(named(headers)).toEqual(found[source as keyof typeof found]);
});

it("finds nothing where nothing is named", () => {
  expect(named(["Column 1", "Column 2"])).toEqual({});
  expect(sourceOf(["Column 1"])).toBe("plain");
});
