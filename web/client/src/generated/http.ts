// Generated from docs/openapi.json by tools/generate.mjs; not edited by hand.

import type {
  Position,
  CloudEvent,
  People,
  View,
} from "./messages.js";

/** On disk, at this position. */
export type CommandAnswer = {
  at: Position;
  duplicate: boolean;
};

/** The plan as the asker may see it. */
export type PlanAnswer = {
  at: Position;
  people: People;
  view: View;
};

/** Events that the asker may see; `next` is null at the end. */
export type EventsPage = {
  events: (CloudEvent)[];
  next: number | null;
};

/** What happened, in words. */
export type TimelineAnswer = {
  entries: ({
    version: number;
    time: string;
    type: string;
    by: string;
    onBehalfOf?: string;
    authority?: string;
    text: string;
  })[];
};

/** Made from the asker's own view of the plan. */
export type SummaryAnswer = {
  at: Position;
  people: People;
  summary: Record<string, unknown>;
};

/** Every consent with its whole life, oldest first. */
export type ConsentsAnswer = {
  at: Position;
  people: People;
  consents: (Record<string, unknown>)[];
};

/** One complaint from filing to the last word. */
export type ComplaintAnswer = {
  at: Position;
  people: People;
  complaint: Record<string, unknown>;
};

/** The plan as it was when the complaint was made or sent. */
export type ComplaintPlanAnswer = {
  at: Position;
  moment: string;
  time: string;
  people: People;
  view: View;
};

/** What is in the calendar, from a month back on. */
export type CalendarAnswer = {
  at: Position;
  entries: (Record<string, unknown>)[];
};

/** The plans that the asker has a part in. */
export type MyPlansAnswer = {
  plans: ({
    plan: string;
    owner: string;
    ownerName: string;
    role: string;
    stage: string;
    accessUntil?: string;
  })[];
};

/** How the asker has chosen to be told. */
export type NoticeChannelsAnswer = {
  channels: (string)[];
  email?: string;
  phone?: string;
  quietFrom?: string;
  quietUntil?: string;
};

/** Where to turn in a municipality. */
export type ContactPointsAnswer = {
  contactPoints: (Record<string, unknown>)[];
};

/** The address of the calendar feed, said this once. */
export type CalendarLinkAnswer = {
  url: string;
};

/** What came in, for the command that attaches it. */
export type UploadAnswer = {
  sha256: string;
  bytes: number;
  mediaType: string;
  contentType: string;
};

/** A unit's lists; only the one asked for, if one was. */
export type UnitDeskAnswer = {
  unit: string;
  time: string;
  people: People;
  requests?: {
    items: (Record<string, unknown>)[];
    next: string | null;
  };
  vacancies?: {
    items: (Record<string, unknown>)[];
    next: string | null;
  };
  revisions?: {
    items: (Record<string, unknown>)[];
    next: string | null;
  };
  coordinators?: {
    items: (Record<string, unknown>)[];
    next: string | null;
  };
  plans?: {
    items: (Record<string, unknown>)[];
    next: string | null;
  };
};

/** Complaints and disputes that the unit has in hand. */
export type UnitCasesAnswer = {
  unit: string;
  time: string;
  cases: (Record<string, unknown>)[];
  next: string | null;
};

/** Counts; a small one is null and `suppressed`. */
export type UnitStatisticsAnswer = {
  unit: string;
  at: string;
  smallCount: number;
  counts: Record<string, unknown>;
  waiting: Record<string, unknown>;
};

/** Up to date if `checkpoint` is `head`. */
export type ViewState = {
  view: string;
  checkpoint: number;
  head: number;
  rebuild?: Record<string, unknown>;
};

/** Where each view across plans stands. */
export type ViewsAnswer = {
  views: ({
    view: string;
    checkpoint: number;
    head: number;
    rebuild?: Record<string, unknown>;
  })[];
};

/** Who this is; `csrf` for those who came with a session's cookie. */
export type SessionAnswer = {
  csrf?: string;
  expires: string;
  fullName: string;
  person: string;
};

/** For `auth` on the socket; good once, and not for long. */
export type TicketAnswer = {
  expires: string;
  ticket: string;
};

/** Where the browser goes to end its session there too. */
export type LogOutAnswer = {
  next: string;
};

export type Document = Record<string, unknown>;

/** `{}` */
export type Empty = Record<string, unknown>;

/** Somebody asks, in any service and in any form; no application is needed (S7, R31). */
export type RegisterRequest = {
  askedBy: "owner" | "kin" | "service";
  channel: "conversation" | "phone" | "letter" | "secure_form" | "meeting" | "digital";
  note?: string;
  owner: string;
  request: string;
  service: string;
  wants: "plan" | "coordinator" | "unsure";
};

/** A written application, which is accepted too (S8). */
export type SubmitApplication = {
  application: string;
  form: "written" | "secure_form" | "post";
  owner: string;
  unit: string;
};

