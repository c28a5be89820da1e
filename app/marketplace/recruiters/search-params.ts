import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { codesOf, fieldNames } from "@/server/profiles/rules/vocabulary";
import { profileParams, said } from "../../_profiles/search-params";

export const shows = ["people", "firms"] as const;

/** What the address of the list says. */
export const recruiterParams = { ...profileParams, show: parseAsStringLiteral(shows).withDefault("people").withOptions({ clearOnDefault: true }), field: parseAsStringLiteral(codesOf(fieldNames)) };
export const loadRecruiterParams = createLoader(recruiterParams);
export const recruiterAddress = createSerializer(recruiterParams);
export type RecruiterParams = Awaited<ReturnType<typeof loadRecruiterParams>>;

/** The input of both lists' queries for an address. */
export const recruiterInput = ({ search, region, language, field, after: cursor }: Omit<RecruiterParams, "show">) => said({ search: search.slice(0, 120), region, language, field, cursor, limit: 20 });
