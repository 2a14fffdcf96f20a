import type { Asking, Done, Json } from '@concord/infra/sample/graph';
import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import { samplePersonId } from '@concord/contracts/sample-ids';
import type { Stage, Thing } from './stage.js';

/** What of each kind of object is read back after an act. */
const SEEN = {
  topic: 'id version state number title',
  consultation: 'id version state round outcome',
  session: 'id version state number outcome counts',
  item: 'id version state number',
  escalation: 'id version state number',
  draft: 'id version state number',
} as const;
type Kind = keyof typeof SEEN;

/** How an act is sent: under which key, and on which version. */
export interface Sending {
  key?: string;
  ifVersion?: number;
  asking?: Asking;
}

/** Somebody who acts through the public graph: one of the sample people, or the public. */
export class Actor {
  private token: Promise<string> | undefined;

  constructor(
    readonly stage: Stage,
    /** Null: nobody who signed in. */
    readonly key: SamplePersonKey | null,
    /** As printed beside each act. */
    readonly name: string,
  ) {}

  get id(): string {
    if (!this.key) throw new Error(`${this.name} has no account`);
    return samplePersonId(this.key);
  }

  async asking(): Promise<Asking> {
    if (!this.key) return {};
    this.token ??= this.stage.graph.tokenOf(this.id);
    return { token: await this.token };
  }

  /** A query as this person sees it. */
  async sees(document: string, variables: Json = {}): Promise<Json> {
    return this.stage.graph.ask(document, variables, await this.asking());
  }

  /** One act, printed with its date; the answer's object is as it is afterwards. */
  async does(
    kind: Kind | null,
    mutation: string,
    words: string,
    input: Json,
    sending: Sending = {},
    selection?: string,
  ): Promise<Done> {
    await this.stage.tell(this.name, words);
    const whole = {
      ...input,
      ...(sending.key && { idempotencyKey: sending.key }),
      ...(sending.ifVersion !== undefined && { ifVersion: sending.ifVersion }),
    };
    const asking = { ...(await this.asking()), ...sending.asking };
    const done = await this.stage.graph.act(mutation, whole, selection ?? (kind ? SEEN[kind] : 'id'), asking);
    this.stage.checks.held += 1;
    return done;
  }

  private on(
    kind: Kind,
    mutation: string,
    words: string,
  ): (thing: Thing, input?: Json, sending?: Sending) => Promise<Done> {
    return (thing, input = {}, sending = {}) =>
      this.does(kind, mutation, words, { id: thing.id, ...input }, sending);
  }

  // --- topics
  readonly submits = (input: Json, sending?: Sending) =>
    this.does('topic', 'submitTopic', `submits “${input['title']}”`, input, sending);
  readonly entersFor = (input: Json, sending?: Sending) =>
    this.does('topic', 'enterTopicFor', `enters “${input['title']}” for a visitor (代录)`, input, sending);
  readonly resubmits = (input: Json) =>
    this.does(null, 'resubmitTopic', 'completes it and submits it again', input, {}, 'state');
  readonly screens = this.on('topic', 'screenTopic', 'screens the topic: in scope');
  readonly returns = this.on('topic', 'returnTopic', 'returns the topic to its proposer');
  readonly merges = this.on('topic', 'mergeTopic', 'joins it with the topic that goes on (并案)');
  readonly refers = this.on('topic', 'referTopic', 'refers it to who is in charge (转办)');
  readonly declines = this.on('topic', 'declineTopic', 'does not take it up (不予列入)');
  readonly approves = this.on('topic', 'approveTopic', 'approves the topic (审定)');
  readonly files = this.on('topic', 'fileTopic', 'sends the filing (备案)');
  readonly returnsFiling = this.on('topic', 'returnFiling', 'returns the filing for completion');
  readonly completesFiling = this.on('topic', 'completeFiling', 'completes the filing');
  readonly acknowledges = this.on('topic', 'acknowledgeFiling', 'puts the filing on record');
  readonly givesFeedback = this.on('topic', 'giveFeedback', 'gives feedback to the proposer');
  readonly closes = this.on('topic', 'closeTopic', 'closes the topic (办结)');
  readonly archives = this.on('topic', 'archiveTopic', 'archives it (归档)');
  readonly reveals = (topic: Thing, reason: string) =>
    this.does(
      null,
      'revealProposer',
      'reveals the proposer’s telephone, with a reason',
      { id: topic.id, reason },
      {},
      'name phone',
    );

  // --- research
  readonly assignsResearch = this.on('consultation', 'assignResearch', 'assigns the research');
  readonly hearsSide = this.on('consultation', 'recordSideHeard', 'records a side heard');
  readonly submitsReport = this.on('consultation', 'submitResearchReport', 'submits the research report');
  readonly acceptsResearch = this.on('consultation', 'acceptResearch', 'accepts the research');
  readonly returnsResearch = this.on('consultation', 'returnResearch', 'returns the research report');

