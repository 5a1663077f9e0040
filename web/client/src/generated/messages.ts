// Generated from docs/asyncapi.json by tools/generate.mjs; not edited by hand.

/** A place in a history: the log's epoch, and the version of the plan (or the position of the log for feeds that go over many plans). */
export type Position = {
  epoch: number;
  seq: number;
};

/** RFC 9457: what was wrong and what would be right. A program goes by `type`, `rule` and `fields`; `title` and `detail` are in the reader's language. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  rule?: string;
  fields?: ({
    pointer: string;
    expected?: string;
  })[];
  retryAfterMs?: number;
  contactBody?: string;
  missed?: (CloudEvent)[];
  version?: number;
};

/** CloudEvents 1.0. `type` is `no.medvirk.<Event>`, `sequence` the version in its stream, `data` the event as it was stored; `dataschema` names its shape from version 2 on. */
export type CloudEvent = {
  specversion: string;
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  sequence: string;
  by: string;
  onbehalfof?: string;
  authority?: string;
  command: string;
  datacontenttype: string;
  dataschema?: string;
  data: Record<string, unknown>;
};

/** Full names by person id, for everybody mentioned beside it. */
export type People = Record<string, string>;

/** What this viewer may see of a plan: an object by theme, each keyed by id. Fields may be added; a client ignores those that it does not know. */
export type View = Record<string, unknown>;

/** A merge patch (RFC 7396): null removes, an object is merged, all else replaces. */
export type MergePatch = Record<string, unknown>;

/** `plan/<id>`, `events/<id>`, `me` or `unit/<orgnr>`; the id is a plan's UUID. */
export type Feed = string;

export type RequestRegistered = {
  askedBy: "owner" | "kin" | "service";
  channel: "conversation" | "phone" | "letter" | "secure_form" | "meeting" | "digital";
  note?: string;
  owner: string;
  receivedAt: string;
  request: string;
  service: string;
  wants: "plan" | "coordinator" | "unsure";
};

export type ApplicationSubmitted = {
  application: string;
  form: "written" | "secure_form" | "post";
  owner: string;
  receivedAt: string;
  unit: string;
};

export type ApplicationDecided = {
  application: string;
  complaintRoute?: string;
  decision: "granted" | "refused";
  reasons?: string;
};

export type IntakeResponsibilityTaken = {
  service: string;
};

export type ClarificationRecorded = {
  text: string;
};

export type EligibilityAssessed = {
  coordinated: boolean;
  eligible: boolean;
  grounds: string;
  levels?: ("municipality" | "specialist_service" | "state")[];
  longTerm: boolean;
  sectors?: ("health_and_care" | "social" | "nav" | "education" | "child_welfare" | "housing" | "culture_and_leisure" | "other")[];
};

export type PlanDeclined = {
  reason?: string;
};

export type VoluntaryPlanOffered = {
  basis: "right" | "voluntary";
  grounds: string;
};

export type PlanAnchored = {
  body: string;
  kind: "coordinating_unit" | "municipal_service" | "health_trust" | "nav_office" | "child_welfare" | "school" | "gp_practice" | "private_provider" | "other_agency" | "county_governor" | "operator_";
};

export type CooperationRequested = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  cooperation: string;
  what: string;
};

export type CooperationAccepted = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  cooperation: string;
};

export type CooperationRefused = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  cooperation: string;
  reason: string;
};

export type CoordinatorApplicationSubmitted = {
  application: string;
  owner: string;
  receivedAt: string;
  unit: string;
};

export type CoordinatorOnlyOffered = {
  body: string;
};

export type CoordinatorOnlyAccepted = {
  owner: string;
};

export type CoordinatorOnlyDeclined = {
  owner: string;
};

export type PlanStarted = {
  basis: "right" | "voluntary";
  startedAt: string;
};

export type StartOverdue = {
  due: string;
};

export type PlanPaused = {
  pausedAt: string;
};

export type PlanResumed = {
  resumedAt: string;
};

export type PlanPeriodSet = {
  from: string;
  until: string;
};

export type RevisionScheduled = {
  on: string;
};

export type RevisionOverdue = {
  due: string;
};

