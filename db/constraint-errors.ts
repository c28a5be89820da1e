/** Constraint → the refusal a user reads. What is not listed is our own fault and is thrown as such. */
export const constraintErrors: Readonly<Record<string, string>> = {
  candidate_sourcers_one_protected: "already_protected",
  candidate_dossiers_once: "already_yours",
  claim_release_requests_one_open: "already_asked_release",
  right_to_represent_one_open: "already_requested",
  right_to_represent_transition: "changed_meanwhile",
  applications_one_live: "already_submitted",
  application_transition: "changed_meanwhile",
  offers_one_live: "offer_open",
  offer_transition: "changed_meanwhile",
  placements_application_once: "changed_meanwhile",
  placement_transition: "changed_meanwhile",
  job_transition: "changed_meanwhile",
  invoices_placement_once: "already_invoiced",
  organizations_slug_once: "name_taken",
  blind_check_quotas_within: "checks_used_up",
  members_once: "already_member",
};
