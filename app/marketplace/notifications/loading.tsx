import { OutlineOfNews } from "../../_notifications/outline";

export default function Loading() {
  return <OutlineOfNews />;
}