/** The coordinating unit decides; a refusal has reasons and the way to complain (S8, R32). */
export type DecideApplication = {
  application: string;
  complaintRoute?: string;
  decision: "granted" | "refused";
  reasons?: string;
};

/** A service takes the responsibility to clarify and start (S10). */
export type TakeIntake = {
  service: string;
};

/** What the responsible service has clarified (S10). */
export type RecordClarification = {
  text: string;
};

/** Whether the need is long-term and coordinated, counting the measures of every sector; independent of age, diagnosis and impairment (S2, S3, S4). */
export type AssessEligibility = {
  coordinated: boolean;
  grounds: string;
  levels?: ("municipality" | "specialist_service" | "state")[];
  longTerm: boolean;
  sectors?: ("health_and_care" | "social" | "nav" | "education" | "child_welfare" | "housing" | "culture_and_leisure" | "other")[];
};

/** The owner says no to a plan; the right and the coordinator offer remain (S5, R23). */
export type DeclinePlan = {
  reason?: string;
};

/** A plan without a legal right to one (S6, R24). */
export type OfferVoluntaryPlan = {
  grounds: string;
};

/** Which duty holder the plan rests with (S13, S14). */
export type AnchorPlan = {
  body: string;
  kind: "coordinating_unit" | "municipal_service" | "health_trust" | "nav_office" | "child_welfare" | "school" | "gp_practice" | "private_provider" | "other_agency" | "county_governor" | "operator_";
};

/** Asks another body, which has to cooperate (S15). */
export type RequestCooperation = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  cooperation: string;
  what: string;
};

/** The body asked says yes (S15). */
export type AcceptCooperation = {
  cooperation: string;
};

/** The body asked says no, with a reason (S15). */
export type RefuseCooperation = {
  cooperation: string;
  reason: string;
};

/** The owner applies for a coordinator, also after saying no to a plan (S28). */
export type ApplyForCoordinator = {
  application: string;
  owner: string;
  unit: string;
};

/** Offers a coordinator without a plan (S28). */
export type OfferCoordinatorOnly = {
  body: string;
};

/** The owner takes a coordinator without a plan (S28). */
export type AcceptCoordinatorOnly = {
};

/** The owner does not want a coordinator (S28). */
export type DeclineCoordinatorOnly = {
};

/** Starts the work on the plan; needs the owner's consent (R1) and no other active plan (R14). */
export type StartPlan = {
};

/** The timer's word that the services have not started in time (S11). */
export type MarkStartOverdue = {
  due: string;
};

/** Takes up a paused plan, once there is a valid consent again; what the owner wanted paused, at the owner's wish (R9). */
export type ResumePlan = {
  ownerAgreement?: string;
};

/** The period that the plan is for (content point g). */
export type SetPlanPeriod = {
  from: string;
  until: string;
};

/** When the plan is next revised (point g, R22). */
export type ScheduleRevision = {
  on: string;
};

/** The timer's word that the revision date has passed (R22). */
export type MarkRevisionOverdue = {
  due: string;
};

/** Says of a content point that there is none, and why (completeness, R18). */
export type DeclareNone = {
  because: string;
  point: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i";
};

/** One party's yes to the goals, measures and implementation as they stand (S1, S47). The plan is agreed once all have said it: no command sets that (R18). */
export type AgreePlan = {
};

/** What the owner was told before consenting: which information, who receives it, how it is used, and what follows from it (S31). */
export type RecordConsentInformation = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  consequences?: string;
  information: string;
  recipients?: (string)[];
  use?: string;
};

/** The owner wants a plan to be made (S29, R1). */
export type GivePlanConsent = {
  consent: string;
};

/** The owner wants a coordinator (R2). */
export type GiveCoordinatorConsent = {
  consent: string;
};

/** The owner lets named people share named life areas until a date, after being told what that means (S30, R4). */
export type GiveSharingConsent = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  consent: string;
  information?: string;
  recipients?: (string)[];
  until?: string;
  use?: string;
};

/** The owner takes a consent back: no reason, nobody's approval, at once (R6, R8). */
export type WithdrawConsent = {
  consent: string;
};

/** Keeps one person out and leaves the rest (R8). */
export type ExcludeRecipient = {
  consequencesTold: string;
  recipient: string;
};

/** Keeps one life area to the core (R8). */
export type ExcludeInformationCategory = {
  category: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  consequencesTold: string;
};

/** The timer's word that a consent has run out (R7). */
export type ExpireConsent = {
  consent: string;
};

/** The owner lets kin or a peer see named life areas until a date (S33, R34, R38). */
export type GrantAccess = {
  access: string;
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  person: string;
  until: string;
};

/** The owner takes granted access back (S33). */
export type RevokeAccess = {
  access: string;
};

/** The timer's word that granted access has run out. */
export type ExpireAccess = {
  access: string;
};

/** The owner lets a consent to sharing last longer, before it runs out (consent lifecycle). */
export type RenewConsent = {
  consent: string;
  until: string;
};

