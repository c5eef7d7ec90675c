// Homework Kit, documents of version 1. Written from the published schemas by
// `python -m homework_kit.schemas.typescript`; a change made here by hand is lost.

/** A date on the person's calendar, such as 2026-03-29. */
export type LocalDate = string;

/** A time on the person's clock, such as 08:05. */
export type LocalTime = string;

/** A moment with its offset: 2026-03-29T08:05:00+01:00. */
export type Instant = string;

/** An IANA time zone name, such as Europe/London. */
export type ZoneName = string;

/** What has no typed member, under names like org.example.thing. */
export type Extensions = { [name: string]: unknown };

export type Scale =
  | "0-100"
  | "1-100"
  | "0-1"
  | "0-10"
  | "1-10"
  | "0-5"
  | "1-5"
  | "0-4"
  | "0-3"
  | "1-7"
  | "0-7"
  | "1-8"
  | "0-8"
  | "-3-3"
  | "-4-3";

export type Outcome =
  | "as_agreed"
  | "smaller_version"
  | "partly"
  | "started_and_stopped"
  | "not_done_told"
  | "no_opportunity";

export type Happened = "no" | "partly" | "yes" | "cant_tell";

export type Visibility = "private" | "shared";

export type ObstacleCode =
  | "forgetting"
  | "low_energy"
  | "low_motivation"
  | "perfectionism"
  | "discomfort"
  | "self_criticism"
  | "unclear"
  | "too_big"
  | "rationale_doubt"
  | "skill_not_familiar"
  | "format_mismatch"
  | "time_competing_demands"
  | "practical"
  | "privacy"
  | "social_environment"
  | "health_or_sleep"
  | "life_event"
  | "no_opportunity"
  | "technical"
  | "review_worry"
  | "feeling_better"
  | "safety_concern"
  | "other"
  | "prefer_not_to_say";

export type ObstacleGroup =
  | "forgetting"
  | "low_energy_or_motivation"
  | "perfectionism"
  | "discomfort_or_self_criticism"
  | "task"
  | "life"
  | "relationship_to_the_work"
  | "safety"
  | "open";

export type PatternCode =
  | "all_or_nothing"
  | "overgeneralization"
  | "mental_filter"
  | "disqualifying_the_positive"
  | "mind_reading"
  | "fortune_telling"
  | "magnification"
  | "minimization"
  | "catastrophizing"
  | "emotional_reasoning"
  | "should_statements"
  | "labeling"
  | "personalization"
  | "blaming_others"
  | "self_blaming"
  | "unfair_comparison"
  | "jumping_to_conclusions"
  | "what_if"
  | "fallacy_of_fairness"
  | "other";

export type ExperimentPurpose = "hypothesis_testing" | "discovery";

export type ExperimentMethod =
  | "active"
  | "active_simulated"
  | "observe_others"
  | "survey"
  | "gather_information";

export type RehearsalSetting = "rehearsal_calm" | "used_in_the_moment";

export type Status = "proposed" | "active" | "completed" | "replaced" | "stopped";

export type ScheduleType =
  | "once"
  | "listed"
  | "repeating"
  | "target"
  | "before_session"
  | "prompted"
  | "as_needed";

export type Weekday = "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su";

export type AgreedBy = "self" | "therapist" | "together" | "carer" | "other";

export type DecidedBy = "together" | "therapist" | "self";

export type Decision = "keep" | "make_smaller" | "change" | "swap" | "pause" | "complete" | "stop";

export type Helped = "yes" | "somewhat" | "no" | "not_tried";

export type ShareEntries = "person_chooses_each" | "all" | "summary_only" | "none";

export type Display = "counts" | "percent";

export type WhyNoShare =
  | "nothing_due"
  | "nothing_closed"
  | "no_session_known"
  | "as_needed"
  | "only_partial_periods"
  | "plans_differ";

export type Task =
  | ThoughtRecordTask
  | ExperimentTask
  | SelfMonitoringTask
  | SkillRehearsalTask
  | GradedStepsTask
  | ActivityTask
  | OtherTask;

export type Schedule =
  | Once
  | ListedOccasions
  | Repeating
  | Target
  | BeforeSession
  | Prompted
  | AsNeeded;

