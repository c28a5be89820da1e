import { LoadingCards } from "../../_profiles/loading-cards";

export default function LoadingTalent() {
  return <LoadingCards columns={2} />;
}
