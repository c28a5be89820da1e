import { inputOf, operationId, outputOf, refusalsOf } from "@/server/access";
import type { RestRoute } from "@/server/kernel/rest";
import { type FieldLine, linesOf } from "./schema-words";

const common = ["key_missing", "key_unknown", "not_allowed", "invalid_input", "too_many_requests", "key_only_reads", "broken_json", "still_running", "idempotency_key_reused", "not_found"];

/** One address: what it does, what it takes, what it answers, and what it may refuse. */
export function RouteEntry({ route }: { route: RestRoute }) {
  const ids: FieldLine[] = Object.keys(route.ids).map((name) => ({ name, required: true, words: "id, in the address" }));
  const file: FieldLine[] = route.body === null ? [] : [{ name: "body", required: true, words: `the file's bytes as they are, at most ${route.body.most / 1_048_576} MB` }];
  const answered = linesOf(outputOf(route)).filter(({ name }) => name !== "data");
  const refusals = [...refusalsOf(route)].flatMap(([status, list]) => list.filter(({ code }) => !common.includes(code)).map((one) => ({ ...one, status })));
  return (
    <article id={operationId(route)} aria-labelledby={`${operationId(route)}-title`} className="scroll-mt-6 border-t py-5">
      <h3 id={`${operationId(route)}-title`} className="text-base font-semibold">
        <span className="inline-block min-w-12 font-mono text-sm text-primary-ink">{route.method}</span> <span className="font-mono text-sm break-all">/api/v2{route.path}</span>
      </h3>
      <p className="reading mt-1 text-base">{route.summary}</p>
      <Fields title={route.method === "GET" ? "Takes, in the address" : route.body === null ? "Takes, in the body" : "Takes, in the address and as the body"} lines={[...ids, ...linesOf(inputOf(route)), ...file]} none="Nothing." />
      <details className="mt-3">
        <summary className="cursor-pointer text-sm font-medium text-primary-ink">Answers {route.creates === null ? "200" : "201 and Location"}</summary>
        <Fields lines={answered} none={route.csv ? "A CSV file, to be saved." : "An object without fields."} />
      </details>
      {refusals.length > 0 && (
        <p className="mt-3 text-sm text-muted-foreground">
          Refuses:{" "}
          {refusals.map(({ code, status }, i) => (
            <span key={code}>
              {i > 0 && ", "}
              <a href={`#error-${code}`} className="font-mono text-primary-ink underline underline-offset-2">
                {code}
              </a>{" "}
              ({status})
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

function Fields({ title, lines, none }: { title?: string; lines: readonly FieldLine[]; none: string }) {
  return (
    <div className="mt-3">
      {title !== undefined && <p className="text-sm font-medium">{title}</p>}
      {lines.length === 0 ? (
        <p className="text-sm text-muted-foreground">{none}</p>
      ) : (
        <dl className="mt-1 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(10rem,16rem)_1fr]">
          {lines.map((line) => (
            <div key={line.name} className="contents">
              <dt className="font-mono break-all max-sm:mt-1">
                {line.name}
                {line.required && <span className="font-sans text-muted-foreground"> required</span>}
              </dt>
              <dd className="min-w-0 break-words text-muted-foreground">{line.words}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
