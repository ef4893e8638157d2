/** The form's questions on the page: reading them, writing them, and the items that can be added and taken away. */
import {normalise, tidy} from './text.js';
import {shapeOf} from './record.js';

const NUMBER = '@'; // stands in names where the number of an item goes, as in `hub.listings.questions`
const FIELD = '[data-question]:not([data-kind=fields], [data-kind=list], [data-kind=item])';

/** Every question that holds one answer, in the order of the page. */
const fields = form => [...form.querySelectorAll(FIELD)];

export const questionOf = (form, name) => form.querySelector(`[data-question="${CSS.escape(name)}"]`);

const control = field => field.querySelector('input, select, textarea');

/** What stands in a question as the page holds it: a text, or the values of the boxes that are ticked, first ticked first. */
const raw = (field, ticks) => {
  const boxes = [...field.querySelectorAll('[type=checkbox], [type=radio]')];
  if (!boxes.length) return control(field).value;
  const chosen = boxes.filter(({checked}) => checked).map(({value}) => value);
  const order = ticks.get(field.dataset.question) ?? [];
  return chosen.sort((a, b) => order.indexOf(a) - order.indexOf(b));
};

/** What an answer means to the record, by its kind. Empty where there is none. */
const meant = (value, {dataset: {kind, question}}, {hidden, schema, bytes}) => {
  if (value.length > bytes) return kind === 'lines' ? [value] : value; // the check refuses it as it is
  switch (kind) {
    case 'several': return value;
    case 'yes-no': return value.length ? true : '';
    case 'lines': return normalise(value, hidden, true).split('\n').map(line => normalise(line, hidden)).filter(Boolean);
    case 'choice': return [value].flat()[0] ?? '';
    case 'number': {
      const digits = normalise(value, hidden);
      return /^[0-9]{1,15}$/.test(digits) ? Number(digits) : digits;
    }
    default:
      return tidy(normalise(value, hidden, shapeOf(schema, question)['x-layout'] === 'paragraphs'), kind);
  }
};

const isGiven = value => value === 0 || value === true || Boolean(value.length ?? value);

/** Every answer that was given, as pairs of name and value. */
export const answers = (form, rules, ticks) => fields(form)
  .map(field => [field.dataset.question, meant(raw(field, ticks), field, rules)])
  .filter(([, value]) => isGiven(value));

/** Show a text as it will stand in the record. */
export const settle = (field, rules) => {
  const {kind} = field.dataset;
  if (['several', 'yes-no', 'lines', 'choice'].includes(kind)) return;
  control(field).value = meant(control(field).value, field, rules);
};

/** What the page holds, to be put back after a reload. */
export const draft = (form, ticks) => fields(form)
  .map(field => [field.dataset.question, raw(field, ticks)])
  .filter(([, value]) => value.length);

/** Put a draft back. */
export const restore = (form, kept, ticks) => {
  for (const [name, value] of kept) {
    const steps = name.split('.');
    for (const [at, step] of steps.entries()) {
      const list = questionOf(form, steps.slice(0, at).join('.'));
      if (list?.dataset.kind === 'list' && !questionOf(form, steps.slice(0, at + 1).join('.'))) addItem(list, step);
    }
    const field = questionOf(form, name);
    if (!field) continue;
    if (Array.isArray(value)) {
      ticks.set(name, value);
      for (const box of field.querySelectorAll('input')) box.checked = value.includes(box.value);
    } else {
      control(field).value = value;
    }
  }
  for (const details of form.querySelectorAll('details.more')) {
    details.open = draft(details, ticks).length > 0;
  }
};

// ── Items of a list ──

const items = list => list.querySelector(':scope > [data-items]');

/** Give a copy of a list's template its number, and the templates inside it too. */
const number = (fragment, n) => {
  for (const element of fragment.querySelectorAll('*')) {
    for (const name of ['name', 'data-question']) change(element, name, NUMBER, n);
    for (const name of ['id', 'for', 'aria-describedby', 'aria-labelledby']) change(element, name, /-n(?=-|$)/, `-${n}`);
    if (element.localName === 'template') number(element.content, n);
  }
};
const change = (element, name, from, to) => {
  if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(from, to));
};

/** Add an item to a list, as the page's template has it, and return it. `n` is its number in names, which never changes. */
export const addItem = (list, n = Math.max(-1, ...[...items(list).children].map(item => item.dataset.question.split('.').at(-1))) + 1) => {
  const fragment = list.querySelector(':scope > template').content.cloneNode(true);
  number(fragment, n);
  items(list).append(fragment);
  count(list);
  return items(list).lastElementChild;
};

export const removeItem = item => {
  const list = item.parentElement.closest('[data-question]');
  item.remove();
  count(list);
  return list;
};

const count = list => {
  for (const [at, item] of [...items(list).children].entries()) {
    for (const place of item.querySelectorAll(':scope > :is(legend, p) [data-number]')) place.textContent = at + 1;
  }
};

// ── Errors ──

/** Say at a question what is wrong with it; returns the control that it is about. `error` is the element that says it. */
export const showError = (field, error) => {
  const target = field.querySelector('input, select, textarea, button');
  const described = field.localName === 'fieldset' ? field : target;
  error.id = `${target.id || 'q'}-error`;
  [...field.querySelectorAll(':scope > :is([data-label], [data-hint])')].at(-1).after(error);
  described.dataset.described = described.getAttribute('aria-describedby') ?? '';
  described.setAttribute('aria-describedby', `${described.dataset.described} ${error.id}`.trim());
  if (described === target) target.setAttribute('aria-invalid', 'true');
  return target;
};

export const clearErrors = form => {
  for (const error of form.querySelectorAll('.field-error')) error.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  for (const field of form.querySelectorAll('[data-described]')) {
    if (field.dataset.described) field.setAttribute('aria-describedby', field.dataset.described);
    else field.removeAttribute('aria-describedby');
    delete field.dataset.described;
  }
};

/** What a sentence says of a question. */
export const told = field => {
  const text = (element, selector) => element?.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  return {
    kind: field.querySelector('[type=radio]') ? 'choice' : field.dataset.kind,
    label: text(field, '[data-label]'),
    hint: text(field, '[data-hint]'),
    item: text(field.parentElement.closest('[data-kind=item]'), ':scope > legend'),
  };
};

/** Bring a control into sight and to the keyboard, whatever it is folded into. */
export const reach = target => {
  for (let folded = target.closest('details'); folded; folded = folded.parentElement.closest('details')) folded.open = true;
  target.focus();
};
