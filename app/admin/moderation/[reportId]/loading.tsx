export { default } from "../../disputes/[disputeId]/loading";