/** Which document shows the consent, such as a scan of the signed form: its title and the digest of its bytes (consent lifecycle). */
export type AttachConsentDocument = {
  consent: string;
  documentTitle: string;
  mediaType: string;
  sha256: string;
};

/** Whom the owner wants as coordinator (S19). */
export type StateCoordinatorWish = {
  person?: string;
  wish: string;
};

/** The coordinating unit, its delegate or the health trust appoints (S17, S22, R26, R28). */
export type AppointCoordinator = {
  body: string;
  coordinator: string;
  deviatesBecause?: string;
  profession: string;
};

/** The owner asks for another person (S20). */
export type RequestOtherCoordinator = {
  reason?: string;
  request: string;
};

/** Appoints another person in the coordinator's place; answers the owner's request (R27). */
export type ReplaceCoordinator = {
  body: string;
  coordinator: string;
  deviatesBecause?: string;
  profession: string;
  request?: string;
};

/** Says no, with a reason, to the owner's request for another coordinator (R27). */
export type RefuseRequest = {
  reason: string;
  request: string;
};

/** The coordinator leaves; a vacancy opens (S21, R25). */
export type VacateCoordinator = {
  reason: string;
};

/** How owner and kin took part (S24). */
export type RecordInvolvement = {
  entry: string;
  how: string;
  involved?: (string)[];
};

/** Information given to the owner, by topic (S9, S26). */
export type GiveInformation = {
  entry: string;
  text: string;
  topic: "individual_plan" | "coordinator" | "services" | "municipal_resources" | "complaint" | "consent" | "participation";
};

/** Brings in another professional, by agreement with the owner: needs consent cover (S27). */
export type InviteProfessional = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  professional: string;
  purpose: string;
};

/** Somebody takes part instead of the owner or together with the owner, within a scope and a period (S36, R13). A proxy is the owner's own choice; a parent or guardian is recorded by the service with the authority it has seen. */
export type AppointRepresentative = {
  authority: string;
  from: string;
  kind: "parent" | "guardian" | "proxy";
  mode: "instead" | "together";
  person: string;
  representation: string;
  scope?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  until: string;
};

/** Ends a representation before its time (S36). */
export type EndRepresentation = {
  representation: string;
};

/** The owner brings along a peer or adviser; no provider has to approve (S37, R38). */
export type InvitePeer = {
  kind: "peer" | "adviser";
  peer: string;
};

/** The invited peer says yes (S37). */
export type AcceptPeerInvitation = {
  peer: string;
};

/** Ends the peer's part on the owner's word (R38). */
export type EndPeer = {
  peer: string;
};

/** Forms the responsibility group (S54). */
export type FormGroup = {
};

/** Adds a member: a service's representative covered by consent, or kin by the owner (R34). */
export type AddMember = {
  body?: string;
  function: string;
  kind: "fixed" | "ad_hoc" | "gp" | "kin";
  person: string;
};

/** Removes a member; never the owner (R34). */
export type RemoveMember = {
  person: string;
  reason?: string;
};

/** Writes down what matters most to the owner: the coordinator's first task (S25). */
export type RecordWhatMatters = {
  entry: string;
  text: string;
};

/** Describes everyday life as it is (S34). */
export type RecordSituation = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

/** Records a need for services (S34, point a). */
export type RecordNeed = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

/** Records what the owner can build on (S34, point a). */
export type RecordResource = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
};

/** Records a wish, for now or for the future (S34). */
export type RecordWish = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  text: string;
  time: "now" | "future";
};

/** How taking part is made possible: language, interpreter, aids, form (S35). */
export type SetFacilitation = {
  aids?: (string)[];
  form?: string;
  interpreter?: boolean;
  language?: string;
};

/** A task that is the owner's own (S38). */
export type AssignOwnerTask = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  task: string;
  what: string;
  when?: string;
};

/** What a party will contribute (content point d). */
export type AgreeContribution = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  contribution: string;
  party: string;
  what: string;
};

/** Sets a goal in the owner's own words (S39, S40). */
export type SetGoal = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  goal: string;
  horizon: "short_term" | "long_term";
  ownWords: string;
};

/** Changes a goal's words or horizon; its area stays. */
export type ChangeGoal = {
  goal: string;
  horizon?: "short_term" | "long_term";
  ownWords?: string;
};

/** Closes a goal that was reached or given up. */
export type CloseGoal = {
  goal: string;
  note?: string;
  outcome: "reached" | "partly_reached" | "given_up";
};

/** A professional's assessment behind measures (S41). */
export type RecordProfessionalAssessment = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  assessment: string;
  text: string;
};

/** Proposes a measure (S42, S44); what is missing may be added until it is accepted (R17). */
export type ProposeMeasure = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  assessments?: (string)[];
  beneficiary?: "owner" | "family_member";
  extent?: string;
  goal?: string;
  how?: string;
  measure: string;
  responsible?: string;
  what: string;
  when?: string;
};

