import { FormOutline } from "../../../outlines";

export default function LoadingOffer() {
  return <FormOutline />;
}
