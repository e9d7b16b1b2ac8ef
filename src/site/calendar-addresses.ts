// Where the calendars of maintenance are: known to the endpoint that writes them and to the pages that lead to them.
import type { Site } from '../model/site.js';
import type { Route } from './pages.js';

/** The calendar of the whole site, or of a component or group and what lies below it. */
export const calendarRoute = (component?: string): Route & { readonly page: 'file' } => ({
  page: 'file',
  path: component === undefined ? 'maintenance.ics' : `components/${component}/maintenance.ics`,
});

/** An event is known by the address of its site, so a site that does not know its own has no calendar. */
export const hasCalendars = ({ url, output }: Site): boolean =>
  output.endpoints.calendar && url !== undefined;
