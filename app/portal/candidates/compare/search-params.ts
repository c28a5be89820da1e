import { createLoader, createSerializer, parseAsString } from "nuqs/server";

const compareParams = { a: parseAsString.withDefault(""), b: parseAsString.withDefault("") };
export const loadCompareParams = createLoader(compareParams);
const address = createSerializer(compareParams);
/** The address of the comparison of two people. */
export const compareAddress = (of: { a: string; b: string }): string => address("/portal/candidates/compare", of);
