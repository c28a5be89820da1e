import type { Metadata } from "next";
import { ErasurePage } from "../../../_settings/erasure-page";

export const metadata: Metadata = { title: "Erase your account" };

export default ErasurePage;
