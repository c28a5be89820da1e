/** A domain event in a reader's words; null = not for a timeline. In: whether the reader shares in the money or watches over it. */
export function eventWords(type: string, data: Readonly<Record<string, unknown>>, moneyIsTheirs: boolean): string | null {
  const count = typeof data["count"] === "number" ? data["count"] : 0;
  switch (type) {
    case "applications/application.submitted":
      return "submitted the candidate";
    case "applications/application.reviewed":
      return "took the submission into review";
    case "applications/offer.made":
      return "made an offer";
    case "placements/offer.accepted":
      return moneyIsTheirs ? "accepted the offer; the split is locked" : "accepted the offer";
    case "placements/start.confirmed":
      return data["by"] === "company" ? "confirmed the start for the company" : "confirmed the start";
    case "placements/placement.started":
      return "started the guarantee: both sides have confirmed";
    case "billing/invoice.issued":
      return "issued the invoice";
    case "billing/invoice.paid":
      return "received the company's payment";
    case "payouts/fee.allocated":
      return "shared the fee and placed the guarantee holds";
    case "payouts/hold.released":
      return `released ${count === 1 ? "a hold" : `${count} holds`}: the date has come`;
    case "payouts/transfer.sent":
      return "paid a share";
    case "payouts/placement.completed":
      return "closed the placement: the guarantee is over and every share is paid";
    case "payouts/transfer.refused":
      return "had a payment refused by the payment provider; it will be tried again";
    case "payouts/transfer.differs":
    case "payouts/transfer.unresolved":
      return "stopped a payment for a person to look at";
    default:
      return null;
  }
}
