// How the declarations read in use: building an entry, and narrowing on what tells shapes apart.

import type { AnyDocument, AnyRecord, Entry, Schedule } from "./homework-kit.js";

export const entry: Entry = {
  kind: "entry",
  schema_version: "1.0",
  id: "t1",
  outcome: "partly",
  recorded_at: "2026-02-06T19:10:00+00:00",
  record: {
    type: "thought_record",
    situation: "Meeting ran over",
    emotions: [{ name: "uneasy", before: 70, after: 40, scale: "0-100" }],
  },
};

export function headline(record: AnyRecord): string {
  switch (record.type) {
    case "thought_record":
      return record.situation ?? record.thoughts?.[0]?.text ?? "A thought record";
    case "graded_step":
      return `Step ${record.step_id ?? ""}`;
    case "other_record":
      return record.text ?? "A note";
    default:
      return record.type;
  }
}

export function timesPlanned(schedule: Schedule): number | undefined {
  return schedule.type === "target" ? schedule.times : undefined;
}

export function title(document: AnyDocument): string {
  switch (document.kind) {
    case "assignment":
      // A tombstone holds nothing of what was deleted.
      return document.deleted ? "Deleted" : document.title;
    case "entry":
      return document.deleted || !document.record ? "An entry" : headline(document.record);
    case "bundle":
      return `${document.entries?.length ?? 0} entries`;
    default:
      return document.kind;
  }
}

// @ts-expect-error - a word that is not on the list is refused before it is sent
export const unknownOutcome: Entry["outcome"] = "done";

// @ts-expect-error - null is not a value: leave the member out
export const nothing: Entry["note"] = null;
