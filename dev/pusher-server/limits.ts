/** The bounds of the hosted service, which this server keeps too: what works here works there. Times in seconds where the name says nothing else. */
export const limits = {
  /** A client that says nothing for so long is asked whether it is there, and has `pongSeconds` to answer. */
  activitySeconds: 120,
  pongSeconds: 30,
  connections: 10_000,
  channelNameLength: 164,
  eventNameLength: 200,
  /** Of an event's data, from the server or from a client. */
  eventBytes: 10_240,
  /** Of one frame that a client sends: an event with its envelope, each of its quotes escaped. */
  frameBytes: 32_768,
  clientEventsPerSecond: 10,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  /** Of a REST request: a full batch, each event escaped. */
  requestBytes: 262_144,
  requestAgeSeconds: 600,
  membersPerChannel: 100,
  memberIdLength: 128,
  memberInfoBytes: 1_024,
  /** What a connection may leave unread before it is closed: a reader this slow would fill the memory. */
  unreadBytes: 4_194_304,
  /** How long a cache channel keeps its last event. */
  cacheMs: 1_800_000,
  cachedEvents: 10_000,
} as const;
