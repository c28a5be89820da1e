"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { type FormEvent, useState } from "react";
import { cn } from "@/components/class-names";
import { Refused } from "@/components/feedback/refused";
import { formatBasisPoints, formatMoney } from "@/components/format";
import { SplitPreview } from "@/components/splits/split-preview";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { MoneyInput } from "@/components/ui/money-input";
import type { Choice } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useSettled } from "../../../use-settled";
import { RequestRepresentation } from "../../_sourcing/request-representation";
import { submitParams } from "./search-params";
import { WhetherAllowed } from "./whether-allowed";

type Job = Outputs["jobs"]["open"]["jobs"][number];
type Person = Outputs["sourcing"]["candidates"]["candidates"][number];
type Answer = Outputs["applications"]["preview"];
type KnownPerson = Outputs["sourcing"]["candidate"]["candidate"];

type Props = { jobs: readonly Job[]; candidates: readonly Person[]; chosenJob: Job | null; chosenCandidate: KnownPerson | null; firstAnswer: Answer | null; now: string };

const withChosen = (choices: readonly Choice[], chosen: Choice | null): Choice[] => (chosen && !choices.some((choice) => choice.value === chosen.value) ? [chosen, ...choices] : [...choices]);
const jobChoice = (job: Job): Choice => ({ value: job.id, label: `${job.title}, ${job.companyName}`, description: `${job.terms.feeBasisPoints === null ? "Fixed fee" : `${formatBasisPoints(job.terms.feeBasisPoints)} fee`} · ${job.location}` });
const personChoice = (person: Pick<Person, "candidateId" | "fullName" | "headline" | "currentEmployer">): Choice => {
  const about = [person.headline, person.currentEmployer].filter((text) => text !== null).join(" · ");
  return { value: person.candidateId, label: person.fullName, ...(about ? { description: about } : {}) };
};