export type ContentPointDeclaredNone = {
  because: string;
  point: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i";
};

export type AgreementGiven = {
  onBehalfOf?: string;
  party: string;
};

export type PlanAgreed = {
  agreedAt: string;
  parties?: (string)[];
};

export type ConsentInformationGiven = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  consequences: string;
  information: string;
  informedAt: string;
  informedBy: string;
  recipients?: (string)[];
  use: string;
};

export type PlanConsentGiven = {
  consent: string;
  kind: "plan" | "coordinator" | "sharing";
};

export type CoordinatorConsentGiven = {
  consent: string;
  kind: "plan" | "coordinator" | "sharing";
};

export type SharingConsentGiven = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  consent: string;
  consequences: string;
  information: string;
  informedAt: string;
  informedBy: string;
  kind: "plan" | "coordinator" | "sharing";
  recipients?: (string)[];
  until: string;
  use: string;
};

export type ConsentWithdrawn = {
  consent: string;
  kind: "plan" | "coordinator" | "sharing";
};

export type ConsentExpired = {
  consent: string;
  kind: "plan" | "coordinator" | "sharing";
};

export type RecipientExcluded = {
  consequencesTold: string;
  recipient: string;
};

export type InformationCategoryExcluded = {
  category: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  consequencesTold: string;
};

export type AccessGranted = {
  access: string;
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  person: string;
  until: string;
};

export type AccessRevoked = {
  access: string;
};

export type AccessExpired = {
  access: string;
};

export type ConsentRenewed = {
  consent: string;
  kind: "plan" | "coordinator" | "sharing";
  until: string;
};

export type ConsentDocumentAttached = {
  consent: string;
  documentTitle: string;
  mediaType: string;
  sha256: string;
};

export type CoordinatorWishStated = {
  person?: string;
  wish: string;
};

export type CoordinatorAppointed = {
  body: string;
  coordinator: string;
  deviatesBecause?: string;
  followsWish: boolean;
  profession: string;
  request?: string;
  wishStated: boolean;
};

export type OtherCoordinatorRequested = {
  reason?: string;
  request: string;
};

export type CoordinatorReplaced = {
  body: string;
  coordinator: string;
  deviatesBecause?: string;
  followsWish: boolean;
  previous: string;
  profession: string;
  request?: string;
  wishStated: boolean;
};

export type RequestRefused = {
  reason: string;
  request: string;
};

export type CoordinatorVacated = {
  cause: "left" | "consent_withdrawn" | "plan_moved";
  coordinator: string;
  reason?: string;
};

export type CoordinatorVacancyOpened = {
  vacantSince: string;
};

export type InvolvementRecorded = {
  entry: string;
  how: string;
  involved?: (string)[];
};

export type InformationGiven = {
  entry: string;
  text: string;
  topic: "individual_plan" | "coordinator" | "services" | "municipal_resources" | "complaint" | "consent" | "participation";
};

export type ProfessionalInvited = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  professional: string;
  purpose: string;
};

export type RepresentativeAppointed = {
  authority: string;
  from: string;
  kind: "parent" | "guardian" | "proxy";
  mode: "instead" | "together";
  person: string;
  representation: string;
  scope?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  until: string;
};

export type RepresentationEnded = {
  representation: string;
};

export type PeerInvited = {
  kind: "peer" | "adviser";
  peer: string;
};

export type PeerAccepted = {
  kind: "peer" | "adviser";
  peer: string;
};

export type PeerEnded = {
  peer: string;
};

export type GroupFormed = {
  owner: string;
};

export type MemberAdded = {
  body?: string;
  function: string;
  kind: "fixed" | "ad_hoc" | "gp" | "kin";
  person: string;
};

export type MemberRemoved = {
  person: string;
  reason?: string;
};

export type PeerInvitationEnded = {
  peer: string;
};

export type WhatMattersRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

export type SituationRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

export type NeedRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

export type ResourceRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

export type WishRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
  time: "now" | "future";
};

export type FacilitationSet = {
  aids?: (string)[];
  form?: string;
  interpreter?: boolean;
  language?: string;
};

export type OwnerTaskAssigned = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  task: string;
  what: string;
  when?: string;
};

