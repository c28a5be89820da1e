import { FormOutline } from "../../../outlines";

export default function LoadingTerms() {
  return <FormOutline />;
}
