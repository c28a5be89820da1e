import { DetailOutline } from "../../outlines";

export default function LoadingPlacement() {
  return <DetailOutline />;
}