export type ContributionAgreed = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  contribution: string;
  party: string;
  what: string;
};

export type GoalSet = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  goal: string;
  horizon: "short_term" | "long_term";
  ownWords: string;
};

export type GoalChanged = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  goal: string;
  horizon?: "short_term" | "long_term";
  ownWords?: string;
};

export type GoalClosed = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  goal: string;
  note?: string;
  outcome: "reached" | "partly_reached" | "given_up";
};

export type AssessmentRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  assessment: string;
  by: string;
  text: string;
};

export type MeasureProposed = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  assessments?: (string)[];
  beneficiary: "owner" | "family_member";
  extent?: string;
  goal?: string;
  how?: string;
  measure: string;
  responsible?: string;
  what: string;
  when?: string;
};

export type MeasureChanged = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  beneficiary?: "owner" | "family_member";
  extent?: string;
  goal?: string;
  measure: string;
  responsible?: string;
  what?: string;
  when?: string;
};

export type MeasureImplementationDescribed = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  how: string;
  measure: string;
  schedule?: string;
};

export type MeasureAccepted = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  complete: boolean;
  measure: string;
  party: string;
};

export type MeasureDeclined = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  measure: string;
  party: string;
  reason: string;
};

export type MeasuresLinked = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  kind: "depends_on" | "supports";
  measure: string;
  other: string;
  otherArea: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
};

export type MeasurePaused = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  measure: string;
  reason: string;
};

export type MeasureResumed = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  measure: string;
};

export type MeasureCompleted = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  measure: string;
};

export type MeasureEvaluated = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  evaluatedBy: string;
  evaluation: string;
  measure: string;
};

export type DisagreementRaised = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  assessment?: string;
  by: string;
  disagreement: string;
  measure?: string;
  text: string;
};

export type SecondOpinionRequested = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  disagreement: string;
  professional: string;
  question: string;
  secondOpinion: string;
};

export type SecondOpinionGiven = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  disagreement: string;
  secondOpinion: string;
  text: string;
};

export type DisagreementSettled = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  disagreement: string;
  outcome: string;
};

export type ResponsibilityDisputeReferred = {
  body: string;
  dispute: string;
  governor: string;
  otherBody: string;
  text: string;
};

export type ResponsibilityClarified = {
  clarification: string;
  dispute: string;
  responsibleBody: string;
};

export type ComplaintFiled = {
  complaint: string;
  decidedBy: string;
  decisionKnownOn?: string;
  filedAt: string;
  filedBy: string;
  filedWith: string;
  ground: "no_plan" | "partly_fulfilled" | "plan_deficient" | "no_participation" | "no_facilitation" | "no_will_to_cooperate" | "no_coordinator" | "no_child_coordinator";
  legalBasis: "pbrl" | "fvl";
  text: string;
};

export type ComplaintReceivedBy = {
  complaint: string;
  receivedBy: string;
};

export type LateComplaintFlagged = {
  complaint: string;
  missedDeadline: string;
};

export type ComplaintReconsidered = {
  complaint: string;
  reason: string;
  reconsideration: "upheld" | "partly" | "kept";
};

export type ComplaintSentToSF = {
  complaint: string;
  filedAt: string;
  forwardedAt: string;
  governor: string;
};

export type ComplaintDecided = {
  complaint: string;
  ruling: "upheld" | "partly" | "kept";
  rulingText: string;
};

export type ComplaintWithdrawn = {
  complaint: string;
};

export type ComplaintShared = {
  complaint: string;
  person: string;
};

export type ComplaintSharingEnded = {
  complaint: string;
  person: string;
};

export type SubPlanAttached = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  from?: string;
  kind: "education_plan" | "qualification_programme" | "introduction_programme" | "activity_plan" | "rehabilitation_plan" | "treatment_plan" | "other";
  subPlan: string;
  title: string;
  until?: string;
};

export type DecisionLinked = {
  againstOwnerView: boolean;
  appealBasis: "pbrl" | "fvl";
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  decidedOn: string;
  decision: string;
  deviatesBecause?: string;
  measure?: string;
  outcome: "granted" | "partly" | "refused";
  reference: string;
};

