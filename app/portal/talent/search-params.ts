import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { codesOf, seniorityNames } from "@/server/profiles/rules/vocabulary";
import { profileParams, said } from "../../_profiles/search-params";

/** What the address of the list says. */
export const talentParams = { ...profileParams, seniority: parseAsStringLiteral(codesOf(seniorityNames)) };
export const loadTalentParams = createLoader(talentParams);
export const talentAddress = createSerializer(talentParams);

/** The input of the list's query for an address. */
export const talentInput = ({ search, region, language, seniority, after: cursor }: Awaited<ReturnType<typeof loadTalentParams>>) => said({ search: search.slice(0, 120), region, language, seniority, cursor, limit: 20 });