/** Changes a measure, which goes back to proposed until its parties accept again (R19). */
export type ChangeMeasure = {
  beneficiary?: "owner" | "family_member";
  extent?: string;
  goal?: string;
  measure: string;
  responsible?: string;
  what?: string;
  when?: string;
};

/** How a measure is carried out (content point f). */
export type DescribeImplementation = {
  how: string;
  measure: string;
  schedule?: string;
};

/** The owner's side or the responsible party accepts a measure (S1, R16, R17). */
export type AcceptMeasure = {
  measure: string;
};

/** A party says no to a measure, with a reason. */
export type DeclineMeasure = {
  measure: string;
  reason: string;
};

/** Says how two measures hang together (S45). */
export type LinkMeasures = {
  kind: "depends_on" | "supports";
  measure: string;
  other: string;
};

/** Pauses an accepted measure, with a reason (S48). */
export type PauseMeasure = {
  measure: string;
  reason: string;
};

/** Takes up a paused measure again (S48). */
export type ResumeMeasure = {
  measure: string;
};

/** Says that an accepted measure is done (S48). */
export type CompleteMeasure = {
  measure: string;
};

/** Assesses what a measure has done so far (S48). */
export type EvaluateMeasure = {
  measure: string;
  text: string;
};

/** Says that a situation, a measure or an assessment is understood differently (S56). */
export type RaiseDisagreement = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  assessment?: string;
  disagreement: string;
  measure?: string;
  text: string;
};

/** Asks another professional than the first for an assessment; needs consent cover (S56, S27, R39). */
export type RequestSecondOpinion = {
  body: string;
  disagreement: string;
  professional: string;
  question: string;
  secondOpinion: string;
};

/** The professional who was asked assesses; the first assessment stays as it is (S56, R39). */
export type GiveSecondOpinion = {
  secondOpinion: string;
  text: string;
};

/** The owner's side says what came of the disagreement (S56). */
export type SettleDisagreement = {
  disagreement: string;
  outcome: string;
};

/** Asks the county governor which of two bodies is responsible (S61). */
export type ReferResponsibilityDispute = {
  body: string;
  dispute: string;
  governor: string;
  otherBody: string;
  text: string;
};

/** The county governor says which of the two bodies is responsible (S61). */
export type ClarifyResponsibility = {
  dispute: string;
  responsibleBody: string;
  text: string;
};

/** The owner, or who acts for the owner in all life areas, complains; filed with any body, it goes to the one that decided (S57-S60, R13, R40, R41). */
export type FileComplaint = {
  complaint: string;
  decidedBy: string;
  decisionKnownOn?: string;
  filedWith?: string;
  ground: "no_plan" | "partly_fulfilled" | "plan_deficient" | "no_participation" | "no_facilitation" | "no_will_to_cooperate" | "no_coordinator" | "no_child_coordinator";
  legalBasis: "pbrl" | "fvl";
  text: string;
};

/** Passes a complaint on from where it was filed to the body that decided (S60, R41). */
export type RouteComplaint = {
  body: string;
  complaint: string;
};

/** The timer's word that a complaint came after its deadline; it is handled all the same (R42). */
export type FlagLateComplaint = {
  complaint: string;
  missedDeadline: string;
};

/** The body that decided looks at its decision again, with reasons (R41). */
export type ReconsiderComplaint = {
  complaint: string;
  outcome: "upheld" | "partly" | "kept";
  reason: string;
};

/** Sends what is not fully upheld to the county governor, with the plan as it was and as it is (R41). */
export type ForwardComplaint = {
  complaint: string;
  governor: string;
};

/** The county governor decides a complaint (S60). */
export type DecideComplaint = {
  complaint: string;
  outcome: "upheld" | "partly" | "kept";
  text: string;
};

/** Whoever complains takes the complaint back. */
export type WithdrawComplaint = {
  complaint: string;
};

/** The owner's side lets somebody in the plan see a complaint (R43). */
export type ShareComplaint = {
  complaint: string;
  person: string;
};

/** The owner's side takes back that somebody sees a complaint (R43). */
export type StopSharingComplaint = {
  complaint: string;
  person: string;
};

/** Another plan, such as an individual education plan, becomes a part of this one (S49, R15). */
export type AttachSubPlan = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  from?: string;
  kind: "education_plan" | "qualification_programme" | "introduction_programme" | "activity_plan" | "rehabilitation_plan" | "treatment_plan" | "other";
  subPlan: string;
  title: string;
  until?: string;
};

/** A body's individual decision on services, on a measure or on something else (S50, S51). One that goes against the owner's recorded view on that measure says why (R21). */
export type LinkDecision = {
  appealBasis: "pbrl" | "fvl";
  area?: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  decidedOn: string;
  decision: string;
  deviatesBecause?: string;
  measure?: string;
  outcome: "granted" | "partly" | "refused";
  reference: string;
};

/** Takes out named life areas of the plan as a basis for a body's decision (S52). */
export type ExportBasisDocument = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  body: string;
  entry: string;
  ownerAgreement?: string;
  purpose: string;
};