export type BasisDocumentExported = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  body: string;
  entry: string;
  ownerAgreement?: string;
  purpose: string;
};

export type ServiceApplicationLinked = {
  application: string;
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  measure?: string;
  sought: string;
};

export type OwnerViewRecorded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  measure?: string;
  text: string;
  wants?: "in_favour" | "against";
};

export type RevisionHeld = {
  entry: string;
  heldOn: string;
  nextRevision: string;
  outcome: string;
  tookPart?: (string)[];
};

export type PlanEvaluated = {
  entry: string;
  evaluatedBy: string;
  text: string;
};

export type ProcessEvaluated = {
  cooperation?: string;
  coordination?: string;
  entry: string;
  evaluatedBy: string;
  takingPart?: string;
};

export type PlanEnded = {
  endedAt: string;
  reason: "goals_reached" | "owners_wish" | "no_longer_in_need" | "moved_abroad" | "died" | "other";
};

export type StepExplained = {
  ownerAgreement?: string;
  reason?: string;
  step: "pause" | "end" | "transfer" | "leave" | "resume" | "removal";
};

export type RevisionCancelled = {
  on: string;
};

export type CoordinatorVacancyClosed = {
  vacantSince: string;
};

export type PlanTransferred = {
  toMunicipality: string;
  toUnit: string;
};

export type CareLevelChanged = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  level: "home" | "home_with_services" | "sheltered_housing" | "residential" | "hospital" | "rehabilitation" | "other";
  since: string;
};

export type NeedNotified = {
  body: string;
  notice: string;
  noticedAt: string;
  owner: string;
  text: string;
  unit: string;
  wants: "plan" | "coordinator" | "child_coordinator";
};

export type NoticeReceivedByUnit = {
  notice: string;
  unit: string;
};

export type NoticeHandled = {
  note?: string;
  notice: string;
  outcome: "request_registered" | "owner_said_no" | "already_has_plan" | "passed_on";
};

export type SecureFormSubmitted = {
  form: string;
  kind: "request" | "application" | "complaint" | "other";
  owner: string;
  service: string;
  summary?: string;
};

export type PostalItemRegistered = {
  item: string;
  kind: "request" | "application" | "complaint" | "other";
  owner: string;
  received: string;
  sender: "owner" | "kin" | "service";
  service: string;
  summary?: string;
};

export type BirthDateRecorded = {
  date: string;
  recordedAt: string;
};

export type BirthDateCorrected = {
  correctedAt: string;
  date: string;
  reason: string;
};

export type CompetenceAssessed = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  assessedBy: string;
  competent: boolean;
  entry: string;
  matters?: ("plan" | "coordinator" | "sharing")[];
  reason: string;
};

export type ChildHeard = {
  age: number;
  agrees: boolean;
  entry: string;
  on?: "plan" | "coordinator" | "sharing";
  topic?: string;
  view: string;
};

export type ChildViewWeighed = {
  entry: string;
  reason: string;
};

export type ChildCoordinatorAppointed = {
  body: string;
  expectedBirth?: string;
  familyWish?: string;
  person: string;
};

export type ChildCoordinatorDeclined = {
  reason?: string;
};

export type ChildCoordinatorEndedAt18 = {
  person: string;
};

export type ConsentReconfirmationDue = {
  age: number;
};

export type ConsentReconfirmed = {
  age: number;
  parentsKeepAccess: boolean;
};

export type EmergencyAccessUsed = {
  access: string;
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  person: string;
  reason: string;
  until: string;
};

export type MeetingFormChosen = {
  form: "joint_meetings" | "separate_follow_up";
};

export type MeetingCalled = {
  agenda?: string;
  endsAt: string;
  invited?: (string)[];
  kind: "joint" | "separate";
  meeting: string;
  startsAt: string;
  title: string;
  where: string;
};

export type InvitationAnswered = {
  answer: "yes" | "no" | "maybe";
  meeting: string;
  note?: string;
  person: string;
};

export type MeetingMoved = {
  endsAt: string;
  meeting: string;
  startsAt: string;
  where?: string;
};

export type MeetingCancelled = {
  meeting: string;
  reason: string;
};

