/** The letter to staff: what was chosen on the page of premises stands in it already. */

const QUESTIONS = {seats: 2, near: 3, access: 5, kitchen: 6, charge: 7}; // their numbers in the letter

/**
 * The address of a letter (`mailto:`) with answers to its numbered questions. `asked`: pairs of name and value, as in
 * `each`; `say` gives a value's words by name, and where it has none for a name the value stands as it is.
 */
export const answered = (address, asked, say) => {
  const [to, query] = address.split('?');
  const parts = query.split('&').map(part => part.startsWith('body=') ? `body=${encodeURIComponent(filled(part.slice(5), asked, say))}` : part);
  return `${to}?${parts.join('&')}`;
};

const filled = (body, asked, say) => decodeURIComponent(body).split('\r\n').map(line => {
  const words = asked.filter(([name]) => line.startsWith(`${QUESTIONS[name]}.`)).map(([name, value]) => say[name]?.[value] ?? value);
  return words.length ? `${line} ${words.join('; ')}` : line;
}).join('\r\n');
