// What ical.js reads in calendars: a line of JSON in, {calendar: text}, and one out, the events with UTC times.
import { createInterface } from 'node:readline';
import ICAL from 'ical.js';

const moment = (time, zone) => {
  if (!time) return null;
  if (time.isDate) return time.toString();
  const told = time.clone();
  if (zone) told.zone = zone;
  return new Date(told.toUnixTime() * 1000).toISOString().replace('.000Z', '+00:00');
};

/** The events of a calendar, by what its own VTIMEZONE says of their times. */
const events = text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = Object.fromEntries(calendar.getAllSubcomponents('vtimezone').map(each => {
    const zone = new ICAL.Timezone(each);
    return [zone.tzid, zone];
  }));
  return calendar.getAllSubcomponents('vevent').map(each => {
    const value = name => each.getFirstPropertyValue(name);
    const time = name => moment(value(name), zones[each.getFirstProperty(name)?.getParameter('tzid')]);
    return {
      uid: value('uid'), title: value('summary'), description: value('description'), where: value('location'),
      status: value('status'), sequence: value('sequence'), url: value('url'),
      starts: time('dtstart'), ends: time('dtend'), stamp: time('dtstamp'),
    };
  });
};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(events(JSON.parse(line).calendar)));
}
