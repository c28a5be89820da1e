import { post, type RestRoute } from "../kernel/rest";
import { reportMessage } from "./report-message";

export const moderationRoutes: readonly RestRoute[] = [
  post("/marketplace-messages/{id}/report", reportMessage, "Report a message of the other's to the platform, with the five before and after it.", { ids: { id: "messageId" } }),
];