/** Chooses a role and a person, shows the split to the cent for the salary one expects, and submits. */
export function SubmitCandidate({ jobs, candidates, chosenJob, chosenCandidate, firstAnswer, now }: Props) {
  const trpc = useTRPC();
  const router = useRouter();
  const [{ job: jobId, candidate: candidateId }, setParams] = useQueryStates(submitParams, { history: "replace" });
  const [jobSearch, setJobSearch] = useState("");
  const [personSearch, setPersonSearch] = useState("");
  const [salary, setSalary] = useState<string | null>(null);
  const [salaryProblem, setSalaryProblem] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [asking, setAsking] = useState(false);
  const foundJobs = useQuery(trpc.jobs.open.queryOptions({ search: useSettled(jobSearch.trim()).slice(0, 120) }, { placeholderData: keepPreviousData }));
  const foundPeople = useQuery(trpc.sourcing.candidates.queryOptions({ search: useSettled(personSearch.trim()).slice(0, 120) }, { placeholderData: keepPreviousData }));
  const openJobs = foundJobs.data?.jobs ?? jobs;
  const people = foundPeople.data?.candidates ?? candidates;
  const job = openJobs.find((one) => one.id === jobId) ?? jobs.find((one) => one.id === jobId) ?? (chosenJob?.id === jobId ? chosenJob : null);
  const person = useQuery(trpc.sourcing.candidate.queryOptions({ candidateId: candidateId ?? "" }, { enabled: candidateId !== null }));
  const shownPerson = person.data?.candidate ?? people.find((one) => one.candidateId === candidateId) ?? (chosenCandidate?.candidateId === candidateId ? chosenCandidate : null);
  const wanted = useSettled(salary ?? "");
  const isFirst = firstAnswer !== null && wanted === "" && jobId === (chosenJob?.id ?? null) && candidateId === (chosenCandidate?.candidateId ?? null);
  const preview = useQuery(
    trpc.applications.preview.queryOptions({ jobId: jobId ?? "", ...(candidateId === null ? {} : { candidateId }), ...(wanted === "" ? {} : { baseSalaryMinor: wanted }) }, { enabled: jobId !== null && salaryProblem === null, retry: false, placeholderData: keepPreviousData, ...(isFirst ? { initialData: firstAnswer } : {}) }),
  );
  const submit = useMutation(
    trpc.applications.submit.mutationOptions({
      onSuccess: ({ applicationId }) => {
        toastDone(`${shownPerson?.fullName ?? "The candidate"} is submitted`, job ? `${job.companyName} has been told.` : undefined);
        router.push(`/portal/submissions/${applicationId}`);
      },
      onError: async () => {
        await preview.refetch();
      },
    }),
  );
  const refusal = submit.error ? refusalOf(submit.error) : null;
  const previewRefusal = preview.error ? refusalOf(preview.error) : null;
  const salaryError = salaryProblem ?? fieldMessage(previewRefusal, "baseSalaryMinor");
  const answer = jobId !== null && !preview.error ? preview.data : undefined;
  // What is shown must be what is meant: an answer to what stood here before is neither judged nor submitted.
  const stale = preview.isPlaceholderData || salaryProblem !== null || wanted !== (salary ?? "");
  const ready = jobId !== null && candidateId !== null && answer !== undefined && !stale && answer.allowed;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) submit.mutate({ jobId, candidateId, note });
  };
  const writeNote = (text: string) => {
    if (submit.error) submit.reset();
    setNote(text);
  };
  const change = (next: { job?: string | null; candidate?: string | null }) => {
    submit.reset();
    void setParams(next);
  };
  if (candidates.length === 0) return <EmptyState title="First comes a person" action={<LinkButton href="/portal/candidates/new" variant="primary">Add a candidate</LinkButton>}>You submit people from your own book. Add the first one; the role you chose stays where it is.</EmptyState>;
  return (
    <>
    <form onSubmit={send} noValidate className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[23rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <Field label="Role" error={fieldMessage(refusal, "jobId")}>
          <Combobox
            choices={withChosen(openJobs.map(jobChoice), job && jobChoice(job))}
            value={jobId}
            onValueChange={(next) => {
              setSalary(null);
              setSalaryProblem(null);
              change({ job: next });
            }}
            onQueryChange={setJobSearch}
            placeholder="Find an open role"
            empty="No open role matches."
          />
        </Field>
        <Field label="Candidate" error={fieldMessage(refusal, "candidateId")}>
          <Combobox choices={withChosen(people.map(personChoice), shownPerson && personChoice(shownPerson))} value={candidateId} onValueChange={(next) => change({ candidate: next })} onQueryChange={setPersonSearch} placeholder="Find a person in your book" empty="Nobody in your book matches." />
        </Field>
        <Field label="Expected base salary, per year" error={salaryError} description={job ? `The role pays ${formatMoney(job.salaryMin, { fraction: "hide-zero" })} to ${formatMoney(job.salaryMax, { fraction: "hide-zero" })}. For the preview alone: the offer decides.` : "For the preview alone: the offer decides."}>
          <MoneyInput
            currency={job?.currency ?? "USD"}
            minor={salary ?? (salaryProblem === null ? (answer?.baseSalary.minor ?? "") : "")}
            disabled={job === null}
            onMinorChange={(minor, problem) => {
              setSalary(minor);
              setSalaryProblem(problem ?? (minor === "" ? "Enter the salary you expect." : null));
            }}
          />
        </Field>
      </div>
      <section aria-labelledby="who-gets-what" className="flex min-w-0 flex-col gap-4 lg:row-span-2">
        <h2 id="who-gets-what" className="text-lg font-semibold">Who gets what</h2>
        {jobId === null ? (
          <EmptyState title="Choose a role to see the split">Fee, platform, sourcer, job side and candidate side: each line with its amount and its rule.</EmptyState>
        ) : (
          <>
            <Refused refusal={previewRefusal} />
            <div aria-busy={stale} className={cn("flex flex-col gap-4 transition-opacity", stale && "opacity-60")}>
              <div role="status" className="empty:hidden">{answer && candidateId !== null && <WhetherAllowed answer={answer} companyName={job?.companyName ?? "this company"} candidateName={shownPerson?.fullName ?? "this person"} onAsk={() => setAsking(true)} />}</div>
              {preview.isPending && salaryProblem === null && <Skeleton className="h-80 w-full rounded-lg" />}
              {answer && <div className="rounded-lg border bg-card p-4"><SplitPreview split={answer.split} /></div>}
              {answer && <p className="text-sm text-muted-foreground">For a base salary of {formatMoney(answer.baseSalary)}. The split locks when the offer is accepted.</p>}
            </div>
          </>
        )}
      </section>
      <div className="flex min-w-0 flex-col gap-4">
        <Field label="Note to the company" optional error={fieldMessage(refusal, "note")} description={`${note.length.toLocaleString("en-US")} of 2,000 letters`}><Textarea rows={4} value={note} onValueChange={writeNote} placeholder="Why this person, for this role" /></Field>
        <Refused refusal={refusal} />
        <div>
          <Button type="submit" variant="primary" size="lg" disabled={!ready} loading={submit.isPending || submit.isSuccess}>{shownPerson ? `Submit ${shownPerson.fullName}` : "Submit"}</Button>
        </div>
      </div>
    </form>
      {/* Outside the form: React passes the dialog's own submit event up through what holds it. */}
      {shownPerson !== null && job !== null && (
        <RequestRepresentation
          open={asking}
          onOpenChange={setAsking}
          now={now}
          companyId={job.companyId}
          jobId={job.id}
          person={{ candidateId: shownPerson.candidateId, fullName: shownPerson.fullName, email: person.data?.candidate.email ?? "", phone: person.data?.candidate.phone ?? "", linkedin: person.data?.candidate.linkedin ?? "" }}
        />
      )}
    </>
  );
}
