import { forgetKeptAnswers } from "./access/forget-answers";
import { billStartedPlacement } from "./billing/issue-invoice";
import { disputeDeadlines } from "./disputes/dispute-deadlines";
import { carryOutErasures } from "./erasure/carry-out-erasures";
import { relayOutbox } from "./events/relay-outbox";
import { forgetFiles } from "./files/forget-files";
import { removeFiles } from "./files/remove-files";
import { correctPresence } from "./identity/check-presence";
import { importBatches } from "./imports/import-batches";
import { wakeStillImports } from "./imports/wake-imports";
import { keepMessagesAsLong } from "./messages/keep-as-long";
import { remindOfUnreadMessages } from "./messages/unread-reminders";
import { sendMailJob } from "./notifications/send-mail";
import { tellPeople } from "./notifications/tell-people";
import { waitingMail } from "./notifications/waiting-mail";
import { allocatePaidFee } from "./payouts/allocate-fee";
import { catchUpLostWork } from "./payouts/catch-up";
import { foldStripeEvent } from "./payouts/fold-provider-event";
import { payDueSchedule } from "./payouts/pay-schedule";
import { sweepHolds } from "./payouts/sweep-holds";
import { sweepPayouts } from "./payouts/sweep-payouts";
import { dailyProof } from "./proof/daily-proof";
import { remindOfConsents } from "./sourcing/consent-reminders";
import { remindOfProtection } from "./sourcing/protection-reminders";

/** Every function of the product, in the order of the design's table. */
export const functions = [relayOutbox, sweepPayouts, payDueSchedule, sweepHolds, remindOfProtection, remindOfConsents, disputeDeadlines, remindOfUnreadMessages, foldStripeEvent, billStartedPlacement, allocatePaidFee, dailyProof, catchUpLostWork, tellPeople, sendMailJob, waitingMail, carryOutErasures, keepMessagesAsLong, removeFiles, forgetFiles, forgetKeptAnswers, importBatches, wakeStillImports, correctPresence];
