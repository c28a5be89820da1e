/**
 * The files of what is pasted; none where it has words of its own: Word and Excel put a picture of the words beside them, and the words are meant. A file that was copied in a folder brings its name as words.
 * In: what the clipboard hands over.
 */
export function pastedFiles(pasted: { files: Iterable<File>; getData(format: string): string }): File[] {
  const files = [...pasted.files];
  const words = pasted.getData("text/plain").trim();
  const names = new Set(files.map((file) => file.name));
  return words.split(/[\r\n]+/).every((line) => line === "" || names.has(line.trim())) ? files : [];
}
