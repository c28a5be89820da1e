import { LoadingCards } from "../../_profiles/loading-cards";

export default function LoadingRecruiters() {
  return <LoadingCards />;
}
