import type { OrganizationRole } from "@/server/kernel/actor";
import type { Ctx } from "@/server/kernel/command";
import { clockOf, type Database, openDatabase } from "@/server/kernel/database";
import { type TestDatabase, testDatabase } from "./test-database";
import * as requestsToConnect from "./world/requests-to-connect";
import * as disputes from "./world/disputes";
import * as hiring from "./world/hiring";
import * as merges from "./world/merges";
import * as money from "./world/money";
import * as people from "./world/people";
import { policy } from "./world/policy";
import * as reports from "./world/reports";

export type World = ReturnType<typeof worldOf> & { database: TestDatabase; close(): Promise<void> };

/**
 * A database of one's own and factories that fill it through the product's commands: valid worlds in one line.
 * Nothing is written around a command but what the sign-in library and the payment provider would write.
 */
export async function makeWorld(connections = 10): Promise<World> {
  const database = await testDatabase();
  const db = openDatabase(database.appUrl, connections);
  return {
    ...worldOf(db), database,
    async close() {
      await db.$client.end({ timeout: 1 });
      await database.drop();
    },
  };
}

function worldOf(db: Database) {
  const system: Ctx = people.systemOf(db);
  const anonymous: Ctx = people.anonymousOf(db);
  return {
    db, system, anonymous,
    now: () => clockOf(db),
    policy: (settings: Parameters<typeof policy>[1]) => policy(db, settings),
    passTime: (of: Parameters<typeof people.passTime>[1]) => people.passTime(db, of),
    person: (of?: Parameters<typeof people.person>[1]) => people.person(db, of),
    refreshed: <T extends people.Someone>(someone: T) => people.refreshed(db, someone),
    recruiter: (of?: Parameters<typeof people.recruiter>[1]) => people.recruiter(db, of),
    colleague: (of: people.Recruiter) => people.colleague(db, of),
    company: (of?: Parameters<typeof people.company>[1]) => people.company(db, of),
    companyMember: (of: people.CompanyUser, role: OrganizationRole) => people.companyMember(db, of, role),
    candidate: (of?: Parameters<typeof people.candidate>[1]) => people.candidate(db, of),
    job: hiring.job,
    claimed: hiring.claimed,
    requested: hiring.requested,
    consented: (by: people.Recruiter, who: { fullName: string; email: string }, companyId: string) => hiring.consented(db, by, who, companyId),
    submission: (of?: hiring.SubmissionOptions) => hiring.submission(db, of),
    offered: (of?: Parameters<typeof hiring.offered>[1]) => hiring.offered(db, of),
    placed: (of?: Parameters<typeof hiring.placed>[1]) => hiring.placed(db, of),
    started: (of?: Parameters<typeof hiring.started>[1]) => hiring.started(db, of),
    connected: (of?: Parameters<typeof requestsToConnect.accepted>[1]) => requestsToConnect.accepted(db, of),
    reportedMessage: (of?: Parameters<typeof reports.reportedMessage>[1]) => reports.reportedMessage(db, of),
    disconnected: (connectionId: string) => requestsToConnect.disconnected(db, connectionId),
    contested: (of?: Parameters<typeof disputes.contested>[1]) => disputes.contested(db, of),
    awaited: (of?: Parameters<typeof merges.awaited>[1]) => merges.awaited(db, of),
    reported: (of?: hiring.SubmissionOptions) => disputes.reported(db, of),
    strangers: (of?: Parameters<typeof requestsToConnect.strangers>[1]) => requestsToConnect.strangers(db, of),
    acquainted: (of?: Parameters<typeof requestsToConnect.acquainted>[1]) => requestsToConnect.acquainted(db, of),
    askedByCandidate: (of?: Parameters<typeof requestsToConnect.askedByCandidate>[1]) => requestsToConnect.askedByCandidate(db, of),
    askedByRecruiter: (of?: Parameters<typeof requestsToConnect.askedByRecruiter>[1]) => requestsToConnect.askedByRecruiter(db, of),
    issue: (placementId: string) => money.issue(db, placementId),
    payment: (amountMinor: bigint, of?: Parameters<typeof money.payment>[2]) => money.payment(db, amountMinor, of),
    invoiced: (of?: Parameters<typeof money.invoiced>[1]) => money.invoiced(db, of),
    allocated: (of?: Parameters<typeof money.allocated>[1]) => money.allocated(db, of),
    onboarded: (who: Pick<people.Recruiter, "payeeId">, transfersActive?: boolean) => money.onboarded(db, who, transfersActive),
    schedulesOf: (placementId: string) => money.schedulesOf(db, placementId),
  };
}