/** An application for a service that the owner does not have, based on the plan (S52). */
export type LinkServiceApplication = {
  application: string;
  area?: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  body: string;
  measure?: string;
  sought: string;
};

/** What the owner thinks; on a measure, also whether the owner wants it (S53, R21). */
export type RecordOwnerView = {
  area?: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  entry: string;
  measure?: string;
  text: string;
  wants?: "in_favour" | "against";
};

/** The plan was gone through; says when it is done next, at the latest (point g, R22). */
export type HoldRevision = {
  entry: string;
  heldOn: string;
  nextRevision: string;
  outcome: string;
  tookPart?: (string)[];
};

/** What the plan as a whole has done so far. */
export type EvaluatePlan = {
  entry: string;
  text: string;
};

/** One's own view of the work on the plan: taking part, cooperation, coordination. */
export type EvaluateProcess = {
  cooperation?: string;
  coordination?: string;
  entry: string;
  takingPart?: string;
};

/** Pauses the plan at the owner's wish; the consent stays, ResumePlan takes it up again (R9). */
export type PausePlan = {
  ownerAgreement?: string;
  reason?: string;
};

/** Ends the plan, and with it the consents to it and to sharing; the need found and the coordinator stay (R23), and a new start is possible later (R15). */
export type EndPlan = {
  note?: string;
  ownerAgreement?: string;
  reason: "goals_reached" | "owners_wish" | "no_longer_in_need" | "moved_abroad" | "died" | "other";
};

/** The owner moves: the same plan goes on with the new municipality's coordinating unit, which appoints a coordinator (R15, R25). */
export type TransferPlan = {
  ownerAgreement?: string;
  toMunicipality: string;
  toUnit: string;
};

/** Where the owner lives and is cared for, since a day; the same plan goes on (R15). */
export type ChangeCareLevel = {
  level: "home" | "home_with_services" | "sheltered_housing" | "residential" | "hospital" | "rehabilitation" | "other";
  since: string;
};

/** Health personnel, or staff of any other service, tell a coordinating unit that somebody may need a plan or a coordinator; no diagnosis is asked for, and telling gives no access (need notice, S5). */
export type NotifyNeed = {
  body: string;
  notice: string;
  owner: string;
  text: string;
  unit: string;
  wants: "plan" | "coordinator" | "child_coordinator";
};

/** The coordinating unit has the notice and takes it up (need notice). */
export type ReceiveNotice = {
  notice: string;
};

/** What came of the notice once the person was asked; never a plan by itself (S5). */
export type HandleNotice = {
  note?: string;
  notice: string;
  outcome: "request_registered" | "owner_said_no" | "already_has_plan" | "passed_on";
};

/** Owner or kin write to a service in the secure form (S62). A request gets a responsible service at once (R31). */
export type SubmitSecureForm = {
  form: string;
  kind: "request" | "application" | "complaint" | "other";
  owner: string;
  service: string;
  summary?: string;
};

/** A service enters a letter that came by post (S62). A request gets a responsible service at once (R31). */
export type RegisterPostalItem = {
  item: string;
  kind: "request" | "application" | "complaint" | "other";
  owner: string;
  received: string;
  sender: "owner" | "kin" | "service";
  service: string;
  summary?: string;
};

/** When the owner was born, which decides who consents; recorded once (R10). */
export type RecordBirthDate = {
  date: string;
};

/** Corrects a birth date, with a reason (R10, R46). */
export type CorrectBirthDate = {
  date: string;
  reason: string;
};

/** A professional assesses whether the owner can consent in these matters; for sharing, in these life areas (R10). */
export type AssessCompetence = {
  areas?: ("everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact")[];
  competent: boolean;
  entry: string;
  matters?: ("plan" | "coordinator" | "sharing")[];
  reason: string;
};

/** What the child says, before others consent for the child (R11). */
export type HearChild = {
  agrees: boolean;
  entry: string;
  on?: "plan" | "coordinator" | "sharing";
  topic?: string;
  view: string;
};

/** Why something else is decided than what a child said whose view weighs heavily (R11). */
export type WeighChildView = {
  entry: string;
  reason: string;
};

/** Appoints the family's child coordinator, for a child expected or under 18 (R30). */
export type AppointChildCoordinator = {
  body: string;
  expectedBirth?: string;
  familyWish?: string;
  person: string;
};

/** The family wants no child coordinator, or none any longer (R30). */
export type DeclineChildCoordinator = {
  reason?: string;
};

/** The timer's word that the child is of age (R30). */
export type EndChildCoordinator = {
};

/** The timer's word that the youth has reached 16 or 18: consents are to be confirmed, and the parents' part by role ends unless the youth has kept it (R12). */
export type ConfirmReconfirmationDue = {
  age: number;
};

/** The youth confirms the consents on reaching 16 or 18, and says whether the parents keep their part (R12). */
export type ReconfirmConsent = {
  age: number;
  parentsKeepAccess: boolean;
};

