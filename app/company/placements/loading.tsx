import { ListOutline } from "../outlines";

export default function LoadingPlacements() {
  return <ListOutline columns={5} />;
}
