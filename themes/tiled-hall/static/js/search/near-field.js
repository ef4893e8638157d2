/** The field for a place: what it offers, where the reader is, and what it says of a place that nobody here knows. */

const POSITION = {timeout: 10_000, maximumAge: 300_000}; // milliseconds

let opening;

/**
 * Open the field of a page: `press` asks where the reader is, or ends it, `locate` gets the [latitude, longitude], unless
 * something else is `asked` for by then; `tell` says that a place is not known, or that all is well.
 */
export const openNear = page => opening ??= opened(page);

const opened = ({near, nearMe, status, places, say, part, filled, locate, asked}) => {
  const known = new Set(Object.values(places.names));
  const told = document.getElementById(near.getAttribute('aria-describedby'));
  const list = Object.assign(document.createElement('datalist'), {id: `${near.id}-places`});
  list.append(...[...known].map(value => Object.assign(document.createElement('option'), {value})));
  near.after(list);
  near.setAttribute('list', list.id);
  near.addEventListener('input', () => {
    if (!near.value || known.has(near.value)) near.dispatchEvent(new Event('change')); // chosen or cleared: nothing is awaited
  });

  let turn = 0, said;

  /** Ask for the position: it may come long after, and the page has something else to do by then. */
  const ask = () => {
    const own = ++turn, before = asked();
    if (status.textContent !== say.locating) said = status.textContent;
    const answered = use => {
      if (own !== turn) return;
      nearMe.ariaBusy = false;
      if (status.textContent === say.locating) status.textContent = said;
      if (before === asked()) use();
    };
    nearMe.ariaBusy = true;
    status.textContent = say.locating;
    navigator.geolocation.getCurrentPosition(
      ({coords}) => answered(() => locate([coords.latitude, coords.longitude])),
      () => answered(() => { status.textContent = say.unplaced; }),
      POSITION,
    );
  };

  return {
    press: here => here ? locate(undefined) : ask(),
    tell: nowhere => {
      near.ariaInvalid = Boolean(nowhere);
      told.replaceChildren(...nowhere ? [filled(part('nowhere'), {near: nowhere})] : []);
    },
  };
};