/** A professional sees what concerns health for a short time without consent, because life and health are in danger; owner and coordinator see it at once (emergency access). */
export type UseEmergencyAccess = {
  access: string;
  reason: string;
};

/** The owner chooses joint meetings with several services, or to be followed up separately (S55, R37). */
export type ChooseMeetingForm = {
  form: "joint_meetings" | "separate_follow_up";
};

/** Calls people to a joint meeting, or to a separate conversation between the owner and one or two others; the owner is always invited. No joint meeting is called while the owner has chosen separate follow-up (R37). */
export type CallMeeting = {
  agenda?: string;
  endsAt: string;
  invited?: (string)[];
  kind: "joint" | "separate";
  meeting: string;
  startsAt: string;
  title: string;
  where: string;
};

/** Somebody who is invited says whether they will come, for themselves only (A3). */
export type AnswerInvitation = {
  answer: "yes" | "no" | "maybe";
  meeting: string;
  note?: string;
};

/** Moves a meeting to another time; those invited answer anew (A3, R37). */
export type MoveMeeting = {
  endsAt: string;
  meeting: string;
  startsAt: string;
  where?: string;
};

/** Calls a meeting off, with a reason (A3). */
export type CancelMeeting = {
  meeting: string;
  reason: string;
};

/** Records that a meeting was held and who was there: of those invited, and others who take part in the plan and came as well (A3). The minutes go to them (R36). */
export type HoldMeeting = {
  added?: (string)[];
  attendees?: (string)[];
  meeting: string;
};

/** Sends the minutes to all who attended (R36). They say what was talked about and agreed on; a service is granted or refused by the body that decides on it, never here (R35). */
export type PublishMinutes = {
  agreements?: (string)[];
  meeting: string;
  minutes: string;
  text: string;
};

/** Somebody who attended, or the owner's side, comments on the minutes (R36). */
export type CommentMinutes = {
  comment: string;
  minutes: string;
  text: string;
};

/** Corrects the minutes, with a reason; what was published stays beside it (R36, R46). */
export type CorrectMinutes = {
  correction: string;
  minutes: string;
  text: string;
  why: string;
};

/** Sends a message inside the plan. The first one in a thread says who is in it; a later one goes to the same people, and may leave them out of `to` (A3). */
export type SendMessage = {
  message: string;
  text: string;
  thread: string;
  to?: (string)[];
};

/** A recipient says that a message is read (A3). */
export type MarkMessageRead = {
  message: string;
};

/** Puts an appointment into the plan's calendar (A3). */
export type AddCalendarEntry = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  endsAt?: string;
  entry: string;
  startsAt: string;
  title: string;
  where?: string;
};

/** Changes an entry of the calendar; its life area stays (A3). */
export type ChangeCalendarEntry = {
  endsAt?: string;
  entry: string;
  startsAt?: string;
  title?: string;
  where?: string;
};

/** Takes an entry out of the calendar (A3). */
export type RemoveCalendarEntry = {
  entry: string;
};

/** Attaches a document to the plan by what its content hashes to; the content itself lies outside the log (A3). */
export type AttachDocument = {
  area: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  bytes: number;
  document: string;
  mediaType: "pdf" | "png" | "jpeg";
  sha256: string;
  title: string;
};

/** Takes a document away, with a reason (A3). */
export type RemoveDocument = {
  document: string;
  reason: string;
};

/** Writes in the plan's diary. With a life area it is read by those whose access covers it, without one by the owner's side and the coordinator only (A3). */
export type AddDiaryEntry = {
  area?: "everyday" | "health" | "social" | "economy" | "education" | "work" | "leisure" | "aids" | "adaptation" | "support_contact";
  date: string;
  entry: string;
  text: string;
};

/** Puts somebody into the map of the owner's own network (A3). */
export type AddNetworkContact = {
  contact: string;
  fullName: string;
  meaning: string;
  phone?: string;
  relation: string;
};

/** Takes somebody out of the network map (A3). */
export type RemoveNetworkContact = {
  contact: string;
};

/** A body that has a part in the plan has to keep its history: by which law, and until when if that is known (R55). */
export type SetRetentionDuty = {
  body: string;
  duty: string;
  legalBasis: string;
  until?: string;
};

/** The body that had to keep the history has to no longer, such as when it is handed over to an archive (R55). */
export type LiftRetentionDuty = {
  duty: string;
  reason: string;
};

/** The owner asks that an ended plan is erased; refused while somebody has to keep it (R55). */
export type RequestErasure = {
  reason?: string;
};

/** Registers a service, school, trust or agency. */
export type RegisterBody = {
  kind: "coordinating_unit" | "municipal_service" | "health_trust" | "nav_office" | "child_welfare" | "school" | "gp_practice" | "private_provider" | "other_agency" | "county_governor" | "operator_";
  municipality: string;
  title: string;
  unit: string;
};

/** Registers a municipality's coordinating unit (S16). */
export type RegisterCoordinatingUnit = {
  municipality: string;
  title: string;
  unit: string;
};

