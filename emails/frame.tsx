import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from "react-email";
import type { ReactNode } from "react";

const ink = "#1c2420";
const quiet = "#5b655f";
const green = "#14532d";

/** How the reader of a mail stops its like: the page that does it, and what it stops. */
export type Unsubscribe = { url: string; words: string };

/** The look of every mail: one column, one thing to do. */
export function Frame({ preview, title, children, action, foot, unsubscribe }: { preview: string; title: string; children: ReactNode; action?: { href: string; label: string }; foot?: string; unsubscribe?: Unsubscribe | undefined }) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: "#f6f7f5", fontFamily: "Helvetica, Arial, sans-serif", color: ink, margin: 0, padding: "24px 12px" }}>
        <Container style={{ backgroundColor: "#ffffff", border: "1px solid #dfe3df", borderRadius: 8, maxWidth: 560, padding: "28px 32px" }}>
          <Text style={{ color: green, fontSize: 13, fontWeight: 600, letterSpacing: "0.02em", margin: 0 }}>Fairsplit</Text>
          <Heading as="h1" style={{ fontSize: 20, fontWeight: 600, lineHeight: "28px", margin: "12px 0 16px" }}>
            {title}
          </Heading>
          {children}
          {action ? (
            <Section style={{ margin: "24px 0 8px" }}>
              <Button href={action.href} style={{ backgroundColor: green, borderRadius: 6, color: "#ffffff", fontSize: 14, fontWeight: 600, padding: "12px 18px", textDecoration: "none" }}>
                {action.label}
              </Button>
            </Section>
          ) : null}
          {foot ? <Text style={{ color: quiet, fontSize: 12, lineHeight: "18px", margin: "16px 0 0" }}>{foot}</Text> : null}
          {unsubscribe ? (
            <Text style={{ color: quiet, fontSize: 12, lineHeight: "18px", margin: "8px 0 0" }}>
              <Link href={unsubscribe.url} style={{ color: quiet, textDecoration: "underline" }}>
                {unsubscribe.words}
              </Link>
            </Text>
          ) : null}
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph of a mail. */
export function Words({ children }: { children: ReactNode }) {
  return <Text style={{ fontSize: 14, lineHeight: "22px", margin: "0 0 12px" }}>{children}</Text>;
}
