import { OutlineOfConnections } from "../../_connections/outline";

export default function Loading() {
  return <OutlineOfConnections />;
}