export type AnyRecord =
  | ThoughtRecord
  | Experiment
  | SelfMonitoring
  | SkillRehearsal
  | GradedStep
  | Activity
  | OtherRecord;

export type AnyAssignment = Assignment | AssignmentTombstone;

export type AnyEntry = Entry | EntryTombstone;

export type AnyObstacle = Obstacle | ObstacleTombstone;

export type AnyReview = Review | ReviewTombstone;

export type AnyDocument =
  | AnyAssignment
  | AnyEntry
  | AnyObstacle
  | AnyReview
  | Bundle
  | AdherenceSummary;

/** An activity done, with what it brought. */
export interface Activity {
  type: "activity";
  extensions?: Extensions;
  activity?: string;
  planned?: boolean;
  achievement?: Rating;
  closeness?: Rating;
  enjoyment?: Rating;
  mood?: BeforeAfter;
  with_whom?: string;
  where?: string;
}

/** Do something, chosen for what it may bring. */
export interface ActivityTask {
  type: "activity";
  activity: string;
  planned_kind: "pleasure" | "mastery" | "connection" | "necessary" | "values" | "other";
}

/** Of what was agreed, what was noted? Made by `hk.summarize`; assignments stand side by side. */
export interface AdherenceSummary {
  kind: "adherence_summary";
  schema_version: "1.0";
  extensions?: Extensions;
  person_id?: string;
  as_of: Instant;
  window: SummaryWindow;
  audience: "self" | "shared";
  assignments?: AssignmentSummary[];
}

/** For prompts: what was delivered and what came back. */
export interface AnsweredCounts {
  in_window: number;
  late: number;
  partial: number;
  delivered: number;
}

/** Whenever the cue comes up: no occasions, no denominator. */
export interface AsNeeded {
  type: "as_needed";
  cue: string;
}

/** What was agreed. A change of plan is a new version with the same id and its own `starts_on`. */
export interface Assignment {
  kind: "assignment";
  schema_version: "1.0";
  extensions?: Extensions;
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  /** Assumed when left out: false. */
  deleted?: false;
  version: number;
  title: string;
  task: Task;
  label?: string;
  rationale?: string;
  agreed_on?: LocalDate;
  agreed_with?: "therapist" | "self" | "carer" | "other";
  starts_on: LocalDate;
  starts_at?: LocalTime;
  ends_before?: LocalDate;
  time_zone?: ZoneName;
  schedule: Schedule;
  plan?: PracticePlan;
  smaller_version?: string;
  confidence?: number;
  importance?: Rating;
  difficulty?: Rating;
  foreseen_obstacles?: ForeseenObstacle[];
  reserve?: number;
  pauses?: Pause[];
  set_aside?: SetAside[];
  /** Assumed when left out: "00:00". */
  day_starts_at?: LocalTime;
  /** Assumed when left out: 0. */
  grace_minutes?: number;
  /** Assumed when left out: "active". */
  status?: Status;
  status_on?: LocalDate;
  status_reason?: string;
  replaces_assignment?: string;
  review_on?: LocalDate;
  written_note_given?: boolean;
  source?: TemplateSource;
}

/** The block of the whole assignment, and one block per version. */
export interface AssignmentSummary {
  schedule: ScheduleType;
  status: Status;
  outcomes: OutcomeCounts;
  occasions: OccasionCounts;
  so_far: SoFar;
  counted: number;
  share?: number;
  tried_share?: number;
  why_no_share?: WhyNoShare;
  used?: Used;
  interval?: ShareInterval;
  display: Display;
  practiced_within_window: number;
  recalled: number;
  extra: number;
  target?: TargetCounts;
  answered?: AnsweredCounts;
  weeks?: WeekRow[];
  days_practiced: number;
  active_days: number;
  days_with_an_entry: number;
  days_to_first_try?: number;
  days_since_last_entry?: number;
  change?: ChangeRow[];
  happened?: HappenedRow[];
  obstacles?: ObstacleRow[];
  reserve?: Reserve;
  other_sources: OtherSources;
  assignment_id: string;
  versions: VersionSummary[];
}

