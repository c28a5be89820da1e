// Proves: of what is pasted, words win over the picture that came with them, and a picture or a copied file is a file. Would miss: what a browser puts on its clipboard.
import { expect, it } from "vitest";
import { pastedFiles } from "./pasted-files";

const file = (name: string) => new File(["x"], name);
const names = (words: string, ...files: string[]) => pastedFiles({ files: files.map(file), getData: (format) => (format === "text/plain" ? words : "<b>words</b>") }).map((one) => one.name);

it.each([
  ["a picture", "", ["image.png"], ["image.png"]],
  ["words alone", "Hello", [], []],
  ["words of Word with a picture of them", "Hello\r\nthere", ["image.png"], []],
  ["cells of Excel with a picture of them", "1\t2\n3\t4", ["image.png"], []],
  ["a file that was copied in a folder", "cv.pdf", ["cv.pdf"], ["cv.pdf"]],
  ["two of them", "cv.pdf\nwork.pdf\n", ["cv.pdf", "work.pdf"], ["cv.pdf", "work.pdf"]],
])("%s", (_, words, files, taken) => {
  expect(names(words, ...files)).toEqual(taken);
});
