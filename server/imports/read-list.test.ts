// Proves: a list is read as a spreadsheet shows it, whatever its separator, encoding and preamble, and what can't be read names its row, line or column. Would miss: a
// workbook made by a program that writes XLSX in a way of its own.
import { writeXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { readList } from "./read-list";

const text = (given: string | Uint8Array) => readList(typeof given === "string" ? new TextEncoder().encode(given) : given, "text/plain");
const workbook = async (rows: (string | number | Date | null)[][]) => readList(await writeXlsx({ sheets: [{ name: "People", rows }] }), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

it.each([[","], [";"], ["\t"]])("reads columns between %j, with a mark of UTF-8, breaks in cells and empty rows", async (separator) => {
  const line = (...cells: string[]) => cells.join(separator);
  expect(await text(`\uFEFF${line("Name", "Email", "Notes")}\r\n${line("Zoë Lee", "zoe@lee.com", `"two${separator}\nlines ""here"""`)}\r\n\r\n${line("Ann", "ann@lee.com")}\r\n`)).toEqual({
    headers: ["Name", "Email", "Notes"], rows: [{ rowNo: 2, cells: ["Zoë Lee", "zoe@lee.com", `two${separator}\nlines "here"`] }, { rowNo: 4, cells: ["Ann", "ann@lee.com"] }],
  });
});

it("finds the names of the columns behind a preamble, and does without them when the first row is a person", async () => {
  const connections = await text('Notes:\n"When exporting, some addresses, may be missing"\n\nFirst Name,Last Name,URL,Email Address,Company\nAnn,Lee,https://www.linkedin.com/in/annlee,ann@lee.com,Acme\n');
  expect(connections).toMatchObject({ headers: ["First Name", "Last Name", "URL", "Email Address", "Company"], rows: [{ rowNo: 5 }] });
  expect(await text("Ann Lee,ann@lee.com\nBo Ray,bo@ray.com")).toEqual({ headers: ["Column 1", "Column 2"], rows: [{ rowNo: 1, cells: ["Ann Lee", "ann@lee.com"] }, { rowNo: 2, cells: ["Bo Ray", "bo@ray.com"] }] });
});

it("reads the first sheet of a workbook: numbers as they are, days as days", async () => {
  expect(await workbook([["Name", "Email", "Phone", "Seen"], ["Ann Lee", "ann@lee.com", 14_155_550_132, new Date(Date.UTC(2026, 0, 5))], [], ["Bo Ray", "bo@ray.com", null, null]])).toEqual({
    headers: ["Name", "Email", "Phone", "Seen"], rows: [{ rowNo: 2, cells: ["Ann Lee", "ann@lee.com", "14155550132", "2026-01-05"] }, { rowNo: 4, cells: ["Bo Ray", "bo@ray.com"] }],
  });
});

it("serves others in between", async () => {
  let served = 0;
  const timer = setInterval(() => served++, 0);
  await text(`Name,Email\n${Array.from({ length: 40_000 }, (_, i) => `Person ${i},person.${i}@example.com`).join("\n")}`);
  clearInterval(timer);
  expect(served).toBeGreaterThan(2);
});

it.each([
  ["200,000 rows", `Name,Email\n${"A,a@b.com\n".repeat(200_000)}`, "list_too_long", { most: "50,000" }],
  ["one line without end", `Name,Email\n${"x".repeat(200_000)}`, "list_row_too_long", { line: 2 }],
  ["300 columns", `Name,Email\n${"x,".repeat(299)}x`, "list_too_wide", { row: 2 }],
  ["a column twice", "Name,Email,Phone,email\nA,a@b.com,,c@d.com", "list_header_twice", { first: 2, second: 4 }],
  ["a quotation mark that is never closed", 'Name,Email\nA,a@b.com\n"B,b@c.com\nC,c@d.com', "list_quote_open", { row: 3 }],
  ["nobody in it", "Name,Email\n\n", "list_empty", {}],
  ["nothing in it but breaks", "\n\n", "list_empty", {}],
  ["two encodings", Uint8Array.from([...new TextEncoder().encode("Name,Email\nZoë,z@b.com\n"), 0x52, 0xe9, 0x6e, 0x2c, 10]), "list_mixes_encodings", { line: 3 }],
])("refuses a file with %s, and says where", async (_, given, code, details) => {
  await expect(text(given)).rejects.toMatchObject({ code, details });
});

it("refuses a workbook that is damaged", async () => {
  const whole = await writeXlsx({ sheets: [{ name: "People", rows: [["Name", "Email"], ["Ann", "ann@lee.com"]] }] });
  const damaged = whole.slice();
  damaged.fill(7, 40, 400);
  for (const bytes of [damaged, whole.slice(0, whole.length - 40)]) await expect(readList(bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")).rejects.toMatchObject({ code: "list_unreadable" });
});
