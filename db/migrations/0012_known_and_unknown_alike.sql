ALTER TABLE "blind_check_lines" DROP CONSTRAINT "blind_check_lines_candidate_id_candidates_id_fk";
