/* The dashboard: steps, terms, what to do now, who is missing, the network's money. */
import type { Dashboard } from '../generated/Dashboard';

export interface DashboardCommands {
  dashboard: { args: null; answer: Dashboard };
}