/** Somebody works here, with a profession (S16). */
export type AssignUnitMember = {
  mayAppoint?: boolean;
  person: string;
  profession: string;
};

/** Somebody no longer works here. */
export type ReleaseUnitMember = {
  person: string;
};

/** Where to turn, readable without login (S12). */
export type PublishContactPoint = {
  address?: string;
  openingHours?: string;
  phone?: string;
  title: string;
};

/** A coordinator was trained (S18). */
export type RecordTraining = {
  coordinator: string;
  subject: string;
};

/** A coordinator was guided (S18). */
export type RecordGuidance = {
  coordinator: string;
  subject: string;
};

/** Registers somebody who will take part. */
export type RegisterPerson = {
  born?: string;
  fullName: string;
  language?: "nb" | "nn" | "en";
  nationalId?: string;
  person: string;
};

/** A person's new calendar link, by the digest of its secret; an earlier link ends (S62). `POST /api/v1/me/calendar-link` draws the secret and sends this. */
export type MakeCalendarLink = {
  digest: string;
  uidKey: string;
};

/** Ends a person's calendar link: whoever has the address gets nothing from now on. */
export type RevokeCalendarLink = {
};

/** Chooses how to hear that there is something new. */
export type ChooseNoticeChannels = {
  channels?: ("email" | "sms")[];
  email?: string;
  phone?: string;
  quietFrom?: string;
  quietUntil?: string;
};

/** The server's own: somebody is to be told of a change. */
export type QueueNotice = {
  cause: number;
  channel: "email" | "sms";
  due: string;
  notice: string;
  plan: string;
  version: number;
};

/** The server's own: a notice has been handed over. */
export type RecordNoticeSent = {
  covers: number;
  notice: string;
};

/** The server's own: a notice could not be handed over. */
export type RecordNoticeFailed = {
  attempt: number;
  notice: string;
  retryAt?: string;
};

/** The server's own: a notice is not to be sent after all. */
export type DropNotice = {
  notice: string;
  reason: "no_access" | "not_wanted";
};

