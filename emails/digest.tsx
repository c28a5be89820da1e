import { Link, Text } from "react-email";
import { Frame, type Unsubscribe, Words } from "./frame";

export type DigestProps = { news: { title: string; line: string; url: string }[]; more: number; url: string; unsubscribe: Unsubscribe };

export const digestSubject = ({ news, more }: Pick<DigestProps, "news" | "more">) => (news.length + more === 1 ? (news[0]?.title ?? "Your day on Fairsplit") : `${news.length + more} things happened on Fairsplit`);

/** What happened since the last one, in one mail; each leads to its page. */
export function Digest({ news, more, url, unsubscribe }: DigestProps) {
  return (
    <Frame preview={news[0]?.title ?? ""} title="What happened" action={{ href: url, label: "Open Fairsplit" }} foot="One mail a day, at the hour that you chose." unsubscribe={unsubscribe}>
      {news.map((one) => (
        <Text key={`${one.url} ${one.title}`} style={{ fontSize: 14, lineHeight: "22px", margin: "0 0 12px" }}>
          <Link href={one.url} style={{ color: "#14532d", fontWeight: 600 }}>
            {one.title}
          </Link>
          <br />
          {one.line}
        </Text>
      ))}
      {more > 0 ? <Words>And {more} more: you find them in the bell on Fairsplit.</Words> : null}
    </Frame>
  );
}
