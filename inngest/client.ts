export { jobs } from "@/server/providers/jobs";
