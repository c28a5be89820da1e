import { DetailOutline } from "../../outlines";

export default function LoadingSubmission() {
  return <DetailOutline />;
}