/** The body of each command, by its name. */
export interface Commands {
  RegisterRequest: RegisterRequest;
  SubmitApplication: SubmitApplication;
  DecideApplication: DecideApplication;
  TakeIntake: TakeIntake;
  RecordClarification: RecordClarification;
  AssessEligibility: AssessEligibility;
  DeclinePlan: DeclinePlan;
  OfferVoluntaryPlan: OfferVoluntaryPlan;
  AnchorPlan: AnchorPlan;
  RequestCooperation: RequestCooperation;
  AcceptCooperation: AcceptCooperation;
  RefuseCooperation: RefuseCooperation;
  ApplyForCoordinator: ApplyForCoordinator;
  OfferCoordinatorOnly: OfferCoordinatorOnly;
  AcceptCoordinatorOnly: AcceptCoordinatorOnly;
  DeclineCoordinatorOnly: DeclineCoordinatorOnly;
  StartPlan: StartPlan;
  MarkStartOverdue: MarkStartOverdue;
  ResumePlan: ResumePlan;
  SetPlanPeriod: SetPlanPeriod;
  ScheduleRevision: ScheduleRevision;
  MarkRevisionOverdue: MarkRevisionOverdue;
  DeclareNone: DeclareNone;
  AgreePlan: AgreePlan;
  RecordConsentInformation: RecordConsentInformation;
  GivePlanConsent: GivePlanConsent;
  GiveCoordinatorConsent: GiveCoordinatorConsent;
  GiveSharingConsent: GiveSharingConsent;
  WithdrawConsent: WithdrawConsent;
  ExcludeRecipient: ExcludeRecipient;
  ExcludeInformationCategory: ExcludeInformationCategory;
  ExpireConsent: ExpireConsent;
  GrantAccess: GrantAccess;
  RevokeAccess: RevokeAccess;
  ExpireAccess: ExpireAccess;
  RenewConsent: RenewConsent;
  AttachConsentDocument: AttachConsentDocument;
  StateCoordinatorWish: StateCoordinatorWish;
  AppointCoordinator: AppointCoordinator;
  RequestOtherCoordinator: RequestOtherCoordinator;
  ReplaceCoordinator: ReplaceCoordinator;
  RefuseRequest: RefuseRequest;
  VacateCoordinator: VacateCoordinator;
  RecordInvolvement: RecordInvolvement;
  GiveInformation: GiveInformation;
  InviteProfessional: InviteProfessional;
  AppointRepresentative: AppointRepresentative;
  EndRepresentation: EndRepresentation;
  InvitePeer: InvitePeer;
  AcceptPeerInvitation: AcceptPeerInvitation;
  EndPeer: EndPeer;
  FormGroup: FormGroup;
  AddMember: AddMember;
  RemoveMember: RemoveMember;
  RecordWhatMatters: RecordWhatMatters;
  RecordSituation: RecordSituation;
  RecordNeed: RecordNeed;
  RecordResource: RecordResource;
  RecordWish: RecordWish;
  SetFacilitation: SetFacilitation;
  AssignOwnerTask: AssignOwnerTask;
  AgreeContribution: AgreeContribution;
  SetGoal: SetGoal;
  ChangeGoal: ChangeGoal;
  CloseGoal: CloseGoal;
  RecordProfessionalAssessment: RecordProfessionalAssessment;
  ProposeMeasure: ProposeMeasure;
  ChangeMeasure: ChangeMeasure;
  DescribeImplementation: DescribeImplementation;
  AcceptMeasure: AcceptMeasure;
  DeclineMeasure: DeclineMeasure;
  LinkMeasures: LinkMeasures;
  PauseMeasure: PauseMeasure;
  ResumeMeasure: ResumeMeasure;
  CompleteMeasure: CompleteMeasure;
  EvaluateMeasure: EvaluateMeasure;
  RaiseDisagreement: RaiseDisagreement;
  RequestSecondOpinion: RequestSecondOpinion;
  GiveSecondOpinion: GiveSecondOpinion;
  SettleDisagreement: SettleDisagreement;
  ReferResponsibilityDispute: ReferResponsibilityDispute;
  ClarifyResponsibility: ClarifyResponsibility;
  FileComplaint: FileComplaint;
  RouteComplaint: RouteComplaint;
  FlagLateComplaint: FlagLateComplaint;
  ReconsiderComplaint: ReconsiderComplaint;
  ForwardComplaint: ForwardComplaint;
  DecideComplaint: DecideComplaint;
  WithdrawComplaint: WithdrawComplaint;
  ShareComplaint: ShareComplaint;
  StopSharingComplaint: StopSharingComplaint;
  AttachSubPlan: AttachSubPlan;
  LinkDecision: LinkDecision;
  ExportBasisDocument: ExportBasisDocument;
  LinkServiceApplication: LinkServiceApplication;
  RecordOwnerView: RecordOwnerView;
  HoldRevision: HoldRevision;
  EvaluatePlan: EvaluatePlan;
  EvaluateProcess: EvaluateProcess;
  PausePlan: PausePlan;
  EndPlan: EndPlan;
  TransferPlan: TransferPlan;
  ChangeCareLevel: ChangeCareLevel;
  NotifyNeed: NotifyNeed;
  ReceiveNotice: ReceiveNotice;
  HandleNotice: HandleNotice;
  SubmitSecureForm: SubmitSecureForm;
  RegisterPostalItem: RegisterPostalItem;
  RecordBirthDate: RecordBirthDate;
  CorrectBirthDate: CorrectBirthDate;
  AssessCompetence: AssessCompetence;
  HearChild: HearChild;
  WeighChildView: WeighChildView;
  AppointChildCoordinator: AppointChildCoordinator;
  DeclineChildCoordinator: DeclineChildCoordinator;
  EndChildCoordinator: EndChildCoordinator;
  ConfirmReconfirmationDue: ConfirmReconfirmationDue;
  ReconfirmConsent: ReconfirmConsent;
  UseEmergencyAccess: UseEmergencyAccess;
  ChooseMeetingForm: ChooseMeetingForm;
  CallMeeting: CallMeeting;
  AnswerInvitation: AnswerInvitation;
  MoveMeeting: MoveMeeting;
  CancelMeeting: CancelMeeting;
  HoldMeeting: HoldMeeting;
  PublishMinutes: PublishMinutes;
  CommentMinutes: CommentMinutes;
  CorrectMinutes: CorrectMinutes;
  SendMessage: SendMessage;
  MarkMessageRead: MarkMessageRead;
  AddCalendarEntry: AddCalendarEntry;
  ChangeCalendarEntry: ChangeCalendarEntry;
  RemoveCalendarEntry: RemoveCalendarEntry;
  AttachDocument: AttachDocument;
  RemoveDocument: RemoveDocument;
  AddDiaryEntry: AddDiaryEntry;
  AddNetworkContact: AddNetworkContact;
  RemoveNetworkContact: RemoveNetworkContact;
  SetRetentionDuty: SetRetentionDuty;
  LiftRetentionDuty: LiftRetentionDuty;
  RequestErasure: RequestErasure;
  RegisterBody: RegisterBody;
  RegisterCoordinatingUnit: RegisterCoordinatingUnit;
  AssignUnitMember: AssignUnitMember;
  ReleaseUnitMember: ReleaseUnitMember;
  PublishContactPoint: PublishContactPoint;
  RecordTraining: RecordTraining;
  RecordGuidance: RecordGuidance;
  RegisterPerson: RegisterPerson;
  MakeCalendarLink: MakeCalendarLink;
  RevokeCalendarLink: RevokeCalendarLink;
  ChooseNoticeChannels: ChooseNoticeChannels;
  QueueNotice: QueueNotice;
  RecordNoticeSent: RecordNoticeSent;
  RecordNoticeFailed: RecordNoticeFailed;
  DropNotice: DropNotice;
}
