/*
 * What becomes of the signatures of the version before: kept with a reason, one for all or each its own, or signed again.
 */
import type { Decision, SignatureDecision } from '../../ipc';

export interface Kept {
  /** One reason for all those that are kept, while they share it. */
  shared: boolean;
  reason: string;
  kept: Record<string, { keep: boolean; reason: string }>;
}

/** At first every signature is kept. */
export function keptAtFirst(decisions: SignatureDecision[]): Kept {
  return {
    shared: decisions.length > 1,
    reason: '',
    kept: Object.fromEntries(decisions.map((one) => [one.signature, { keep: true, reason: '' }])),
  };
}

export function decided({ kept, shared, reason: same }: Kept): Decision[] {
  return Object.entries(kept).map(([signature, { keep, reason }]) => ({
    signature,
    keep: keep ? (shared ? same : reason) : null,
  }));
}