/** What is left of a deleted version of an assignment. */
export interface AssignmentTombstone {
  kind: "assignment";
  schema_version: "1.0";
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  deleted: true;
  recorded_at?: Instant;
  version: number;
}

/** Another way to see it, and how strongly it is believed (percent). */
export interface Balanced {
  text?: string;
  belief?: number;
}

/** The same rating before and after, on one scale. */
export interface BeforeAfter {
  before?: number;
  after?: number;
  scale: Scale;
}

/** Due once before the next session; the session may move and the records stay with it. */
export interface BeforeSession {
  type: "before_session";
}

/** A thought and how strongly it was believed (percent) before and after. */
export interface BelievedThought {
  text: string;
  belief_before?: number;
  belief_after?: number;
}

/** Everything of one person: all versions and revisions, kept for ever and merged by identity. */
export interface Bundle {
  kind: "bundle";
  schema_version: "1.0";
  extensions?: Extensions;
  person_id: string;
  zones?: ZoneSpan[];
  sessions?: Session[];
  assignments?: AnyAssignment[];
  entries?: AnyEntry[];
  obstacles?: AnyObstacle[];
  reviews?: AnyReview[];
  consent?: ConsentStatement[];
}

/** Afterwards minus before, on complete pairs of one scale; never "because". */
export interface ChangeRow {
  what: "emotion_after_minus_before" | "thought_belief_after_minus_before" | "target_belief_after_minus_before" | "alternative_belief_after_minus_before" | "distress_after_minus_before" | "mood_after_minus_before" | "peak_minus_expected";
  scale: Scale;
  setting?: RehearsalSetting;
  pairs: number;
  left_out: number;
  lower: number;
  same: number;
  higher: number;
  median?: number;
}

/** What the person said about sharing, reminders and voice, and when. */
export interface ConsentStatement {
  share_entries?: ShareEntries;
  reminders?: boolean;
  voice?: boolean;
  noted_at: Instant;
}

/** One emotion by its name in the person's words; one noticed later may have only `after`. */
export interface Emotion {
  before?: number;
  after?: number;
  scale: Scale;
  name: string;
}

/** One thing the person noted. A partial record is a record; "no entry" is never stored. */
export interface Entry {
  kind: "entry";
  schema_version: "1.0";
  extensions?: Extensions;
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  /** Assumed when left out: false. */
  deleted?: false;
  assignment_id?: string;
  assignment_version?: number;
  occurrence?: string;
  occurred_at?: Instant;
  occurred_on?: LocalDate;
  occurred_local_time?: LocalTime;
  ended_at?: Instant;
  recorded_at?: Instant;
  title?: string;
  outcome?: Outcome;
  /** Assumed when left out: "self". */
  source?: "self" | "therapist" | "device";
  mode?: "typed" | "spoken" | "tapped" | "imported";
  visibility?: Visibility;
  /** Assumed when left out: false. */
  matters?: boolean;
  /** Assumed when left out: false. */
  bring_to_session?: boolean;
  obstacles?: ObstacleCode[];
  minutes?: number;
  helpfulness?: Rating;
  effort?: Rating;
  self_compassion_note?: string;
  note?: string;
  question_for_session?: string;
  record?: AnyRecord;
  /** Assumed when left out: false. */
  is_example?: boolean;
}

/** What is left of a deleted entry. */
export interface EntryTombstone {
  kind: "entry";
  schema_version: "1.0";
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  deleted: true;
  recorded_at?: Instant;
}

/** An experiment: what was predicted, what was done, what came, what was learned. */
export interface Experiment {
  type: "experiment";
  extensions?: Extensions;
  purpose?: ExperimentPurpose;
  method?: ExperimentMethod;
  target_thought?: BelievedThought;
  alternative?: BelievedThought;
  prediction?: Prediction;
  what_i_will_do?: string;
  where?: string;
  when?: string;
  with_whom?: string;
  what_i_will_look_for?: string;
  safety_behaviors?: SafetyBehavior[];
  obstacles_foreseen?: ExperimentObstacle[];
  outcome?: string;
  prediction_happened?: Happened;
  learned?: string;
  next_step?: string;
  worth_repeating?: boolean;
  distress?: ExperimentDistress;
}

