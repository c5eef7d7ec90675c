// The draw of prompts: the same on every device, without stored state (scheduling page, Prompts).

import { blake2b } from "@noble/hashes/blake2.js";
import type { Prompted } from "../../schemas/typescript/homework-kit.d.ts";
import { minutesOf } from "./dates.js";

export interface Draw {
  n: number;
  low: number;
  width: number;
  text: string;
  digest: string;
  /** Minutes after `between.from`. */
  minute: number;
}

/** Draw the prompts of one calendar date. */
export function draw(schedule: Prompted, assignmentId: string, date: string): Draw[] {
  const { per_day: count, between, min_gap_minutes: gap = 0, seed } = schedule;
  const span = minutesOf(between.until) - minutesOf(between.from);
  let earliest = 0;
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    const low = Math.max(Math.floor((index * span) / count), earliest);
    const end = Math.min(Math.floor((n * span) / count), span - (count - n) * gap);
    const width = Math.max(end - low, 1);
    const text = JSON.stringify([seed, assignmentId, date, n]);
    const bytes = blake2b(new TextEncoder().encode(text), { dkLen: 8 });
    const x = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
    const minute = low + Number((x * BigInt(width)) >> 64n);
    earliest = minute + gap;
    return { n, low, width, text, digest: x.toString(16).padStart(16, "0"), minute };
  });
}
