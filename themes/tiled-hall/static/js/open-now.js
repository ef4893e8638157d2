/** Whether a place is open at a moment, by its weekly hours and its own clock. */

/**
 * Of the hours that hold now, those that close last; undefined when it is shut.
 * `hours`: [{days: ["monday"], from: "10:00", to: "15:00", …}] in the local time of `zone`, an IANA name.
 */
export function openNow(hours, now, zone) {
  const parts = new Intl.DateTimeFormat('en-GB', {timeZone: zone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})
    .formatToParts(now);
  const part = type => parts.find(p => p.type === type).value;
  const today = part('weekday').toLowerCase();
  const clock = `${part('hour')}:${part('minute')}`;
  return hours
    .filter(({days, from, to}) => days.includes(today) && from <= clock && clock < to)
    .sort((a, b) => a.to.localeCompare(b.to))
    .at(-1);
}
