import { FormOutline } from "../outlines";

export default function LoadingSettings() {
  return <FormOutline />;
}
