/* Where a finding is mended, as an address of the screen: every domain that shows findings leads there. */
import type { FindingView } from '../../ipc';
import type { Place } from '../../shared';

/** Where a finding is mended: the screen, what to put in view there and the row. */
export function placeOf({ screen, spot, row }: Pick<FindingView, 'screen' | 'spot' | 'row'>): Place {
  const params: Record<string, string> = {};
  if (spot !== 'whole') params.spot = spot;
  if (row) params.id = row;
  return { screen, params };
}
