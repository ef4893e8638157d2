/** The address of the search page: it follows what is typed; a query that was sent or opened keeps its place in the history. */

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d)[a-z]{2}\b/gi;

/** A text with no more of a whole postcode than is asked with: who shares an address or a device need not tell where they live. */
export const sector = text => text.replace(POSTCODE, '$1 $2');

const parameters = () => new URLSearchParams(location.search);
const current = name => parameters().get(name) ?? '';

/** This address with its parameters changed. */
export const changed = change => {
  const to = parameters();
  change(to);
  return `${location.pathname}${`${to}` && `?${to}`}`;
};

/** Let the address follow the fields `q` and `near` of a form, which get what the address has where nothing was typed. */
export const openAddress = ({q, near}) => {
  let draft = history.state?.draft ?? false; // of a query that was not sent the next one takes the place

  const typed = () => ({q: sector(q.value.trim()), near: sector(near.value.trim())});
  const settled = () => Object.entries(typed()).every(([name, value]) => value === current(name));
  const write = to => {
    for (const [name, value] of Object.entries(typed())) if (value) to.set(name, value); else to.delete(name);
  };

  q.value ||= current('q'); // a fast reader may have typed before this ran
  near.value ||= current('near');
  if (!settled()) history.replaceState(history.state, '', changed(write)); // a link may bring a whole postcode

  /** Take what is typed into the address, as a draft or as `sent`. */
  const record = sent => {
    if (!settled()) {
      const to = changed(address => {
        address.delete('literal');
        write(address);
      });
      if (draft || !location.search) history.replaceState({draft: true}, '', to); else history.pushState({draft: true}, '', to);
      draft = true;
    }
    if (!sent) return;
    draft = false;
    history.replaceState({draft}, '');
  };

  return {
    settled, record,
    has: names => [...parameters().keys()].some(names),
    /** Whether a reader insists on the words as they are. */
    literal: () => parameters().has('literal') && settled(),
    /** Change parameters, as a place of its own in the history. */
    go: change => {
      record(true);
      history.pushState({draft}, '', changed(change));
    },
    /** Read the address anew, once the reader went back or on. */
    reread: state => {
      draft = state?.draft ?? false;
      q.value = current('q');
      near.value = current('near');
    },
  };
};
