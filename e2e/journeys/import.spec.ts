// Proves that a recruiter brings an export of another program: what can't be read is refused in its place, the columns are known and may be changed, every row is looked
// at without effect, the import is paused and goes on, and what was not added comes back as a file; and that a workbook of Bullhorn is read as well, dropped, and one that is being brought is cancelled. On a desktop and a phone, with axe. It would miss other exports than
// this one (the tests of columns) and a process that dies (killed-in-an-import).
import { readFile } from "node:fs/promises";
import { writeXlsx } from "hucre/xlsx";
import { chooseFiles } from "../support/choose-files";
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

const many = 6_000;
const columns = "Candidate ID,Candidate Name,Email Addresses,Phone Numbers,Company,Title,Current Stage,Source Name";

test("an export of another program is checked, brought, paused and finished", async ({ people, world }, { project }) => {
  test.slow();
  const at = `${project.name}-list.example.com`;
  const daniel = await signInByPassword(world, "daniel");
  await daniel.api.sourcing.addCandidate.mutate({ fullName: "Iris Held", email: `iris@${at}` });
  const maya = await people.signIn("maya");
  // Nobody of the other run, who may be in the same world, is to be taken for one of these.
  const [zoe, ada, phone] = project.name === "phone" ? (["Zoë Sommer", "Ada Quill", "+1 415 555 0133"] as const) : (["Zoë Brandt", "Ada Call", "+1 415 555 0132"] as const);
  const rows = [
    `1,${zoe},zoe@${at},${phone},Öko Systems,Head of R&D,Applied,Referral`, `2,Iris Held,iris@${at},,Acme,Chemist,Applied,Referral`, `3,${zoe.replace("ë", "e")},ZOE@${at},,Öko Systems,,Applied,Referral`, "4,Nobody Known,,,Acme,,Applied,Referral",
    `5,"=HYPERLINK(""http://x"")",formula@${at},,Acme,,Applied,Referral`, `6,${ada},ada@${at},call me,Acme,,Applied,Referral`,
    ...Array.from({ length: many }, (_, i) => `${i + 7},Person ${i} of ${project.name},person.${i}@${at},,Acme,Engineer,Applied,Referral`),
  ];
  const csv = `\uFEFF${[columns, ...rows].join("\r\n")}\r\n`;
  const choose = () => maya.getByLabel("A list of people", { exact: true }).and(maya.locator("input"));

  await test.step("a file that can't be read is refused, and says where", async () => {
    await maya.goto("/portal/candidates");
    await maya.getByRole("link", { name: "Import a list" }).click();
    await maya.waitForURL(/\/portal\/candidates\/import$/);
    await expect(maya.getByRole("heading", { name: "Your imports" })).toBeVisible();
    await chooseFiles(choose(), { name: "twice.csv", mimeType: "text/csv", buffer: Buffer.from(`Name,Email,Phone,Email\nA,a@${at},,b@${at}`) });
    await expect(maya.getByText("The column “Email” is there twice: as number 2 and as number 4.")).toBeVisible();
    await expectFine(maya);
    await chooseFiles(choose(), { name: "greenhouse.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await maya.waitForURL(/\/portal\/candidates\/import\/imp_/);
  });

  await test.step("the columns are known; one more is put to use", async () => {
    await expect(maya.getByText(/An export of Greenhouse/)).toBeVisible();
    await expect(maya.getByRole("combobox", { name: "What Candidate Name is" })).toHaveText(/Full name/);
    await expect(maya.getByRole("combobox", { name: "What Email Addresses is" })).toHaveText(/E-mail/);
    await expect(maya.getByRole("combobox", { name: "What Title is" })).toHaveText(/Headline/);
    await maya.getByRole("combobox", { name: "What Source Name is" }).click();
    await maya.getByRole("option", { name: "Note" }).click();
    await expect(maya.getByRole("region", { name: "The first people" }).getByText("Referral").first()).toBeVisible();
    await expectFine(maya);
    await maya.getByRole("button", { name: `Check ${(many + 6).toLocaleString("en-US")} rows` }).click();
    await expect(maya.getByText("Checked, not brought")).toBeVisible({ timeout: 120_000 });
  });

  await test.step("what each row would come to is read before anything happens", async () => {
    await expect(maya.getByText("Nothing has happened yet.", { exact: false })).toBeVisible();
    await maya.getByRole("combobox", { name: "Which rows" }).click();
    await maya.getByRole("option", { name: /^Protected \(1\)/ }).click();
    await expect(maya.getByRole("table", { name: "Rows" }).or(maya.getByRole("region", { name: "Rows" })).getByText("Iris Held")).toBeVisible();
    await expect(maya.getByText(/Another recruiter protects this person until/).filter({ visible: true }).first()).toBeVisible();
    await expect(maya.getByText("1 of 1 row")).toBeVisible();
    await expect(maya.getByText("Daniel")).toHaveCount(0);
    await expectFine(maya);
    expect((await daniel.api.sourcing.check.query({ email: `zoe@${at}` })).state).toBe("free");
  });

  await test.step("it is brought, paused, left and found again, and goes on to its end", async () => {
    await maya.getByRole("button", { name: `Bring ${(many + 2).toLocaleString("en-US")} people` }).click();
    await maya.getByRole("button", { name: "Pause" }).click();
    await expect(maya.getByRole("button", { name: "Go on" })).toBeVisible();
    await expectFine(maya);
    await maya.goto("/portal/candidates/import");
    await maya.getByRole("link", { name: "greenhouse.csv" }).first().click();
    await expect(maya.getByRole("progressbar", { name: "Paused" })).toBeVisible();
    await maya.getByRole("button", { name: "Go on" }).click();
    await expect(maya.getByText("What each row came to")).toBeVisible();
    await expect(maya.getByRole("button", { name: "Download the 4 not added" })).toBeVisible({ timeout: 120_000 });
    await expectFine(maya);
    expect((await daniel.api.sourcing.check.query({ email: `zoe@${at}` })).state).toBe("protected");
    expect((await daniel.api.sourcing.check.query({ email: `person.${many - 1}@${at}` })).state).toBe("protected");
  });

  await test.step("what was not added comes back as a file, with why", async () => {
    const [download] = await Promise.all([maya.waitForEvent("download"), maya.getByRole("button", { name: "Download the 4 not added" }).click()]);
    expect(download.suggestedFilename()).toBe("greenhouse - not added.csv");
    const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
    expect(lines[0]).toBe(`\uFEFFRow,Why it was not added,${columns}`);
    expect(lines.slice(1).map((line) => line.slice(0, 60))).toEqual([
      expect.stringMatching(/^3,Another recruiter protects this person/), expect.stringMatching(/^4,The same person as row 2\./), expect.stringMatching(/^5,"There is no e-mail, phone number/), expect.stringMatching(/^6,"?The column Candidate Name holds a form/),
    ]);
    expect(lines[4]).toContain(`"'=HYPERLINK`);
    await maya.goto("/portal/candidates?search=Zo%C3%AB");
    await expect(maya.getByText(zoe).first()).toBeVisible();
    await expectFine(maya);
  });

  await test.step("a workbook is read too, checked, and dropped without anybody brought", async () => {
    const brought = Array.from({ length: 3 }, (_, i) => [`Book ${i} of ${project.name}`, `book.${i}@${at}`, 14_155_550_180 + i, "Engineer", `Owner ${i}`]);
    const book = await writeXlsx({ sheets: [{ name: "Candidates", rows: [["Name", "Email1", "Mobile Phone", "Occupation", "Owner Name"], ...brought] }] });
    await maya.goto("/portal/candidates/import");
    await chooseFiles(choose(), { name: "bullhorn.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Buffer.from(book) });
    await maya.waitForURL(/\/portal\/candidates\/import\/imp_/);
    await expect(maya.getByText(/An export of Bullhorn/)).toBeVisible();
    await expect(maya.getByRole("combobox", { name: "What Mobile Phone is" })).toHaveText(/Phone/);
    await maya.getByRole("button", { name: "Check 3 rows" }).click();
    await expect(maya.getByText("Checked, not brought")).toBeVisible();
    await maya.getByRole("button", { name: "Drop the list" }).click();
    await maya.getByRole("alertdialog").getByRole("button", { name: "Drop it" }).click();
    await expect(maya.getByText("Cancelled")).toBeVisible();
    await expectFine(maya);
    expect((await daniel.api.sourcing.check.query({ email: `book.0@${at}` })).state).toBe("free");
  });

  await test.step("an import that is under way is cancelled: who was added stays, nobody else is brought", async () => {
    const lines = Array.from({ length: many }, (_, i) => `Half ${i} of ${project.name},half.${i}@${at}`);
    await maya.goto("/portal/candidates/import");
    await chooseFiles(choose(), { name: "half.csv", mimeType: "text/csv", buffer: Buffer.from(`Name,Email\n${lines.join("\n")}`) });
    await maya.waitForURL(/\/portal\/candidates\/import\/imp_/);
    await maya.getByRole("button", { name: `Check ${many.toLocaleString("en-US")} rows` }).click();
    await maya.getByRole("button", { name: `Bring ${many.toLocaleString("en-US")} people` }).click({ timeout: 120_000 });
    await maya.getByRole("button", { name: "Pause" }).click();
    await expect(maya.getByRole("button", { name: "Go on" })).toBeVisible();
    await maya.getByRole("button", { name: "Cancel the import" }).click();
    const dialog = maya.getByRole("alertdialog");
    await expect(dialog.getByText(/who were added stay yours/)).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel the import" }).click();
    await expect(maya.getByText("Cancelled")).toBeVisible();
    await expect(maya.getByText("What each row came to")).toBeVisible();
    await expectFine(maya);
    expect((await daniel.api.sourcing.check.query({ email: `half.${many - 1}@${at}` })).state).toBe("free");
  });
});