/** Distress around an experiment, on one scale. */
export interface ExperimentDistress {
  expected?: number;
  before?: number;
  peak?: number;
  after?: number;
  scale: Scale;
}

/** What may get in the way of an experiment, and the answer thought out for it. */
export interface ExperimentObstacle {
  code?: ObstacleCode;
  in_own_words?: string;
  how_i_would_respond?: string;
}

/** Find something out: purpose and method are two axes (Bennett-Levy 2004). */
export interface ExperimentTask {
  type: "experiment";
  purpose: ExperimentPurpose;
  method: ExperimentMethod;
  target_thought?: string;
  prediction?: string;
  safety_behaviors_to_drop?: string[];
}

/** What was feared, how likely it seemed before (percent), and whether it happened. */
export interface FearedOutcome {
  text?: string;
  likelihood_before?: number;
  happened?: Happened;
}

/** One feeling by its name, with its strength if one was given. */
export interface Feeling {
  name: string;
  value?: number;
  scale: Scale;
}

/** What may get in the way, and what the person would then do (BCT 1.2). */
export interface ForeseenObstacle {
  code: ObstacleCode;
  in_own_words?: string;
  if_then?: string;
}

/** One try of one step. Going down a step, stopping or staying is a record like any other. */
export interface GradedStep {
  type: "graded_step";
  extensions?: Extensions;
  step_id?: string;
  distress?: StepDistress;
  series?: SeriesPoint[];
  minutes?: number;
  feared_outcome?: FearedOutcome;
  surprise?: Rating;
  safety_behaviors?: string[];
  learned?: string;
}

/** Steps in order, set together with a therapist; `set_with_therapist` must be affirmed. */
export interface GradedStepsTask {
  type: "graded_steps";
  steps: Step[];
  move_on_rule?: MoveOnRule;
  set_with_therapist: true;
}

/** How often what was feared or predicted happened. */
export interface HappenedRow {
  what: "feared_outcome" | "prediction";
  /** Assumed when left out: 0. */
  no?: number;
  /** Assumed when left out: 0. */
  partly?: number;
  /** Assumed when left out: 0. */
  yes?: number;
  /** Assumed when left out: 0. */
  cant_tell?: number;
}

/** One occasion of a list; `issued_at` and `ended` keep what the source system said of it. */
export interface ListedOccasion {
  on: LocalDate;
  at?: LocalTime;
  window_minutes?: number;
  key?: string;
  issued_at?: Instant;
  ended?: "expired" | "canceled" | "not_issued";
}

/** The occasions listed one by one: irregular plans, and prompts another system issued. */
export interface ListedOccasions {
  type: "listed";
  occasions: ListedOccasion[];
}

/** What was being done, with its three ratings on one scale. */
export interface MonitoredActivity {
  text: string;
  achievement?: number;
  closeness?: number;
  enjoyment?: number;
  planned?: boolean;
  scale: Scale;
}

/** A mood as a number with its scale, a word, or both. */
export interface Mood {
  value?: number;
  label?: string;
  scale?: Scale;
}

/** When the two would talk about moving on. The library reports it and never moves anyone. */
export interface MoveOnRule {
  type: "decide_together" | "repetitions" | "peak_at_or_below" | "drop_percent" | "feared_outcome_absent" | "agreed_condition";
  value?: number;
  text?: string;
  /** Assumed when left out: "together". */
  decided_by?: DecidedBy;
}

/** A rating of something the person names. */
export interface NamedRating {
  name: string;
  value: number;
  scale: Scale;
}

/** The n-th weekday of a month (or of a year, where no months are named); -1 is the last. */
export interface NthWeekday {
  n: number;
  day: Weekday;
}

/** What got in the way, in a code and in the person's words, and what was considered. */
export interface Obstacle {
  kind: "obstacle";
  schema_version: "1.0";
  extensions?: Extensions;
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  /** Assumed when left out: false. */
  deleted?: false;
  code: ObstacleCode;
  in_own_words?: string;
  noted_on: LocalDate;
  noted_at?: Instant;
  assignment_id?: string;
  entry_id?: string;
  occurrence?: string;
  /** Assumed when left out: false. */
  foreseen?: boolean;
  options_considered?: string[];
  option_chosen?: string;
  helped?: Helped;
  what_it_showed?: string;
  visibility?: Visibility;
}

