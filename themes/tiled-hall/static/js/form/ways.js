/** The ways out for a file: a letter to staff, or a proposal on the forge. The page itself sends nothing. */

const LETTER = 1800; // characters of an address that mail programs still take
const PROPOSAL = 8000; // characters of an address that GitHub still takes

// As `hub.rendering.mail` quotes an address: nothing in it can begin a header of its own.
const mailbox = address => encodeURIComponent(address).replaceAll('%40', '@');

const query = values => Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');

/** A `mailto:` address (RFC 6068) with the text as its body; `fits` says whether a mail program takes that much. */
export const letter = (to, subject, text) => {
  const link = `mailto:${mailbox(to)}?${query({subject, body: text.replaceAll('\n', '\r\n')})}`;
  return {link, fits: link.length <= LETTER};
};

/** The first of some letters that a mail program takes; the last of them where it takes none. */
export const firstFit = letters => letters.find(({fits}) => fits) ?? letters.at(-1);

/** Where a new file can be proposed with its text filled in; undefined where the forge has no such page, or it is too long. */
export const proposal = (forge, file, text) => {
  if (!/^https:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/?$/.test(forge)) return undefined;
  const link = `${forge.replace(/\/$/, '')}/new/main/organisations?${query({filename: file, value: text})}`;
  return link.length <= PROPOSAL ? link : undefined;
};
