export { default } from "../claims/loading";
