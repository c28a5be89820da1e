import { ListOutline } from "../outlines";

export default function LoadingSubmissions() {
  return <ListOutline columns={5} />;
}