/** An obstacle that was first named in these days, and how often. */
export interface ObstacleCount {
  code: ObstacleCode;
  count: number;
}

/** An obstacle that was named: how often, what was considered, chosen, and whether it helped. */
export interface ObstacleRow {
  code: ObstacleCode;
  group: ObstacleGroup;
  count: number;
  options_considered?: string[];
  option_chosen?: string;
  helped?: Helped;
}

/** What is left of a deleted obstacle. */
export interface ObstacleTombstone {
  kind: "obstacle";
  schema_version: "1.0";
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  deleted: true;
  recorded_at?: Instant;
}

/** How many occasions stand in which state; the states are a partition. */
export interface OccasionCounts {
  /** Assumed when left out: 0. */
  practiced?: number;
  /** Assumed when left out: 0. */
  tried?: number;
  /** Assumed when left out: 0. */
  told_not_done?: number;
  /** Assumed when left out: 0. */
  no_entry?: number;
  /** Assumed when left out: 0. */
  set_aside?: number;
  /** Assumed when left out: 0. */
  paused?: number;
  /** Assumed when left out: 0. */
  open?: number;
  /** Assumed when left out: 0. */
  not_yet?: number;
}

/** One occasion: on a date, at a time or all day. */
export interface Once {
  type: "once";
  on: LocalDate;
  at?: LocalTime;
  window_minutes?: number;
}

/** Anything else: text, ratings, or both. */
export interface OtherRecord {
  type: "other_record";
  extensions?: Extensions;
  text?: string;
  ratings?: NamedRating[];
}

/** What others reported, beside and never merged with what the person said. */
export interface OtherSources {
  therapist: OutcomeCounts;
  device: OutcomeCounts;
}

/** Anything else, in the words of the two who agreed it. */
export interface OtherTask {
  type: "other";
  what_to_do: string;
}

/** How many entries said which outcome. */
export interface OutcomeCounts {
  /** Assumed when left out: 0. */
  as_agreed?: number;
  /** Assumed when left out: 0. */
  smaller_version?: number;
  /** Assumed when left out: 0. */
  partly?: number;
  /** Assumed when left out: 0. */
  started_and_stopped?: number;
  /** Assumed when left out: 0. */
  not_done_told?: number;
  /** Assumed when left out: 0. */
  no_opportunity?: number;
}

/** A thinking pattern: a known code, the label as it was written, or both. */
export interface Pattern {
  code?: PatternCode;
  label?: string;
}

/** A break in the plan, by local date, half-open. Anyone may pause; no reason is needed. */
export interface Pause {
  from: LocalDate;
  until?: LocalDate;
  reason?: string;
  agreed_by?: AgreedBy;
  note?: string;
}

/** One target period; with paused days it is out of the share, or in it for its other days. */
export interface PeriodRow {
  from: LocalDate;
  until: LocalDate;
  planned?: number;
  practiced: number;
  tried: number;
  towards?: number;
  extra: number;
  closed: boolean;
  partial: boolean;
  key?: string;
  /** Assumed when left out: 0. */
  paused_days?: number;
}

/** If-then plan: the cue, the action, and what makes it visible (implementation intention). */
export interface PracticePlan {
  if_cue?: string;
  then_action?: string;
  where?: string;
  with_whom?: string;
  minutes?: number;
  cue_object?: string;
}

/** What was expected to happen and how likely it seemed (percent); not the same as belief. */
export interface Prediction {
  text: string;
  likelihood?: number;
  predicted_at?: Instant;
}

/** Random prompts inside a span of the day, the same for the same seed on every device. */
export interface Prompted {
  type: "prompted";
  per_day: number;
  between: TimeSpan;
  /** Assumed when left out: 0. */
  min_gap_minutes?: number;
  /** Assumed when left out: 45. */
  window_minutes?: number;
  weekdays?: Weekday[];
  seed: string;
}

/** One number on one scale. */
export interface Rating {
  value: number;
  scale: Scale;
}

