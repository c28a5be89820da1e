/** An instant as refusals and mails name it: to the minute, in UTC. */
export const untilText = (until: Date) => `${until.toISOString().slice(0, 16).replace("T", " ")} UTC`;
