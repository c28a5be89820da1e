import { DetailOutline } from "../../outlines";

export default function LoadingInvoice() {
  return <DetailOutline />;
}
