// Proves, through the web server: a call whose body has no stated length is read as far as any other and no further, and told so in a form that its client understands; a million letters are refused at
// their field; a file whose sender goes away in the middle leaves nothing, and the next is taken. Would miss: many such at once, and what a proxy in front of the product does.
import { request as httpRequest } from "node:http";
import postgres from "postgres";
import { expect, test } from "../support/api-test";
import { refusalOf, signInByPassword } from "../support/http-person";

const megabyte = 1_048_576;
/** A body that goes out in pieces, its length untold. */
function inPieces(pieces: number, piece: string): ReadableStream<Uint8Array> {
  let sent = 0;
  const bytes = new TextEncoder().encode(piece);
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === pieces) return controller.close();
      sent++;
      controller.enqueue(bytes);
    },
  });
}

test("a call without a stated length is read no further than any other", async ({ world }) => {
  const maya = await signInByPassword(world, "maya");
  const post = (body: BodyInit) => maya.go("/api/trpc/sourcing.addCandidate", { method: "POST", headers: { "content-type": "application/json", origin: world.url }, body, ...(body instanceof ReadableStream ? { duplex: "half" as const } : {}) });
  const asked = JSON.stringify({ fullName: "Una Gezählt", email: "una@pieces.example.com" });
  expect((await post(inPieces(1, asked))).status).toBe(200);
  for (const body of [inPieces(64, " ".repeat(megabyte)), " ".repeat(5 * megabyte)]) {
    const refused = await post(body);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { code: -32_013, message: "This is more than can be sent at once.", data: { code: "PAYLOAD_TOO_LARGE", httpStatus: 413, refusal: { code: "too_large", remedy: "Shorten it, or send it in parts." } } } });
  }
  expect(await refusalOf(maya.api.sourcing.addCandidate.mutate({ fullName: "Ada", email: "ada@long.example.com", note: "n".repeat(5 * megabyte) }))).toMatchObject({ code: "too_large" });
});

test("a million letters are refused at their field, of one byte and of four", async ({ world }) => {
  const maya = await signInByPassword(world, "maya");
  for (const note of ["n".repeat(1_000_000), "👩".repeat(1_000_000)]) {
    const { code, fieldErrors } = await refusalOf(maya.api.sourcing.addCandidate.mutate({ fullName: "Ada Long", email: "ada@long.example.com", note }));
    expect([code, fieldErrors]).toEqual(["invalid_input", [{ path: "note", message: expect.stringMatching(/^Use at most 2,?000 letters\.$/) }]]);
  }
});

test("a file whose sender goes away in the middle leaves nothing", async ({ world }) => {
  const maya = await signInByPassword(world, "maya");
  const sql = postgres(world.databaseUrl, { max: 1 });
  const files = async () => (await sql<{ files: number; bytes: number }[]>`select (select count(*)::int from files) as files, (select coalesce(sum(bytes), 0)::int from file_quotas) as bytes`)[0];
  const path = "/api/files?purpose=evidence&name=letter.pdf";
  try {
    const before = await files();
    await new Promise<void>((resolve, reject) => {
      const sending = httpRequest(`${world.url}${path}`, { method: "POST", headers: { cookie: maya.cookies(), origin: world.url, "content-type": "application/octet-stream", "content-length": 8 * megabyte } });
      sending.on("error", () => resolve());
      sending.on("response", (answer) => reject(new Error(`It was answered with ${answer.statusCode}.`)));
      sending.write(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(megabyte, 65)]), () => sending.destroy(new Error("cut")));
    });
    // The next one is answered after the server has seen the end of the first.
    const whole = await maya.go(path, { method: "POST", headers: { "content-type": "application/octet-stream", origin: world.url }, body: "%PDF-1.7\nwhole" });
    expect(whole.status).toBe(201);
    expect(await files()).toEqual({ files: (before?.files ?? 0) + 1, bytes: (before?.bytes ?? 0) + "%PDF-1.7\nwhole".length });
  } finally {
    await sql.end();
  }
});
