/* Where the buttons of the dashboard lead: a finding's place and the next step, as addresses of the screen. */
import type { Dashboard } from '../../ipc';
import type { Place, ScreenName } from '../../shared';

type Step = Dashboard['steps'][number]['step'];

export { placeOf } from '../session/finding-place';

/** Where a step is done; the plan has no screen yet. */
export function screenOf(step: Step): ScreenName | null {
  const screens: Record<Step, ScreenName | null> = {
    parties: 'parties',
    agreement: 'agreement',
    adherences: 'adherences',
    returns: 'adherences',
    plan: null,
  };
  return screens[step];
}

/** Where the next useful step is done; what it opens there is among the parameters. */
export function nextPlace(next: Dashboard['next']['next']): Place {
  switch (next) {
    case 'import_parties':
      return { screen: 'import', params: {} };
    case 'compose_agreement':
    case 'complete_agreement':
      return { screen: 'agreement', params: {} };
    case 'print_agreement':
      return { screen: 'agreement', params: { next } };
    case 'call_meeting':
      return { screen: 'meetings', params: { next } };
    case 'send_convocations':
      return { screen: 'meetings', params: {} };
    case 'print_convocations':
      return { screen: 'documents', params: { print: 'convocation' } };
    case 'register_signed':
      return { screen: 'agreement', params: { spot: 'step' } };
    case 'print_forms':
      return { screen: 'documents', params: { print: 'adherence_form' } };
    case 'print_register':
      return { screen: 'documents', params: { print: 'register' } };
    case 'send_forms':
    case 'send_copies':
      return { screen: 'adherences', params: { spot: 'to_send', next } };
    case 'verify_returns':
      return { screen: 'adherences', params: { spot: 'returned', next } };
    case 'assign_protocols':
      return { screen: 'adherences', params: { spot: 'verified' } };
    case 'register_returns':
    case 'remind':
    case 'send_reminders':
      return { screen: 'adherences', params: { next } };
  }
}
