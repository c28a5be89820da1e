import { Frame, Words } from "./frame";

export const confirmAddressSubject = "Confirm your e-mail";

/** Confirms that an account's address belongs to the one who made it. */
export function ConfirmAddress({ url }: { url: string }) {
  return (
    <Frame preview="One click, in the browser in which you made the account." title="Confirm your e-mail" action={{ href: url, label: "Confirm my e-mail" }} foot="The link works for a day, in the browser in which you made the account. If you made none, nothing happens when you ignore this mail.">
      <Words>Recruiters may have written you down already. Once this address is confirmed, what belongs to it is yours to decide.</Words>
    </Frame>
  );
}