export type MeetingHeld = {
  attendees?: (string)[];
  meeting: string;
};

export type MinutesPublished = {
  agreements?: (string)[];
  meeting: string;
  minutes: string;
  text: string;
};

export type MinutesCommented = {
  comment: string;
  meeting: string;
  minutes: string;
  text: string;
};

export type MinutesCorrected = {
  correction: string;
  meeting: string;
  minutes: string;
  text: string;
  why: string;
};

export type MessageSent = {
  from: string;
  message: string;
  text: string;
  thread: string;
  to?: (string)[];
};

export type MessageRead = {
  message: string;
  reader: string;
  thread: string;
};

export type CalendarEntryAdded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  endsAt?: string;
  entry: string;
  startsAt: string;
  title: string;
  where?: string;
};

export type CalendarEntryChanged = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  endsAt?: string;
  entry: string;
  startsAt?: string;
  title?: string;
  where?: string;
};

export type CalendarEntryRemoved = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
};

export type DocumentAttached = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  bytes: number;
  document: string;
  mediaType: "pdf" | "png" | "jpeg";
  sha256: string;
  title: string;
};

export type DocumentRemoved = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  document: string;
  reason: string;
};

export type DiaryEntryAdded = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  date: string;
  entry: string;
  text: string;
};

export type DiaryEntryAddedWithoutArea = {
  date: string;
  entry: string;
  text: string;
};

export type NetworkContactAdded = {
  contact: string;
  fullName: string;
  meaning: string;
  phone?: string;
  relation: string;
};

export type NetworkContactRemoved = {
  contact: string;
};

export type RetentionDutySet = {
  body: string;
  duty: string;
  legalBasis: string;
  until?: string;
};

export type RetentionDutyLifted = {
  duty: string;
  reason: string;
};

export type ErasureRequested = {
  requestedAt: string;
};

export type ErasureExplained = {
  reason: string;
};

export type BodyRegistered = {
  kind: "coordinating_unit" | "municipal_service" | "health_trust" | "nav_office" | "child_welfare" | "school" | "gp_practice" | "private_provider" | "other_agency" | "county_governor" | "operator_";
  municipality: string;
  title: string;
  unit: string;
};

export type CoordinatingUnitRegistered = {
  municipality: string;
  title: string;
  unit: string;
};

export type UnitMemberAssigned = {
  mayAppoint: boolean;
  person: string;
  profession: string;
};

export type UnitMemberReleased = {
  person: string;
};

export type ContactPointPublished = {
  address?: string;
  municipality: string;
  openingHours?: string;
  phone?: string;
  title: string;
};

export type CoordinatorTrained = {
  coordinator: string;
  subject: string;
};

export type CoordinatorGuided = {
  coordinator: string;
  subject: string;
};

export type PersonRegistered = {
  born?: string;
  fullName: string;
  language: "nb" | "nn" | "en";
  nationalId?: string;
  person: string;
};

export type CalendarLinkMade = {
  digest: string;
  person: string;
  uidKey: string;
};

export type CalendarLinkRevoked = {
  digest: string;
};

export type NoticeChannelsChosen = {
  channels?: ("email" | "sms")[];
  email?: string;
  person: string;
  phone?: string;
  quietFrom?: string;
  quietUntil?: string;
  since: string;
};

export type NoticeQueued = {
  cause: number;
  channel: "email" | "sms";
  due: string;
  notice: string;
  plan: string;
  version: number;
};

export type NoticeSent = {
  channel: "email" | "sms";
  covers: number;
  notice: string;
  sentAt: string;
};

export type NoticeFailed = {
  attempt: number;
  channel: "email" | "sms";
  notice: string;
  retryAt?: string;
};

export type NoticeDropped = {
  channel: "email" | "sms";
  notice: string;
  reason: "no_access" | "not_wanted";
};

/** Who this is, within ten seconds; again on the live socket to renew. */
export type AuthMessage = {
  t: "auth";
  id?: number;
  token?: string;
  ticket?: string;
};

/** Begins a feed; `from` is the position that the client still holds. */
export type SubscribeMessage = {
  t: "subscribe";
  id: number;
  feed: string;
  from?: Position;
};

