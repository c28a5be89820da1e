import { FormOutline } from "../../outlines";

export default function LoadingNewRole() {
  return <FormOutline />;
}
