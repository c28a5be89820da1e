import { reading, router } from "../kernel/trpc";
import { ledgerAccountList, ledgerBalances, ledgerJournalList } from "./ledger-list";

export const ledgerRouter = router({ balances: reading(ledgerBalances), accounts: reading(ledgerAccountList), journals: reading(ledgerJournalList) });
