import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { newsParts } from "@/server/notifications/rules/news-parts";

/** What the address of the news says: nothing for all of it; what is shown of it, and the place from which older news follows. */
const newsParams = { show: parseAsStringLiteral(newsParts).withDefault("all"), from: parseAsString };
export const loadNewsParams = createLoader(newsParams);
export const newsAddress = createSerializer(newsParams);
