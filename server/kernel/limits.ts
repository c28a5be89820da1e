/** Every bound of the product in one place. */
export const limits = {
  /** Rows that one sweep claims at a time. */
  rowsPerClaim: 500,
  /** Whole transactions tried again after a serialization failure or deadlock. */
  transactionTries: 5,
  /** Times that a merge of two records comes again while somebody is at work on them. */
  mergeLockTries: 40,
  statementTimeoutMs: 15_000,
  lockTimeoutMs: 5_000,
  /** How long the push server, and the job runner, may take to answer. A process gathers what it tells them: whoever does not answer must not hold all of it. */
  pushTimeoutMs: 4_000,
  jobsTimeoutMs: 10_000,
  pageSize: 50,
  pageSizeMax: 200,
  nameLength: 120,
  titleLength: 140,
  lineLength: 300,
  noteLength: 2_000,
  /** Letters in the note of a request to connect; the database's CHECK says the same. */
  connectionNoteLength: 300,
  /** Templates that one person keeps, for notes and messages together. */
  ownTemplates: 50,
  /** Letters in the name of a template; the database's CHECK says the same. */
  templateNameLength: 80,
  descriptionLength: 10_000,
  emailLength: 254,
  idLength: 64,
  urlLength: 500,
  webhookBodyBytes: 1_048_576,
  webhookAgeSeconds: 300,
  /** How far a sender's clock may be ahead of ours. */
  webhookAheadSeconds: 60,
  /** What happened in channels that one webhook may tell of. */
  webhookEvents: 1_000,
  /** What a check of who is online leaves to the webhooks that are still on their way. */
  presenceSettlesMs: 15_000,
  requestBodyBytes: 262_144,
  /** What a form sends at most: a million letters of four bytes are still read, so that the field in which they are can say that they are too many. */
  formBodyBytes: 4_194_304,
  batchedCalls: 10,
  /** How long the answer to a POST with an Idempotency-Key is kept. */
  answerKeptMs: 86_400_000,
  /** Requests that one key may send at once, and each second after that, to each process. */
  requestsAtOnce: 600,
  requestsPerSecond: 10,
  /** Keys whose recent requests a process remembers. */
  keysRemembered: 10_000,
  /** Largest file that is taken; the database's CHECK says the same. */
  fileBytes: 20_971_520,
  /** How long a file that nothing refers to may still be put to use; it is forgotten an hour later. */
  fileUnattachedMs: 86_400_000,
  /** How long a link to a file opens it. */
  fileLinkMs: 300_000,
  /** Fields, regions, languages and kinds of roles in one profile, each; and skills. */
  profileChoices: 8,
  profileSkills: 15,
  /** Letters in a skill or a kind of role. */
  skillLength: 60,
  /** Profiles that a search looks at for each word of it: the nearest. */
  searchedProfiles: 300,
  /** Conversations of a recruiter, and messages of each, that say how soon they answer: the last. */
  answerConversations: 50,
  answerMessages: 100,
  /** Words of a search that are looked for. */
  searchWords: 6,
  /** Messages of one conversation that are written into a file at once. */
  messagesExported: 20_000,
  /** The same in a file that is printed: laying out takes a hundred times as long as writing. */
  messagesPrinted: 500,
  /** Hints of the same person that are shown at once. */
  similarPeople: 5,
  /** Holidays in one business calendar: many years of them. */
  holidaysPerCalendar: 500,
  /** Contacts that one objection brings. */
  contactsPerObjection: 20,
  /** Ends of claims that are noted as told in one transaction: whoever brought a list hears of all of it at once. */
  endsToldAtOnce: 10_000,
  /** Ends that one holder is told one by one; of more they are told in one piece of news. */
  endsToldEach: 3,
  /** Claims about to end among what waits for a recruiter. */
  endingShown: 10,
  /** Requests to connect among what waits for a recruiter; all of them are with the connections. */
  askedShown: 10,
  /** People in one blind check. */
  peoplePerCheck: 500,
  /** People in one list that is brought at once; the database's CHECK says the same. */
  listRows: 50_000,
  listColumns: 200,
  /** Letters in one line of a list. */
  listLineLength: 100_000,
  /** What an Excel file or a Word document may unpack to. */
  unpackedBytes: 157_286_400,
  /** How long an import may stand still before it is started anew, and how often that is tried. */
  importStillMs: 120_000,
  importStalls: 5,
  /** How long a sweep or a transfer holds what it claimed. */
  leaseMs: 120_000,
  /** A run that has left no result after this long is taken for lost. */
  lostAfterMs: 900_000,
  /** Pause after a provider's refusal before the next attempt. */
  refusalPauseMs: 3_600_000,
  /** After so many attempts an event goes apart from the others, so that it holds up none of them; and after each further one it rests so long. */
  eventAttempts: 20,
  stuckLeaseMs: 600_000,
  /** So many of those in a row fail before a run lets them be: then it is the job runner that fails. */
  stuckFailures: 3,
  mailAttempts: 8,
  /** People whose daily mail is made in one transaction, and pieces of news that one such mail tells. */
  digestsPerClaim: 100,
  newsPerDigest: 40,
  /** Admins hear of one function's failures once in this time. */
  failureNewsPauseMs: 600_000,
  /** Most that a salary, fee or bonus may be, in minor units. */
  amountMinor: 10_000_000_000_000n,
} as const;
