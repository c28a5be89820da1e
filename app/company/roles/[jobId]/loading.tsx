import { DetailOutline } from "../../outlines";

export default function LoadingRole() {
  return <DetailOutline />;
}
