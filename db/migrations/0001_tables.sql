CREATE TABLE "candidate_dossiers" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"full_name" text NOT NULL,
	"email" text,
	"phone" text,
	"linkedin" text,
	"headline" text,
	"location" text,
	"current_employer" text,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "candidate_dossiers_once" UNIQUE("recruiter_id","candidate_id")
);
--> statement-breakpoint
CREATE TABLE "candidate_keys" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"candidate_id" text NOT NULL,
	"as_given" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "candidate_keys_same_person" PRIMARY KEY("kind","value"),
	CONSTRAINT "candidate_keys_kind_known" CHECK ("candidate_keys"."kind" in ('email','phone','linkedin'))
);
--> statement-breakpoint
CREATE TABLE "candidate_sourcers" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"scope_id" text DEFAULT 'network' NOT NULL,
	"recruiter_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"window" "tstzrange" NOT NULL,
	"tier" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"policy_version" integer NOT NULL,
	"last_evidence_id" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "candidate_sourcers_one_scope" CHECK ("candidate_sourcers"."scope_id" = 'network'),
	CONSTRAINT "candidate_sourcers_tier_known" CHECK ("candidate_sourcers"."tier" in ('identified','contact','consented')),
	CONSTRAINT "candidate_sourcers_state_known" CHECK ("candidate_sourcers"."state" in ('active','released','transferred','overturned')),
	CONSTRAINT "candidate_sourcers_closed" CHECK (("candidate_sourcers"."state" = 'active') = ("candidate_sourcers"."closed_at" is null) and ("candidate_sourcers"."closed_at" is null) = ("candidate_sourcers"."close_reason" is null)),
	CONSTRAINT "candidate_sourcers_window_shape" CHECK (not isempty("candidate_sourcers"."window") and lower_inc("candidate_sourcers"."window") and not upper_inc("candidate_sourcers"."window") and not lower_inf("candidate_sourcers"."window") and not upper_inf("candidate_sourcers"."window")),
	CONSTRAINT "candidate_sourcers_at_most_a_year" CHECK (upper("candidate_sourcers"."window") <= lower("candidate_sourcers"."window") + interval '8760 hours')
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"id" text PRIMARY KEY NOT NULL,
	"full_name" text NOT NULL,
	"headline" text,
	"location" text,
	"current_employer" text,
	"user_id" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "candidates_user_once" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "introductions" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"company_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"application_id" text NOT NULL,
	"introduced_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "introductions_once" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "right_to_represent" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"company_id" text NOT NULL,
	"job_id" text,
	"state" text DEFAULT 'requested' NOT NULL,
	"text_version" integer NOT NULL,
	"text_shown" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"ends_on" date NOT NULL,
	"signed_at" timestamp (3) with time zone,
	"signed_name" text,
	"receipt_hash" text,
	"answered_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "right_to_represent_state_known" CHECK ("right_to_represent"."state" in ('requested','signed','declined','withdrawn','revoked')),
	CONSTRAINT "right_to_represent_signed" CHECK (("right_to_represent"."signed_at" is not null) = ("right_to_represent"."signed_name" is not null) and ("right_to_represent"."signed_at" is not null) = ("right_to_represent"."receipt_hash" is not null)),
	CONSTRAINT "right_to_represent_signed_state" CHECK ("right_to_represent"."state" not in ('signed','revoked') or "right_to_represent"."signed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "sourcer_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"kind" text NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"refers_to" text,
	"hash" text NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "sourcer_evidence_days" CHECK ("sourcer_evidence"."days" between 1 and 365),
	CONSTRAINT "sourcer_evidence_kind_known" CHECK ("sourcer_evidence"."kind" in ('identified','reply','connection','rtr_signed','submission','profile_opened','manual'))
);
--> statement-breakpoint
CREATE TABLE "sourcer_history" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" text NOT NULL,
	"fact" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_anchors" (
	"day" text PRIMARY KEY NOT NULL,
	"heads" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" smallint PRIMARY KEY NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_audit_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor" text NOT NULL,
	"rule" text NOT NULL,
	"policy_version" integer,
	"inputs" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT app.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marketplace_config" (
	"version" integer PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marketplace_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"type" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"data" jsonb NOT NULL,
	"actor" text NOT NULL,
	"placement_id" text,
	"candidate_id" text,
	"application_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_audit_log" (
	"chain" smallint NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"fact" text NOT NULL,
	"subject_id" text NOT NULL,
	"placement_id" text,
	"format" smallint DEFAULT 1 NOT NULL,
	"bytes" text NOT NULL,
	"prev" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "payout_audit_log_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "payout_stops" (
	"id" text PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	CONSTRAINT "payout_stops_closed_by" CHECK ((closed_at is null) = (closed_by is null))
);
--> statement-breakpoint
CREATE TABLE "proof_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"lines" jsonb NOT NULL,
	"audit_verified" text NOT NULL,
	CONSTRAINT "proof_runs_outcome_known" CHECK (outcome in ('clean','difference'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"inviter_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_once" UNIQUE("organization_id","user_id"),
	CONSTRAINT "members_role_known" CHECK ("members"."role" in ('owner','admin','manager','finance','member'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"kind" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"brought_by_recruiter_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizations_slug_once" UNIQUE("slug"),
	CONSTRAINT "organizations_kind_known" CHECK ("organizations"."kind" in ('firm','company')),
	CONSTRAINT "organizations_brought_only_companies" CHECK ("organizations"."brought_by_recruiter_id" is null or "organizations"."kind" = 'company')
);
--> statement-breakpoint
CREATE TABLE "payees" (
	"id" text PRIMARY KEY NOT NULL,
	"recruiter_id" text,
	"firm_id" text,
	CONSTRAINT "payees_recruiter_once" UNIQUE("recruiter_id"),
	CONSTRAINT "payees_firm_once" UNIQUE("firm_id"),
	CONSTRAINT "payees_one_kind" CHECK (num_nonnulls("payees"."recruiter_id", "payees"."firm_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_once" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "recruiters" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "recruiters_once" UNIQUE("user_id","firm_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"active_organization_id" text,
	CONSTRAINT "sessions_token_once" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"platform_role" text,
	"intent" text,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "users_email_once" UNIQUE("email"),
	CONSTRAINT "users_platform_role_known" CHECK ("users"."platform_role" in ('support','finance','owner')),
	CONSTRAINT "users_intent_known" CHECK ("users"."intent" in ('recruiter','company','candidate'))
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" text PRIMARY KEY NOT NULL,
	"job_id" text NOT NULL,
	"company_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"terms_id" text NOT NULL,
	"policy_version" integer NOT NULL,
	"rtr_id" text,
	"sourcer_claim_id" text,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	"verdict" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "applications_state_known" CHECK ("applications"."state" in ('submitted','in_review','offered','accepted','rejected','withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "job_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"job_id" text NOT NULL,
	"version" integer NOT NULL,
	"fee_kind" text NOT NULL,
	"fee_basis_points" integer,
	"fee_fixed_minor" bigint,
	"fee_base" text[] NOT NULL,
	"guarantee_days" integer NOT NULL,
	"refund_curve" text NOT NULL,
	"payment_days" integer NOT NULL,
	"payout_template" text NOT NULL,
	"invoice_at" text NOT NULL,
	"policy_version" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "job_terms_version_once" UNIQUE("job_id","version"),
	CONSTRAINT "job_terms_fee" CHECK (("job_terms"."fee_kind" = 'percentage' and "job_terms"."fee_basis_points" between 1 and 5000 and "job_terms"."fee_fixed_minor" is null) or ("job_terms"."fee_kind" = 'fixed' and "job_terms"."fee_fixed_minor" between 1 and 10000000000000 and "job_terms"."fee_basis_points" is null)),
	CONSTRAINT "job_terms_fee_base" CHECK (cardinality("job_terms"."fee_base") > 0 and "job_terms"."fee_base" <@ array['base_salary','signing_bonus','target_bonus']),
	CONSTRAINT "job_terms_guarantee" CHECK ("job_terms"."guarantee_days" between 0 and 365),
	CONSTRAINT "job_terms_net" CHECK ("job_terms"."payment_days" between 0 and 90),
	CONSTRAINT "job_terms_refund_known" CHECK ("job_terms"."refund_curve" in ('tiers','full','linear')),
	CONSTRAINT "job_terms_template_known" CHECK ("job_terms"."payout_template" in ('at_guarantee_end','thirds','half_then_quarters','monthly_run')),
	CONSTRAINT "job_terms_invoice_known" CHECK ("job_terms"."invoice_at" in ('confirmed_start','offer_acceptance'))
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"company_id" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"location" text NOT NULL,
	"work_mode" text NOT NULL,
	"currency" char(3) NOT NULL,
	"salary_min_minor" bigint NOT NULL,
	"salary_max_minor" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"owner_recruiter_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jobs_state_known" CHECK ("jobs"."state" in ('draft','open','paused','filled','closed')),
	CONSTRAINT "jobs_work_mode_known" CHECK ("jobs"."work_mode" in ('on_site','hybrid','remote')),
	CONSTRAINT "jobs_salary_range" CHECK ("jobs"."salary_min_minor" > 0 and "jobs"."salary_max_minor" >= "jobs"."salary_min_minor" and "jobs"."salary_max_minor" <= 10000000000000)
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"base_salary_minor" bigint NOT NULL,
	"signing_bonus_minor" bigint NOT NULL,
	"target_bonus_minor" bigint NOT NULL,
	"start_date" date NOT NULL,
	"state" text DEFAULT 'made' NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "offers_state_known" CHECK ("offers"."state" in ('made','accepted','declined','withdrawn')),
	CONSTRAINT "offers_pay" CHECK ("offers"."base_salary_minor" between 1 and 10000000000000 and "offers"."signing_bonus_minor" between 0 and 10000000000000 and "offers"."target_bonus_minor" between 0 and 10000000000000)
);
--> statement-breakpoint
CREATE TABLE "placement_collaborators" (
	"id" text PRIMARY KEY NOT NULL,
	"placement_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"role" text NOT NULL,
	"basis_points" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"rule" text NOT NULL,
	CONSTRAINT "placement_collaborators_once" UNIQUE("placement_id","recruiter_id","role"),
	CONSTRAINT "placement_collaborators_amount" CHECK ("placement_collaborators"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"agreement_id" text NOT NULL,
	"job_id" text NOT NULL,
	"company_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"fee_base_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"terms" jsonb NOT NULL,
	"policy_version" integer NOT NULL,
	"time_zone" text NOT NULL,
	"sourcer_claim_id" text,
	"sourced_as_of" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'awaiting_start' NOT NULL,
	"start_date" date NOT NULL,
	"company_confirmed_at" timestamp (3) with time zone,
	"company_confirmed_by" text,
	"talent_confirmed_at" timestamp (3) with time zone,
	"talent_confirmed_by" text,
	"started_at" timestamp (3) with time zone,
	"guarantee_ends_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "placements_application_once" UNIQUE("application_id"),
	CONSTRAINT "placements_state_known" CHECK ("placements"."state" in ('awaiting_start','started','completed','cancelled')),
	CONSTRAINT "placements_fee" CHECK ("placements"."fee_minor" between 1 and 10000000000000),
	CONSTRAINT "placements_started_by_both" CHECK (("placements"."started_at" is null) = ("placements"."guarantee_ends_at" is null) and ("placements"."started_at" is null or ("placements"."company_confirmed_at" is not null and "placements"."talent_confirmed_at" is not null)))
);
--> statement-breakpoint
CREATE TABLE "split_agreements" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"version" integer NOT NULL,
	"mode" text NOT NULL,
	"state" text DEFAULT 'accepted' NOT NULL,
	"platform_basis_points" integer NOT NULL,
	"total_basis_points" integer NOT NULL,
	"policy_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "split_agreements_version_once" UNIQUE("application_id","version"),
	CONSTRAINT "split_agreements_whole" CHECK ("split_agreements"."total_basis_points" = 10000),
	CONSTRAINT "split_agreements_platform" CHECK ("split_agreements"."platform_basis_points" between 0 and 5000),
	CONSTRAINT "split_agreements_mode_known" CHECK ("split_agreements"."mode" in ('template','equal','custom')),
	CONSTRAINT "split_agreements_state_known" CHECK ("split_agreements"."state" in ('proposed','accepted','locked','superseded')),
	CONSTRAINT "split_agreements_locked" CHECK (("split_agreements"."state" = 'locked') <= ("split_agreements"."locked_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "split_parties" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"role" text NOT NULL,
	"basis_points" integer NOT NULL,
	"rule" text NOT NULL,
	"accepted_by" text NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "split_parties_once" UNIQUE("agreement_id","recruiter_id","role"),
	CONSTRAINT "split_parties_minimum" CHECK ("split_parties"."basis_points" between 500 and 10000),
	CONSTRAINT "split_parties_role_known" CHECK ("split_parties"."role" in ('candidate_sourcer','candidate_recruiter','job_owner','company_sourcer','collaborator'))
);
--> statement-breakpoint
CREATE TABLE "billing_customers" (
	"company_id" text PRIMARY KEY NOT NULL,
	"stripe_customer_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "billing_customers_stripe_once" UNIQUE("stripe_customer_id")
);
--> statement-breakpoint
CREATE TABLE "escrow_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"payout_split_id" text NOT NULL,
	"placement_id" text NOT NULL,
	"payee_id" text NOT NULL,
	"slice_no" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"open_disputes" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "escrow_holds_slice_once" UNIQUE("payout_split_id","slice_no"),
	CONSTRAINT "escrow_holds_amount_currency" UNIQUE("id","payee_id","currency"),
	CONSTRAINT "escrow_holds_state_known" CHECK ("escrow_holds"."state" in ('held','released','forfeited')),
	CONSTRAINT "escrow_holds_amount" CHECK ("escrow_holds"."amount_minor" > 0),
	CONSTRAINT "escrow_holds_open_disputes" CHECK ("escrow_holds"."open_disputes" >= 0),
	CONSTRAINT "escrow_holds_not_early" CHECK ("escrow_holds"."state" <> 'released' or "escrow_holds"."settled_at" >= "escrow_holds"."not_before"),
	CONSTRAINT "escrow_holds_not_disputed" CHECK ("escrow_holds"."state" <> 'released' or "escrow_holds"."open_disputes" = 0),
	CONSTRAINT "escrow_holds_settled" CHECK (("escrow_holds"."state" = 'held') = ("escrow_holds"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "invoice_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"placement_id" text NOT NULL,
	"stripe_invoice_payment_id" text NOT NULL,
	"stripe_balance_transaction_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invoice_payments_stripe_once" UNIQUE("stripe_invoice_payment_id"),
	CONSTRAINT "invoice_payments_txn_once" UNIQUE("stripe_balance_transaction_id"),
	CONSTRAINT "invoice_payments_amount" CHECK ("invoice_payments"."amount_minor" > 0 and "invoice_payments"."fee_minor" between 0 and "invoice_payments"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"placement_id" text NOT NULL,
	"company_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"due_on" date NOT NULL,
	"stripe_invoice_id" text,
	"hosted_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "invoices_number_once" UNIQUE("number"),
	CONSTRAINT "invoices_placement_once" UNIQUE("placement_id"),
	CONSTRAINT "invoices_stripe_once" UNIQUE("stripe_invoice_id"),
	CONSTRAINT "invoices_state_known" CHECK ("invoices"."state" in ('draft','open','partially_paid','paid','void')),
	CONSTRAINT "invoices_amount" CHECK ("invoices"."amount_minor" > 0 and "invoices"."paid_minor" between 0 and "invoices"."amount_minor"),
	CONSTRAINT "invoices_paid_in_full" CHECK (("invoices"."state" = 'paid') = ("invoices"."paid_minor" = "invoices"."amount_minor") and ("invoices"."state" = 'paid') = ("invoices"."paid_at" is not null)),
	CONSTRAINT "invoices_issued" CHECK ("invoices"."state" in ('draft','void') or ("invoices"."stripe_invoice_id" is not null and "invoices"."issued_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text GENERATED ALWAYS AS (app.account_key(kind, currency::text, placement_id, payee_id)) STORED NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"placement_id" text,
	"payee_id" text,
	"normal_side" text NOT NULL,
	"allow_negative" boolean DEFAULT false NOT NULL,
	"balance_minor" bigint DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "ledger_accounts_once" UNIQUE("key"),
	CONSTRAINT "ledger_accounts_currency" UNIQUE("id","currency"),
	CONSTRAINT "ledger_accounts_kind_known" CHECK ("ledger_accounts"."kind" in ('company_receivable','deferred_fee','provider_cash','processing_cost','platform_revenue','held','payable','payee_receivable','chargeback_loss')),
	CONSTRAINT "ledger_accounts_solvent" CHECK ("ledger_accounts"."allow_negative" or (case "ledger_accounts"."normal_side" when 'debit' then "ledger_accounts"."balance_minor" >= 0 else "ledger_accounts"."balance_minor" <= 0 end)),
	CONSTRAINT "ledger_accounts_side_known" CHECK ("ledger_accounts"."normal_side" in ('debit','credit')),
	CONSTRAINT "ledger_accounts_closed_at_zero" CHECK ("ledger_accounts"."closed_at" is null or "ledger_accounts"."balance_minor" = 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_journals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"cause_key" text NOT NULL,
	"content_hash" text NOT NULL,
	"placement_id" text,
	"reverses" uuid,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "ledger_journals_cause_once" UNIQUE("cause_key"),
	CONSTRAINT "ledger_journals_reversed_once" UNIQUE("reverses")
);
--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_postings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "ledger_postings_not_zero" CHECK ("ledger_postings"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "payee_accounts" (
	"payee_id" text PRIMARY KEY NOT NULL,
	"stripe_account_id" text NOT NULL,
	"transfers_active" boolean DEFAULT false NOT NULL,
	"details_submitted" boolean DEFAULT false NOT NULL,
	"requirements" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"payouts_wait_until" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payee_accounts_stripe_once" UNIQUE("stripe_account_id")
);
--> statement-breakpoint
CREATE TABLE "payout_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"hold_id" text NOT NULL,
	"payout_split_id" text NOT NULL,
	"placement_id" text NOT NULL,
	"payee_id" text NOT NULL,
	"slice_no" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"claim_no" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	"refusal" text,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payout_schedules_hold_once" UNIQUE("hold_id"),
	CONSTRAINT "payout_schedules_state_known" CHECK ("payout_schedules"."state" in ('scheduled','claimed','paid','frozen','cancelled')),
	CONSTRAINT "payout_schedules_amount" CHECK ("payout_schedules"."amount_minor" > 0),
	CONSTRAINT "payout_schedules_paid" CHECK (("payout_schedules"."state" = 'paid') = ("payout_schedules"."paid_at" is not null)),
	CONSTRAINT "payout_schedules_lease" CHECK (("payout_schedules"."state" = 'claimed') = ("payout_schedules"."lease_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "payout_split_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"placement_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"fee_minor" bigint NOT NULL,
	"pool_minor" bigint NOT NULL,
	"total_basis_points" integer NOT NULL,
	"policy_version" integer NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "payout_split_sets_currency" UNIQUE("id","currency"),
	CONSTRAINT "payout_split_sets_whole" CHECK ("payout_split_sets"."total_basis_points" = 10000),
	CONSTRAINT "payout_split_sets_fee" CHECK ("payout_split_sets"."fee_minor" > 0 and "payout_split_sets"."pool_minor" between 0 and "payout_split_sets"."fee_minor")
);
--> statement-breakpoint
CREATE TABLE "payout_splits" (
	"id" text PRIMARY KEY NOT NULL,
	"set_id" text NOT NULL,
	"placement_id" text NOT NULL,
	"collaborator_id" text,
	"payee_id" text,
	"role" text NOT NULL,
	"basis_points" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"rule" text NOT NULL,
	CONSTRAINT "payout_splits_amount" CHECK ("payout_splits"."amount_minor" > 0),
	CONSTRAINT "payout_splits_platform" CHECK (("payout_splits"."role" = 'platform') = ("payout_splits"."payee_id" is null) and ("payout_splits"."payee_id" is null) = ("payout_splits"."collaborator_id" is null))
);
--> statement-breakpoint
CREATE TABLE "placement_money" (
	"placement_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"received_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"allocated_minor" bigint DEFAULT 0 NOT NULL,
	"sent_minor" bigint DEFAULT 0 NOT NULL,
	"reversed_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "placement_money_placement_id_currency_pk" PRIMARY KEY("placement_id","currency"),
	CONSTRAINT "placement_money_not_negative" CHECK (least("placement_money"."received_minor", "placement_money"."refunded_minor", "placement_money"."allocated_minor", "placement_money"."sent_minor", "placement_money"."reversed_minor") >= 0),
	CONSTRAINT "placement_money_refunded" CHECK ("placement_money"."refunded_minor" <= "placement_money"."received_minor"),
	CONSTRAINT "placement_money_reversed" CHECK ("placement_money"."reversed_minor" <= "placement_money"."sent_minor"),
	CONSTRAINT "placement_money_sent" CHECK ("placement_money"."sent_minor" - "placement_money"."reversed_minor" <= "placement_money"."allocated_minor"),
	CONSTRAINT "placement_money_allocated" CHECK ("placement_money"."allocated_minor" <= "placement_money"."received_minor" - "placement_money"."refunded_minor")
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"api_version" text,
	"object_id" text,
	"object_type" text,
	"state" text DEFAULT 'received' NOT NULL,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	CONSTRAINT "stripe_events_state_known" CHECK ("stripe_events"."state" in ('received','done','parked','failed'))
);
--> statement-breakpoint
CREATE TABLE "transfer_intents" (
	"id" text PRIMARY KEY NOT NULL,
	"schedule_id" text NOT NULL,
	"hold_id" text NOT NULL,
	"placement_id" text NOT NULL,
	"payee_id" text NOT NULL,
	"slice_no" integer NOT NULL,
	"kind" text DEFAULT 'payout' NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"destination" text NOT NULL,
	"state" text DEFAULT 'ready' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "transfer_intents_slice_once" UNIQUE("hold_id","slice_no","kind"),
	CONSTRAINT "transfer_intents_state_known" CHECK ("transfer_intents"."state" in ('ready','calling','unknown','sent','frozen','cancelled')),
	CONSTRAINT "transfer_intents_amount" CHECK ("transfer_intents"."amount_minor" > 0),
	CONSTRAINT "transfer_intents_sent" CHECK (("transfer_intents"."state" = 'sent') = ("transfer_intents"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"intent_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"prev" integer GENERATED ALWAYS AS (nullif(attempt - 1, 0)) STORED,
	"prev_outcome" text,
	"placement_id" text NOT NULL,
	"outcome" text DEFAULT 'open' NOT NULL,
	"refusal" text,
	"stripe_transfer_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "transfers_intent_id_attempt_pk" PRIMARY KEY("intent_id","attempt"),
	CONSTRAINT "transfers_stripe_once" UNIQUE("stripe_transfer_id"),
	CONSTRAINT "transfers_outcome" UNIQUE("intent_id","attempt","outcome"),
	CONSTRAINT "transfers_attempt" CHECK ("transfers"."attempt" >= 1),
	CONSTRAINT "transfers_outcome_known" CHECK ("transfers"."outcome" in ('open','unknown','refused','sent')),
	CONSTRAINT "transfers_prev_outcome" CHECK (("transfers"."attempt" = 1) = ("transfers"."prev_outcome" is null) and ("transfers"."prev_outcome" is null or "transfers"."prev_outcome" = 'refused')),
	CONSTRAINT "transfers_sent" CHECK (("transfers"."outcome" = 'sent') = ("transfers"."stripe_transfer_id" is not null)),
	CONSTRAINT "transfers_refused" CHECK (("transfers"."outcome" = 'refused') = ("transfers"."refusal" is not null))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"cause_key" text NOT NULL,
	"recipient" text NOT NULL,
	"template" text NOT NULL,
	"props" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_cause_once" UNIQUE("cause_key"),
	CONSTRAINT "mails_state_known" CHECK ("mails"."state" in ('queued','sent','failed'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_once" UNIQUE("user_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "candidate_dossiers" ADD CONSTRAINT "candidate_dossiers_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_dossiers" ADD CONSTRAINT "candidate_dossiers_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_dossiers" ADD CONSTRAINT "candidate_dossiers_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_keys" ADD CONSTRAINT "candidate_keys_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD CONSTRAINT "right_to_represent_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD CONSTRAINT "right_to_represent_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD CONSTRAINT "right_to_represent_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD CONSTRAINT "right_to_represent_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_inviter_id_users_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payees" ADD CONSTRAINT "payees_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payees" ADD CONSTRAINT "payees_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiters" ADD CONSTRAINT "recruiters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiters" ADD CONSTRAINT "recruiters_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_terms_id_job_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."job_terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_rtr_id_right_to_represent_id_fk" FOREIGN KEY ("rtr_id") REFERENCES "public"."right_to_represent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_sourcer_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("sourcer_claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_terms" ADD CONSTRAINT "job_terms_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_owner_recruiter_id_recruiters_id_fk" FOREIGN KEY ("owner_recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_collaborators" ADD CONSTRAINT "placement_collaborators_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_collaborators" ADD CONSTRAINT "placement_collaborators_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_agreement_id_split_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."split_agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_sourcer_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("sourcer_claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_agreements" ADD CONSTRAINT "split_agreements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_parties" ADD CONSTRAINT "split_parties_agreement_id_split_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."split_agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_parties" ADD CONSTRAINT "split_parties_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_customers" ADD CONSTRAINT "billing_customers_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_holds" ADD CONSTRAINT "escrow_holds_payout_split_id_payout_splits_id_fk" FOREIGN KEY ("payout_split_id") REFERENCES "public"."payout_splits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_holds" ADD CONSTRAINT "escrow_holds_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_holds" ADD CONSTRAINT "escrow_holds_payee_id_payees_id_fk" FOREIGN KEY ("payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_payments" ADD CONSTRAINT "invoice_payments_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_payee_id_payees_id_fk" FOREIGN KEY ("payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_journals" ADD CONSTRAINT "ledger_journals_reverses_fk" FOREIGN KEY ("reverses") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_account_currency" FOREIGN KEY ("account_id","currency") REFERENCES "public"."ledger_accounts"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payee_accounts" ADD CONSTRAINT "payee_accounts_payee_id_payees_id_fk" FOREIGN KEY ("payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_schedules" ADD CONSTRAINT "payout_schedules_payout_split_id_payout_splits_id_fk" FOREIGN KEY ("payout_split_id") REFERENCES "public"."payout_splits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_schedules" ADD CONSTRAINT "payout_schedules_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_schedules" ADD CONSTRAINT "payout_schedules_payee_id_payees_id_fk" FOREIGN KEY ("payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_schedules" ADD CONSTRAINT "payout_schedules_hold" FOREIGN KEY ("hold_id","payee_id","currency") REFERENCES "public"."escrow_holds"("id","payee_id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_split_sets" ADD CONSTRAINT "payout_split_sets_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_splits" ADD CONSTRAINT "payout_splits_set_id_payout_split_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."payout_split_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_splits" ADD CONSTRAINT "payout_splits_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_splits" ADD CONSTRAINT "payout_splits_collaborator_id_placement_collaborators_id_fk" FOREIGN KEY ("collaborator_id") REFERENCES "public"."placement_collaborators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_splits" ADD CONSTRAINT "payout_splits_payee_id_payees_id_fk" FOREIGN KEY ("payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_splits" ADD CONSTRAINT "payout_splits_set_currency" FOREIGN KEY ("set_id","currency") REFERENCES "public"."payout_split_sets"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_money" ADD CONSTRAINT "placement_money_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_intents" ADD CONSTRAINT "transfer_intents_schedule_id_payout_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."payout_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_intents" ADD CONSTRAINT "transfer_intents_hold_id_escrow_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."escrow_holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_intents" ADD CONSTRAINT "transfer_intents_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_intents" ADD CONSTRAINT "transfer_intents_payee_id_payees_id_fk" FOREIGN KEY ("payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_intent_id_transfer_intents_id_fk" FOREIGN KEY ("intent_id") REFERENCES "public"."transfer_intents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_after_refusal" FOREIGN KEY ("intent_id","prev","prev_outcome") REFERENCES "public"."transfers"("intent_id","attempt","outcome") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidate_dossiers_of_firm" ON "candidate_dossiers" USING btree ("firm_id","created_at");--> statement-breakpoint
CREATE INDEX "candidate_keys_of_candidate" ON "candidate_keys" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "candidate_sourcers_of_recruiter" ON "candidate_sourcers" USING btree ("recruiter_id","created_at");--> statement-breakpoint
CREATE INDEX "introductions_pair" ON "introductions" USING btree ("candidate_id","company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "right_to_represent_one_open" ON "right_to_represent" USING btree ("candidate_id","recruiter_id","company_id") WHERE state in ('requested','signed');--> statement-breakpoint
CREATE INDEX "right_to_represent_of_candidate" ON "right_to_represent" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "right_to_represent_of_recruiter" ON "right_to_represent" USING btree ("recruiter_id");--> statement-breakpoint
CREATE INDEX "sourcer_evidence_of_claim" ON "sourcer_evidence" USING btree ("claim_id","at");--> statement-breakpoint
CREATE INDEX "sourcer_history_of_claim" ON "sourcer_history" USING btree ("claim_id","at");--> statement-breakpoint
CREATE INDEX "decision_audit_log_of_subject" ON "decision_audit_log" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "marketplace_events_unpublished" ON "marketplace_events" USING btree ("occurred_at") WHERE published_at is null;--> statement-breakpoint
CREATE INDEX "marketplace_events_of_placement" ON "marketplace_events" USING btree ("placement_id","occurred_at") WHERE placement_id is not null;--> statement-breakpoint
CREATE INDEX "marketplace_events_of_candidate" ON "marketplace_events" USING btree ("candidate_id","occurred_at") WHERE candidate_id is not null;--> statement-breakpoint
CREATE INDEX "marketplace_events_of_application" ON "marketplace_events" USING btree ("application_id","occurred_at") WHERE application_id is not null;--> statement-breakpoint
CREATE INDEX "payout_audit_log_of_placement" ON "payout_audit_log" USING btree ("placement_id","at");--> statement-breakpoint
CREATE INDEX "payout_audit_log_by_time" ON "payout_audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "payout_stops_open" ON "payout_stops" USING btree ("currency") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "proof_runs_by_time" ON "proof_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "members_of_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "recruiters_of_firm" ON "recruiters" USING btree ("firm_id");--> statement-breakpoint
CREATE INDEX "sessions_of_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_by_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_live" ON "applications" USING btree ("job_id","candidate_id") WHERE state not in ('rejected','withdrawn');--> statement-breakpoint
CREATE INDEX "applications_of_company" ON "applications" USING btree ("company_id","submitted_at");--> statement-breakpoint
CREATE INDEX "applications_of_firm" ON "applications" USING btree ("firm_id","submitted_at");--> statement-breakpoint
CREATE INDEX "applications_of_candidate" ON "applications" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "jobs_of_company" ON "jobs" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "jobs_open" ON "jobs" USING btree ("created_at") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_live" ON "offers" USING btree ("application_id") WHERE state in ('made','accepted');--> statement-breakpoint
CREATE INDEX "placement_collaborators_of_recruiter" ON "placement_collaborators" USING btree ("recruiter_id");--> statement-breakpoint
CREATE INDEX "placements_of_company" ON "placements" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "placements_of_candidate" ON "placements" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "split_agreements_one_live" ON "split_agreements" USING btree ("application_id") WHERE state <> 'superseded';--> statement-breakpoint
CREATE INDEX "escrow_holds_due" ON "escrow_holds" USING btree ("not_before","id") WHERE state = 'held' and open_disputes = 0;--> statement-breakpoint
CREATE INDEX "escrow_holds_of_placement" ON "escrow_holds" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "escrow_holds_of_payee" ON "escrow_holds" USING btree ("payee_id","state");--> statement-breakpoint
CREATE INDEX "invoices_of_company" ON "invoices" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_placement" ON "ledger_accounts" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_payee" ON "ledger_accounts" USING btree ("payee_id");--> statement-breakpoint
CREATE INDEX "ledger_journals_of_placement" ON "ledger_journals" USING btree ("placement_id","occurred_at");--> statement-breakpoint
CREATE INDEX "ledger_journals_by_time" ON "ledger_journals" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "ledger_postings_of_journal" ON "ledger_postings" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_of_account" ON "ledger_postings" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "payout_schedules_due" ON "payout_schedules" USING btree ("due_at","id") WHERE state in ('scheduled','claimed');--> statement-breakpoint
CREATE INDEX "payout_schedules_of_placement" ON "payout_schedules" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "payout_schedules_of_payee" ON "payout_schedules" USING btree ("payee_id","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_split_sets_one_live" ON "payout_split_sets" USING btree ("placement_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "payout_splits_of_placement" ON "payout_splits" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "payout_splits_of_payee" ON "payout_splits" USING btree ("payee_id");--> statement-breakpoint
CREATE INDEX "stripe_events_open" ON "stripe_events" USING btree ("received_at") WHERE state in ('received','failed');--> statement-breakpoint
CREATE INDEX "transfer_intents_of_placement" ON "transfer_intents" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "transfer_intents_open" ON "transfer_intents" USING btree ("created_at") WHERE state in ('ready','calling','unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_sent" ON "transfers" USING btree ("intent_id") WHERE outcome = 'sent';--> statement-breakpoint
CREATE INDEX "mails_queued" ON "mails" USING btree ("created_at") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "notifications_of_user" ON "notifications" USING btree ("user_id","created_at");