/** A rule that repeats (the sayable part of RFC 5545): one occasion per date and time. */
export interface Repeating {
  type: "repeating";
  frequency: "daily" | "weekly" | "monthly" | "yearly";
  /** Assumed when left out: 1. */
  interval?: number;
  weekdays?: Weekday[];
  /** Assumed when left out: "mo". */
  week_start?: Weekday;
  month_days?: number[];
  nth_weekdays?: NthWeekday[];
  months?: number[];
  times?: LocalTime[];
  count?: number;
  until?: LocalDate;
  /** Assumed when left out: "skip". */
  month_end?: "skip" | "clamp";
  exclude_dates?: LocalDate[];
  extra_dates?: LocalDate[];
  window_minutes?: number;
  opens_minutes_before?: number;
}

/** Spare occasions agreed in advance, and how many of them were used; never changes a share. */
export interface Reserve {
  agreed: number;
  used: number;
}

/** A look back at one version of an assignment, and the decision that came of it. */
export interface Review {
  kind: "review";
  schema_version: "1.0";
  extensions?: Extensions;
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  /** Assumed when left out: false. */
  deleted?: false;
  assignment_id: string;
  assignment_version: number;
  reviewed_on: LocalDate;
  by: DecidedBy;
  entries_looked_at?: string[];
  what_was_learned?: string;
  obstacles_named?: ObstacleCode[];
  decision: Decision;
  next_version?: number;
  next_assignment_id?: string;
  note?: string;
  visibility?: Visibility;
}

/** What is left of a deleted review. */
export interface ReviewTombstone {
  kind: "review";
  schema_version: "1.0";
  id: string;
  person_id?: string;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
  deleted: true;
  recorded_at?: Instant;
}

/** Something done to feel safer: the plan for it, and whether it was used. */
export interface SafetyBehavior {
  text: string;
  plan?: "drop" | "reduce" | "keep";
  used?: boolean;
}

/** Something noticed: a mood, feelings, a trigger, an activity, urges, thoughts. */
export interface SelfMonitoring {
  type: "self_monitoring";
  extensions?: Extensions;
  mood?: Mood;
  valence?: Rating;
  arousal?: Rating;
  feelings?: Feeling[];
  trigger?: string;
  what_was_happening?: string;
  context?: string[];
  intensity?: Rating;
  minutes?: number;
  activity?: MonitoredActivity;
  urges?: Urge[];
  thoughts?: string[];
  sampling?: "prompt" | "interval" | "event";
}

/** Notice and note. */
export interface SelfMonitoringTask {
  type: "self_monitoring";
  what: ("mood" | "feelings" | "triggers" | "activities" | "urges" | "sleep" | "thoughts")[];
  scale?: Scale;
}

/** One rating during a step: at which minute, on the scale of the step's distress. */
export interface SeriesPoint {
  minute: number;
  value: number;
}

/** A meeting. A moved meeting keeps its id; without `at` it stands at the start of the day. */
export interface Session {
  id: string;
  on: LocalDate;
  at?: Instant;
  /** Assumed when left out: "1". */
  revision?: string;
  supersedes?: string[];
}

/** One occasion that does not count: it did not apply, or was never issued. */
export interface SetAside {
  occurrence: string;
  reason?: string;
  note?: string;
  agreed_by?: AgreedBy;
  noted_at?: Instant;
}

/** A Wilson interval. Days of one person are related, so it is narrower than the truth. */
export interface ShareInterval {
  /** Assumed when left out: "wilson". */
  method?: "wilson";
  /** Assumed when left out: 0.95. */
  level?: number;
  low: number;
  high: number;
}

/** A skill practiced while calm or used in the moment; the two are never pooled. */
export interface SkillRehearsal {
  type: "skill_rehearsal";
  extensions?: Extensions;
  skill?: string;
  setting?: RehearsalSetting;
  distress?: BeforeAfter;
  helpfulness?: Rating;
  skill_use?: "not_thought_of" | "thought_of_not_used" | "tried" | "used_and_helped";
  minutes?: number;
  noticed?: string;
}

/** Practice a skill; `skill` is an open list (vocabulary.SKILLS names the known ones). */
export interface SkillRehearsalTask {
  type: "skill_rehearsal";
  skill: string;
  minutes?: number;
  setting?: RehearsalSetting;
}

