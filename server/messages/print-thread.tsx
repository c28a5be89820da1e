import path from "node:path";
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ThreadRecord } from "./read-record";
import { printedWords } from "./rules/printed-words";

// Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic, which the fonts that every PDF reader has do not cover.
const fonts = path.join(process.cwd(), "node_modules", "dejavu-fonts-ttf", "ttf");
Font.register({ family: "DejaVu Sans", fonts: [{ src: path.join(fonts, "DejaVuSans.ttf") }, { src: path.join(fonts, "DejaVuSans-Bold.ttf"), fontWeight: 700 }] });
// A word stays whole: a hash that is broken in two cannot be searched for.
Font.registerHyphenationCallback((word) => [word]);

const look = StyleSheet.create({
  page: { fontFamily: "DejaVu Sans", fontSize: 9, lineHeight: 1.4, paddingVertical: 42, paddingHorizontal: 46, color: "#1c2420" },
  title: { fontSize: 14, fontWeight: 700, marginBottom: 6 },
  quiet: { color: "#5b655f", fontSize: 7.5 },
  message: { borderTopWidth: 0.5, borderTopColor: "#dfe3df", paddingTop: 6, marginTop: 6 },
  who: { fontWeight: 700 },
  foot: { position: "absolute", bottom: 20, left: 46, right: 46, color: "#5b655f", fontSize: 7 },
});

/** An instant as it is printed: to the second, in UTC. */
const instant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

/** Lays a conversation out as a PDF: which of its messages are here, who said what and when, with the hash of each message and the chain over all. Out: the file. */
export function printThread(of: ThreadRecord & { exportedAt: string }): Promise<Buffer> {
  return renderToBuffer(
    <Document title={`Conversation of ${of.candidate} and ${of.recruiter}`} producer="Fairsplit" creator="Fairsplit">
      <Page size="A4" style={look.page}>
        <Text style={look.title}>
          Conversation of {of.candidate} and {of.recruiter}
        </Text>
        <Text>{printedWords(of)}</Text>
        <Text style={look.quiet}>
          {of.connectionId}, as it stood at {instant(of.exportedAt)}. Hashes are SHA-256; the chain is the hash of the chain before it and the message's own, from message 1 on. The same conversation as JSON has the same hashes, the text from
          which each is made, how to check them, and letters that this print lacks.
        </Text>
        {of.messages.map((message) => (
          <View key={message.id} style={look.message} wrap={(message.kept?.text ?? message.body ?? "").length > 1_000}>
            <Text>
              <Text style={look.who}>{of[message.from]}</Text>
              <Text style={look.quiet}>
                {"  "}
                {message.seq}, {instant(message.sentAt)}
                {message.editedAt === null ? "" : `, edited ${instant(message.editedAt)}`}
                {message.deletedAt === null ? "" : `, deleted ${instant(message.deletedAt)}`}
              </Text>
            </Text>
            <Text>{message.deletedAt === null ? (message.body ?? "") : "This message was deleted."}</Text>
            {message.card !== null && (
              <Text>
                {message.card.kind === "role" ? "Role" : "Request to represent"}: {message.card.title} <Text style={look.quiet}>{message.card.id}</Text>
              </Text>
            )}
            {message.files.map((file) => (
              <Text key={file.sha256} style={look.quiet}>
                File: {file.name}, {file.bytes} bytes, {file.sha256}
              </Text>
            ))}
            {message.kept && (
              <Text style={look.quiet}>
                Kept as evidence by {message.kept.by} at {instant(message.kept.at)}, with the hash {message.kept.hash}:{"\n"}
                {message.kept.text}
              </Text>
            )}
            <Text style={look.quiet}>Hash {message.hash}</Text>
            <Text style={look.quiet}>Chain {message.chain}</Text>
          </View>
        ))}
        <Text style={look.foot} fixed render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
      </Page>
    </Document>,
  );
}
