/** Chips: what is chosen stands above a list, each thing on a button that takes it away, with a link that clears all. */

const chip = ({words, label, drop}) => {
  const button = Object.assign(document.createElement('button'), {type: 'button', className: 'chip'});
  button.append(words, Object.assign(document.createElement('span'), {textContent: '×', ariaHidden: 'true'}));
  button.setAttribute('aria-label', label);
  button.addEventListener('click', drop);
  return button;
};

const clearing = (template, clear) => {
  const link = template.content.firstElementChild.cloneNode(true);
  link.addEventListener('click', event => {
    event.preventDefault();
    clear();
  });
  return link;
};

/**
 * Show in `box`, which begins with the template of the link, what is `on`: its `words`, the `label` of the button that takes
 * it away, and `drop`, which does so. `clear` clears all. `rest` takes the keyboard when the last chip is gone.
 */
export const showChips = (box, on, clear, rest) => {
  const held = box.contains(document.activeElement), template = box.firstElementChild;
  box.replaceChildren(template, ...on.map(chip), ...on.length ? [clearing(template, clear)] : []);
  box.hidden = !on.length;
  if (held) (box.querySelector('button') ?? rest).focus(); // the chip that was pressed is gone
};
