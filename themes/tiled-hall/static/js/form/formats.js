/** What a web address, a date and a telephone number look like: the twins of `hub.records.forms` and `listings.contact`. */

// Python's \w is a letter, a number or a low line; JavaScript's own knows only English letters.
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_-]*[\p{L}\p{N}]\.?$/u;

export const isWebAddress = text => {
  const [, authority = ''] = /^https?:\/\/([^/?#]*)/i.exec(text) ?? [];
  const [host, ...rest] = authority.split(':');
  const port = rest.join(':');
  return !/[\s<>"\\^`{|}\x00-\x1f]/.test(text) && !/[@[\]]/.test(authority)
    && (!port || /^[0-9]+$/.test(port) && port > 0 && port < 65536)
    && HOST.test(host.toLowerCase()) && !/[/?#@:]/.test(host.normalize('NFKC'));
};

/** Whether a text is a day of the calendar; `partly`, whether it may also be a month or only a year. */
export const isDate = (text, partly = false) => {
  const [, year, month, day] = /^([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text) ?? [];
  if (!year || !partly && !day) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return date.getUTCFullYear() === +year && date.getUTCMonth() === (month ?? 1) - 1 && date.getUTCDate() === +(day ?? 1);
};

/** Whether a telephone number is neither a British one, which `british` matches, nor an international one. */
export const isOddPhone = (number, british) => {
  const plain = number.trim().replace(/(?:ext\.?|extension|x)\s*[0-9]{1,5}$/i, '');
  if (/[^0-9\s()+-]/.test(plain) || plain.lastIndexOf('+') > 0) return true;
  let digits = plain.replace(/[^0-9]/g, '');
  if (plain.startsWith('+')) {
    if (!digits.startsWith('44')) return digits.length < 7 || digits.length > 15;
    digits = `0${digits.slice(2).replace(/^0/, '')}`;
  }
  return !new RegExp(`^(?:${british})$`).test(digits);
};
