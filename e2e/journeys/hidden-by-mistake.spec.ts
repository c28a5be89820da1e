// Proves that who reads a note in which something is hidden, and why, says by one click that it is no contact data, that an admin sees the note beside what is read of it and shows it, that it is then read as it was
// written, and that who said so is told. On a desktop and a phone, with axe. It would miss who may say so and who may decide (server/connections/mask-reports.db.test.ts).
import postgres from "postgres";
import { candidateByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a note that was hidden by mistake is shown", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Mina Masked-Minor" : "Mina Masked-Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@hidden.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  await candidateByTables(world, email);
  const mina = await people.visitor();
  await signInByLink(mina, world, email);
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [recruiter] = await sql<{ id: string }[]>`select r.id from recruiters r join users u on u.id = r.user_id where u.email = 'maya@northbound.example.com'`;
  await sql.end();
  const asked = await mina.request.post("/api/trpc/connections.askRecruiter", { headers: { origin: world.url, "content-type": "application/json" }, data: { recruiterId: recruiter?.id, note: "About role 4155550142, as listed." } });
  expect(asked.status(), await asked.text()).toBe(200);

  const maya = await people.signIn("maya");
  await maya.goto("/portal/connections");
  const request = maya.getByRole("listitem").filter({ has: maya.getByRole("link", { name, exact: true }) });
  await expect(request.getByText("“About role [contact hidden], as listed.”")).toBeVisible();
  await expect(request.getByText("Contact details in it are hidden until you are connected.", { exact: true })).toBeVisible();
  await expectFine(maya);
  await request.getByRole("button", { name: "Nothing here is contact data" }).click();
  await expect(request.getByText("The platform looks at whether that is so.", { exact: false })).toBeVisible();
  await mina.goto("/marketplace/connections");
  await mina.getByRole("link", { name: "Maya Okafor" }).first().click();
  await expect(mina.getByText("Contact details in it are hidden from them until you are connected.", { exact: false })).toBeVisible();
  await expectFine(mina);

  const lena = await people.signIn("lena");
  await lena.goto("/admin/moderation");
  const note = lena.getByRole("list", { name: "Notes in which something is hidden" }).getByRole("listitem").filter({ hasText: "About role 4155550142, as listed." }).filter({ hasText: "Maya Okafor says" });
  await expect(note.getByText("About role [contact hidden], as listed.")).toBeVisible();
  await expect(lena.getByText(/notes? waits? for a look at what is hidden/)).toBeVisible();
  await expectFine(lena);
  await lena.screenshot({ path: `test-results/hidden-by-mistake-${project.name}.png`, fullPage: true });
  await note.getByRole("button", { name: "Show the note" }).click();
  await expect(note).toHaveCount(0);
  await maya.goto("/portal/connections");
  await expect(request.getByText("“About role 4155550142, as listed.”")).toBeVisible();
  await expect(request.getByText("Contact details in it")).toHaveCount(0);
  await maya.goto("/portal/notifications");
  await expect(maya.getByText("The note is shown in full now").first()).toBeVisible();
});
