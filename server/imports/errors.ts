import { fileErrors } from "../files";
import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const importErrors = {
  file_missing: fileErrors.file_missing,
  changed_meanwhile: kernelErrors.changed_meanwhile,
  list_empty: { status: 422, field: "fileId", say: "There are no people in this file.", remedy: "Send a file with a row of column names and a row for each person." },
  list_too_long: { status: 422, field: "fileId", say: "This file has more than {most} rows.", remedy: "Split it, and send the parts one after the other." },
  list_too_wide: { status: 422, field: "fileId", say: "Row {row} has more than {most} columns.", remedy: "Check that the columns are separated by commas, semicolons or tabs, and leave out what is not needed." },
  list_row_too_long: { status: 422, field: "fileId", say: "Line {line} is longer than {most} characters.", remedy: "Export the list again: each person is expected on a line of their own." },
  list_mixes_encodings: { status: 422, field: "fileId", say: "Line {line} is written in another encoding than the rest, so that letters such as é would come out wrong.", remedy: "Open the file in a spreadsheet, see to that line, and save it as CSV UTF-8 or as XLSX." },
  list_quote_open: { status: 422, field: "fileId", say: "A quotation mark in row {row} is never closed.", remedy: "Close or remove it, or send the list as XLSX." },
  list_header_twice: { status: 422, field: "fileId", say: "The column {name} is there twice: as number {first} and as number {second}.", remedy: "Rename or remove one of them, so that it is certain which is meant." },
  list_unreadable: { status: 422, field: "fileId", say: "This Excel file can't be read.", remedy: "Open it in a spreadsheet, save it anew as XLSX or CSV, and send that." },
  list_locked: { status: 422, field: "fileId", say: "This Excel file asks for a password.", remedy: "Save it without one, and send that." },
  mapping_without_name: { status: 422, field: "mapping.fullName", say: "No column is the name.", remedy: "Choose the column with full names, or those with first and last names." },
  mapping_without_key: { status: 422, field: "mapping.email", say: "No column tells people apart.", remedy: "Choose at least one with e-mails, phone numbers or LinkedIn profiles." },
  mapping_unknown_column: { status: 422, field: "mapping", say: "The list does not have that many columns.", remedy: "Choose among its columns." },
  lists_checked_enough: { status: 429, say: "You have checked as many rows as is possible in one day.", remedy: "Go on after midnight UTC." },
} as const satisfies ErrorCatalogue;