/** What is already noted on occasions or periods that are still open. */
export interface SoFar {
  /** Assumed when left out: 0. */
  practiced?: number;
  /** Assumed when left out: 0. */
  tried?: number;
}

/** One step of a graded plan, with the distress expected at its peak. */
export interface Step {
  step_id: string;
  text: string;
  expected: Rating;
  added_on?: LocalDate;
}

/** Distress during a graded step: what was expected at the peak, and what came. */
export interface StepDistress {
  expected?: number;
  before?: number;
  peak?: number;
  end?: number;
  scale: Scale;
}

/** The window the summary looks at, half-open: `from` inclusive, `until` exclusive. */
export interface SummaryWindow {
  from: Instant;
  until: Instant;
}

/** So many times in each period, at any moment inside it. */
export interface Target {
  type: "target";
  times: number;
  per: "day" | "week" | "month" | "session";
  /** Assumed when left out: false. */
  distinct_days?: boolean;
  /** Assumed when left out: "plan". */
  week_starts?: "plan" | "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su";
}

/** For targets: what went towards what was planned, over closed full periods. */
export interface TargetCounts {
  towards: number;
  planned: number;
  periods?: PeriodRow[];
}

/** Where the template of a task comes from. */
export interface TemplateSource {
  title: string;
  url?: string;
  version?: string;
}

/** A thought or image, how strongly it was believed (percent), and whether it is the hot one. */
export interface Thought {
  text: string;
  belief_before?: number;
  belief_after?: number;
  hot?: boolean;
  patterns?: Pattern[];
}

/** A thought record of three, five or seven columns; half of one is one too. */
export interface ThoughtRecord {
  type: "thought_record";
  extensions?: Extensions;
  situation?: string;
  emotions?: Emotion[];
  thoughts?: Thought[];
  evidence_for?: string[];
  evidence_against?: string[];
  balanced?: Balanced;
  meaning_chain?: string[];
  body?: string;
  urge_or_action?: string;
  next_small_step?: string;
}

/** Keep thought records in a form of three, five or seven columns. */
export interface ThoughtRecordTask {
  type: "thought_record";
  form: "three_column" | "five_column" | "seven_column";
}

/** A span of one day on the person's clock: `from_` inclusive, `until` exclusive. */
export interface TimeSpan {
  from: LocalTime;
  until: LocalTime;
}

/** One urge: how strong, and, apart from that, whether it was acted on. */
export interface Urge {
  name: string;
  intensity?: number;
  acted_on?: boolean;
  scale: Scale;
}

/** For what is done as needed: no denominator, so no share. */
export interface Used {
  times_used: number;
  came_up_not_used: number;
}

/** The block of one version: a plan that changed is two plans. */
export interface VersionSummary {
  schedule: ScheduleType;
  status: Status;
  outcomes: OutcomeCounts;
  occasions: OccasionCounts;
  so_far: SoFar;
  counted: number;
  share?: number;
  tried_share?: number;
  why_no_share?: WhyNoShare;
  used?: Used;
  interval?: ShareInterval;
  display: Display;
  practiced_within_window: number;
  recalled: number;
  extra: number;
  target?: TargetCounts;
  answered?: AnsweredCounts;
  weeks?: WeekRow[];
  days_practiced: number;
  active_days: number;
  days_with_an_entry: number;
  days_to_first_try?: number;
  days_since_last_entry?: number;
  change?: ChangeRow[];
  happened?: HappenedRow[];
  obstacles?: ObstacleRow[];
  reserve?: Reserve;
  other_sources: OtherSources;
  version: number;
}

/** One week of a plan, with what got in the way in it. */
export interface WeekRow {
  from: LocalDate;
  until: LocalDate;
  planned?: number;
  practiced: number;
  tried: number;
  towards?: number;
  extra: number;
  closed: boolean;
  partial: boolean;
  obstacles?: ObstacleCount[];
}

/** From when on the person was in a zone; the first of a bundle extends backwards. */
export interface ZoneSpan {
  from: Instant;
  time_zone: ZoneName;
}