/** Ends a feed. */
export type UnsubscribeMessage = {
  t: "unsubscribe";
  id: number;
  feed: string;
};

/** Asks that something happen. The same commandId is done once. */
export type CommandMessage = {
  t: "command";
  id: number;
  plan?: string;
  unit?: string;
  person?: string;
  commandId: string;
  expected: number;
  name: "RegisterRequest" | "SubmitApplication" | "DecideApplication" | "TakeIntake" | "RecordClarification" | "AssessEligibility" | "DeclinePlan" | "OfferVoluntaryPlan" | "AnchorPlan" | "RequestCooperation" | "AcceptCooperation" | "RefuseCooperation" | "ApplyForCoordinator" | "OfferCoordinatorOnly" | "AcceptCoordinatorOnly" | "DeclineCoordinatorOnly" | "StartPlan" | "MarkStartOverdue" | "ResumePlan" | "SetPlanPeriod" | "ScheduleRevision" | "MarkRevisionOverdue" | "DeclareNone" | "AgreePlan" | "RecordConsentInformation" | "GivePlanConsent" | "GiveCoordinatorConsent" | "GiveSharingConsent" | "WithdrawConsent" | "ExcludeRecipient" | "ExcludeInformationCategory" | "ExpireConsent" | "GrantAccess" | "RevokeAccess" | "ExpireAccess" | "RenewConsent" | "AttachConsentDocument" | "StateCoordinatorWish" | "AppointCoordinator" | "RequestOtherCoordinator" | "ReplaceCoordinator" | "RefuseRequest" | "VacateCoordinator" | "RecordInvolvement" | "GiveInformation" | "InviteProfessional" | "AppointRepresentative" | "EndRepresentation" | "InvitePeer" | "AcceptPeerInvitation" | "EndPeer" | "FormGroup" | "AddMember" | "RemoveMember" | "RecordWhatMatters" | "RecordSituation" | "RecordNeed" | "RecordResource" | "RecordWish" | "SetFacilitation" | "AssignOwnerTask" | "AgreeContribution" | "SetGoal" | "ChangeGoal" | "CloseGoal" | "RecordProfessionalAssessment" | "ProposeMeasure" | "ChangeMeasure" | "DescribeImplementation" | "AcceptMeasure" | "DeclineMeasure" | "LinkMeasures" | "PauseMeasure" | "ResumeMeasure" | "CompleteMeasure" | "EvaluateMeasure" | "RaiseDisagreement" | "RequestSecondOpinion" | "GiveSecondOpinion" | "SettleDisagreement" | "ReferResponsibilityDispute" | "ClarifyResponsibility" | "FileComplaint" | "RouteComplaint" | "FlagLateComplaint" | "ReconsiderComplaint" | "ForwardComplaint" | "DecideComplaint" | "WithdrawComplaint" | "ShareComplaint" | "StopSharingComplaint" | "AttachSubPlan" | "LinkDecision" | "ExportBasisDocument" | "LinkServiceApplication" | "RecordOwnerView" | "HoldRevision" | "EvaluatePlan" | "EvaluateProcess" | "PausePlan" | "EndPlan" | "TransferPlan" | "ChangeCareLevel" | "NotifyNeed" | "ReceiveNotice" | "HandleNotice" | "SubmitSecureForm" | "RegisterPostalItem" | "RecordBirthDate" | "CorrectBirthDate" | "AssessCompetence" | "HearChild" | "WeighChildView" | "AppointChildCoordinator" | "DeclineChildCoordinator" | "EndChildCoordinator" | "ConfirmReconfirmationDue" | "ReconfirmConsent" | "UseEmergencyAccess" | "ChooseMeetingForm" | "CallMeeting" | "AnswerInvitation" | "MoveMeeting" | "CancelMeeting" | "HoldMeeting" | "PublishMinutes" | "CommentMinutes" | "CorrectMinutes" | "SendMessage" | "MarkMessageRead" | "AddCalendarEntry" | "ChangeCalendarEntry" | "RemoveCalendarEntry" | "AttachDocument" | "RemoveDocument" | "AddDiaryEntry" | "AddNetworkContact" | "RemoveNetworkContact" | "SetRetentionDuty" | "LiftRetentionDuty" | "RequestErasure" | "RegisterBody" | "RegisterCoordinatingUnit" | "AssignUnitMember" | "ReleaseUnitMember" | "PublishContactPoint" | "RecordTraining" | "RecordGuidance" | "RegisterPerson" | "MakeCalendarLink" | "RevokeCalendarLink" | "ChooseNoticeChannels" | "QueueNotice" | "RecordNoticeSent" | "RecordNoticeFailed" | "DropNotice";
  traceparent?: string;
  body: Record<string, unknown>;
};

