import { Frame, type Unsubscribe, Words } from "./frame";

export type UnreadMessagesProps = { url: string; fromName: string; count: number; unsubscribe: Unsubscribe | undefined };

export const unreadMessagesSubject = ({ fromName, count }: Pick<UnreadMessagesProps, "fromName" | "count">) => (count === 1 ? `${fromName} wrote to you` : `${fromName} wrote to you ${count} times`);

/** That messages wait to be read. What they say stays where it was said. */
export function UnreadMessages({ url, fromName, count, unsubscribe }: UnreadMessagesProps) {
  return (
    <Frame preview={`${count === 1 ? "A message waits" : `${count} messages wait`} for you on Fairsplit.`} title={unreadMessagesSubject({ fromName, count })} action={{ href: url, label: "Read and answer" }} foot="You get one such mail until you have looked at the conversation. Make the conversation quiet on its page, and you get none." unsubscribe={unsubscribe}>
      <Words>{count === 1 ? "You have not read the message yet." : "You have not read the messages yet."}</Words>
    </Frame>
  );
}