  // --- sessions
  readonly schedules = (input: Json) =>
    this.does('session', 'scheduleSession', `calls a session for ${input['place']}`, input);
  readonly postpones = this.on('session', 'postponeSession', 'postpones the session');
  readonly invites = this.on(
    'session',
    'inviteParticipants',
    'invites the participants, each in one capacity',
  );
  readonly sendsNotice = this.on('session', 'sendNotice', 'sends the notice (会议通知)');
  readonly opensSignIn = this.on('session', 'openSignIn', 'opens the sign-in');
  readonly signsIn = this.on('session', 'signIn', 'signs in those who came');
  readonly callsAlternate = this.on('session', 'callAlternate', 'calls an alternate public representative');
  readonly registersAtDoor = this.on('session', 'registerAtDoor', 'registers somebody at the door');
  readonly opensSession = this.on('session', 'openSession', 'opens the session');
  readonly goesOn = this.on('session', 'advancePhase', 'goes on to the next phase');
  readonly recordsStatement = this.on('session', 'recordStatement', 'records a statement');
  readonly recordsPosition = (session: Thing, input: Json) =>
    this.does('session', 'recordPosition', `records a position (表态): ${input['position']}`, {
      id: session.id,
      ...input,
    });
  readonly recordsOutcome = (session: Thing, input: Json) =>
    this.does('session', 'recordOutcome', `announces the outcome: ${input['outcome']}`, {
      id: session.id,
      ...input,
    });
  readonly recordsCommitment = this.on(
    'session',
    'recordCommitment',
    'records a commitment with its agreed date',
  );
  readonly reportsStatus = this.on(
    'session',
    'reportStatus',
    'reports how an earlier result is carried out (下次会议通报)',
  );
  readonly concludes = this.on('session', 'concludeSession', 'concludes the session');
  readonly draftsMinutes = this.on('session', 'draftMinutes', 'drafts the minutes (协商纪要)');
  readonly signsMinutes = this.on('session', 'signMinutes', 'signs the minutes');

  // --- after the session
  readonly publicises = this.on('consultation', 'startPublicity', 'starts the publicity period (公示)');
  readonly objects = (input: Json) => this.does(null, 'submitObjection', 'objects', input, {}, 'id');
  readonly handlesObjection = (consultation: Thing, input: Json) =>
    this.does(
      null,
      'handleObjection',
      'handles the objection in writing',
      { id: consultation.id, ...input },
      {},
      'id',
    );
  readonly explains = this.on(
    'consultation',
    'explainOutcome',
    'explains to the proposer why there was no consensus',
  );
  readonly decidesOnRound = this.on('consultation', 'decideRedeliberation', 'decides on a new round');

  // --- commitments
  readonly assigns = this.on('item', 'assignItem', 'assigns the commitment (交办)');
  readonly signsFor = this.on('item', 'signForItem', 'signs for it (签收)');
  readonly asksToReturn = this.on('item', 'requestItemReturn', 'says that it is not theirs');
  readonly replies = this.on('item', 'replyItem', 'replies ask by ask (逐条回应)');
  readonly completes = this.on('item', 'reportCompletion', 'reports completion');
  readonly visits = this.on('item', 'recordVisit', 'records a supervision visit');
  readonly rates = this.on('item', 'recordSatisfaction', 'records the residents’ satisfaction');
  readonly urges = this.on('item', 'urgeItem', 'urges the unit (催办)');
  readonly closesItem = this.on('item', 'closeItem', 'closes the commitment');

  // --- escalation
  readonly raises = (input: Json) =>
    this.does('escalation', 'raiseEscalation', `raises “${input['title']}” as a proposal`, input);
  readonly sponsors = this.on('escalation', 'sponsorEscalation', 'sponsors the proposal');
  readonly submitsProposal = this.on('escalation', 'submitEscalation', 'submits the proposal');
  readonly reviews = this.on('escalation', 'reviewEscalation', 'reviews the proposal');

  // --- papers
  readonly reviewsDraft = this.on('draft', 'reviewDraft', 'reviews the draft (核稿)');
  readonly signsDraft = this.on('draft', 'signDraft', 'signs it, and its number is taken (签发)');
  readonly sealsDraft = this.on('draft', 'sealDraft', 'seals it (用印)');

  /** Messages of the own inbox, newest first. */
  async inbox(kinds?: string[]): Promise<Json[]> {
    const data = await this.sees(
      'query Inbox($filter: AlertFilter) { inbox(filter: $filter, first: 100) { edges { node { id kind level text at subjectId } } } }',
      { filter: kinds ? { kinds } : {} },
    );
    return (data['inbox'].edges as Json[]).map((edge) => edge['node'] as Json);
  }

  /** How many messages of a kind (and words) about a thing are in the own inbox. */
  async countOf(kind: string, thing: Thing, words?: string): Promise<number> {
    const found = await this.inbox([kind]);
    return found.filter(
      (alert) => alert['subjectId'] === thing.id && (!words || String(alert['text']).includes(words)),
    ).length;
  }

  /** One case's clock of a kind, the newest. */
  async deadline(kind: Kind, thing: Thing, clock: string): Promise<Json | undefined> {
    const field = kind === 'item' ? 'resolutionItem' : kind;
    const data = await this.sees(
      `query Clocks($id: ID!) { ${field}(id: $id) { deadlines { kind dueDate dueAt state overdue dueToday daysLate workingDaysLeft provisional agreedDate breachedAt budget { unit n source } responsible { id } } } }`,
      { id: thing.id },
    );
    return ((data[field]?.deadlines ?? []) as Json[]).findLast((found) => found['kind'] === clock);
  }

  /** Fields of a case as this person sees it. */
  async looksAt(kind: Kind, thing: Thing, fields: string): Promise<Json> {
    const field = kind === 'item' ? 'resolutionItem' : kind;
    return (
      ((await this.sees(`query Look($id: ID!) { ${field}(id: $id) { ${fields} } }`, { id: thing.id }))[
        field
      ] as Json | null) ?? {}
    );
  }
}
