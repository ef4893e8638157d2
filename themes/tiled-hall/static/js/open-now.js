/**
 * Open now: who is open at a moment, by weekly hours and the hub's own clock. Pages of listings and the search both ask here.
 *
 * Hours are spelt as `hub.listings.hours` does: `135 09:00 17:00`, Monday being 1. Until 23:59 is until midnight.
 */

const NIGHT = '00:00', MIDNIGHT = '24:00', LAST = '23:59';
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * What a clock on the wall of `zone`, an IANA name, shows at a moment: `{weekday: 1, time: '16:30'}`, the name of the `holiday`
 * that this day is, and of the one that follows (`next`). `holidays` are names by day: `{'2026-12-25': 'Christmas Day'}`.
 */
export const clockAt = (moment, {zone, holidays}) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(moment);
  const {weekday, year, month, day, hour, minute} = Object.fromEntries(parts.map(({type, value}) => [type, value]));
  const tomorrow = new Date(Date.UTC(year, month - 1, +day + 1)).toISOString().slice(0, 10);
  return {
    weekday: DAYS.indexOf(weekday) + 1, time: `${hour}:${minute}`,
    holiday: holidays[`${year}-${month}-${day}`], next: holidays[tomorrow],
  };
};

/**
 * Whether hours hold on a clock: undefined where they do not, else `{until}`, the time at which it shuts, today or tomorrow;
 * without `until` it is open beyond that. Hours that meet or overlap are one. On a holiday usual hours are not to be trusted.
 */
export const openAt = (hours, {weekday, time, holiday, next}) => {
  const rows = hours.map(row => row.split(' ')).map(([days, from, to]) => ({days, from, to: to === LAST ? MIDNIGHT : to}));
  const until = !holiday && shuts(rows, weekday, time);
  if (!until || until < MIDNIGHT) return until ? {until} : undefined;
  const on = !next && shuts(rows, weekday % 7 + 1, NIGHT);
  return {until: on === MIDNIGHT ? undefined : on || LAST};
};

/** When hours of a day end that hold at a time; undefined where none do. */
const shuts = (rows, day, time) => {
  const ends = rows.filter(({days, from, to}) => days.includes(day) && from <= time && time < to).map(({to}) => to).sort().at(-1);
  return ends && (shuts(rows, day, ends) ?? ends);
};

/** Who of a facet's documents is open, by number, as `openAt` tells it. `rows` are sets of documents by their hours. */
export const whoIsOpen = (rows, clock) => {
  const weeks = new Map();
  for (const [row, numbers] of Object.entries(rows)) {
    for (const number of numbers) weeks.set(number, [...weeks.get(number) ?? [], row]);
  }
  return new Map([...weeks].map(([number, hours]) => [number, openAt(hours, clock)]).filter(([, open]) => open));
};

/** What a reader is told; empty where it is shut. `times` are the page's words for times of day, `say` those for the rest. */
export const openWords = (open, {holiday}, times, say) => {
  if (holiday) return say.holiday.replace('{day}', holiday);
  if (!open) return '';
  return open.until ? say.until.replace('{time}', times[open.until]) : say.open;
};
