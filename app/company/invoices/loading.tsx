import { ListOutline } from "../outlines";

export default function LoadingInvoices() {
  return <ListOutline columns={5} />;
}