/** Who looks at the plan, and at what; never stored. */
export type PresenceMessage = {
  t: "presence";
  id?: number;
  feed: string;
  state: "looking" | "editing" | "away";
  at?: string;
};

/** The first message: what is spoken here, and the limits. */
export type HelloMessage = {
  t: "hello";
  protocol: string;
  limits: {
    messageBytes: number;
    subscriptions: number;
    commandsInFlight: number;
    queuedBytes: number;
    queuedBytesSoft: number;
    snapshotPartBytes: number;
    messagesPerMinute: number;
    presenceMessages: number;
    presenceSeconds: number;
    authenticationSeconds: number;
  };
  heartbeatMs: number;
  time: string;
};

/** The token was good: who this is, and until when. */
export type WelcomeMessage = {
  t: "welcome";
  id?: number;
  person: string;
  fullName: string;
  roles: (string)[];
  expires: string;
};

/** What was asked for happened; a command is on disk. */
export type AckMessage = {
  t: "ack";
  id: number;
  at?: Position;
  duplicate?: boolean;
  begins?: "live" | "replay" | "snapshot";
  why?: "first" | "behind" | "epoch" | "audience" | "cheaper";
  traceparent?: string;
};

/** What was asked for did not happen, and why. */
export type ErrorMessage = {
  t: "error";
  id?: number;
  traceparent?: string;
  problem: Problem;
};

/** The whole view at a position, in one part or several. */
export type SnapshotMessage = {
  t: "snapshot";
  id?: number;
  feed: Feed;
  at: Position;
  why: "first" | "behind" | "epoch" | "audience" | "cheaper";
  part: number;
  parts: number;
  hash?: string;
  people?: People;
  view: View | string;
};

/** What changed from one position to the next; apply it only at `from`. */
export type PatchMessage = {
  t: "patch";
  feed: Feed;
  from: Position;
  to: Position;
  by?: string;
  time: string;
  command?: string;
  commands?: (string)[];
  people?: People;
  patch: MergePatch;
};

/** One event of an events feed, from one position to the next. */
export type EventMessage = {
  t: "event";
  feed: Feed;
  from: Position;
  to: Position;
  people?: People;
  event: CloudEvent;
};

/** Where each feed stands, so that a client sees what it has missed. */
export type HeartbeatMessage = {
  t: "heartbeat";
  time: string;
  feeds: ({
    feed: Feed;
    head: Position;
    ageMs: number;
    hash?: string;
  })[];
};

/** The right to a feed ended or shrank; drop what it showed. */
export type RevokedMessage = {
  t: "revoked";
  feed: Feed;
  scope: "all" | "some";
  reason: string;
};

/** Who looks at the plan, and at what; never stored. */
export type PresenceFrameMessage = {
  t: "presence";
  feed: Feed;
  whole: boolean;
  people: Record<string, {
  state: "looking" | "editing" | "away";
  at?: string;
} | null>;
};

/** The server stops: close and resume after `afterMs`, from these positions. */
export type DrainMessage = {
  t: "drain";
  afterMs: number;
  resume: ({
    feed: Feed;
    at: Position;
  })[];
};

export type ClientMessage =
  | AuthMessage
  | SubscribeMessage
  | UnsubscribeMessage
  | CommandMessage
  | PresenceMessage;

export type ServerMessage =
  | HelloMessage
  | WelcomeMessage
  | AckMessage
  | ErrorMessage
  | SnapshotMessage
  | PatchMessage
  | EventMessage
  | HeartbeatMessage
  | RevokedMessage
  | PresenceFrameMessage
  | DrainMessage;
