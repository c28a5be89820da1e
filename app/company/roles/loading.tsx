import { ListOutline } from "../outlines";

export default function LoadingRoles() {
  return <ListOutline columns={5} />;
}
