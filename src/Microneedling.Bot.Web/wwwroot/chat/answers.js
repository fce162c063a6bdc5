// What the visitor can answer with: quick replies as buttons, one-question forms as the fields they need.
import { make } from './make.js';
import { words } from './words.js';

const typed = {
  number: { inputMode: 'decimal' },
  quantity: { inputMode: 'decimal' },
  email: { inputMode: 'email', autocomplete: 'email', autocapitalize: 'none' },
  tel: { inputMode: 'tel', autocomplete: 'tel' },
  url: { inputMode: 'url', autocapitalize: 'none' },
  text: {},
  longtext: {},
};

export class Answers {
  constructor({ area, field, label, hint, progress, send }) {
    Object.assign(this, { area, field, label, hint, progress, send });
  }

  // The visitor said something: what was offered before no longer applies.
  clear() {
    this.form = null;
    this.actions = [];
    this.draw();
  }

  // Takes what a message of the assistant offers.
  offer({ suggestedActions, channelData }) {
    if (channelData?.form) this.form = channelData.form;
    this.actions = [...(this.actions ?? []), ...(suggestedActions?.actions ?? [])];
    this.draw();
  }

  draw() {
    const { form, actions, area } = this;
    area.replaceChildren();
    if (form?.kind === 'choices') area.append(this.checks(form));
    if (['date', 'datetime', 'time'].includes(form?.kind)) area.append(this.picker(form));
    const buttons = this.offered().map((action, index) => {
      const main = form?.kind === 'review' && index === 0;
      const quiet = /(skip|why|back|pause|delete|helpful)$/.test(action.value?.name);
      return make('button', { type: 'button', className: main ? 'chip main' : quiet ? 'chip quiet' : 'chip', onclick: event => this.pick(action, event) }, action.title ?? action.text ?? '');
    });
    if (buttons.length) area.append(make('div', { className: 'chips' }, ...buttons));
    if (form?.kind === 'review' && form.options?.length) area.append(this.changes(form));
    this.dress(form);
  }

  // The buttons: what the assistant offers, and every choice of the question that it left to the form.
  offered() {
    const { form, actions } = this;
    const options = form?.kind === 'boolean' && !form.options?.length ? [words.yes, words.no] : form?.options ?? [];
    if (form?.kind === 'choices') return actions.filter(action => !options.includes(action.title));
    if (!['choice', 'boolean'].includes(form?.kind) || actions.some(action => options.includes(action.title))) return actions;
    return [...options.map(title => ({ title })), ...actions];
  }

  // Every line of the review can be opened again.
  changes({ options }) {
    return make('details', { className: 'form' },
      make('summary', {}, words.change),
      ...options.map(title => make('button', { type: 'button', className: 'chip quiet', onclick: event => this.send(words.changeThis(title), undefined, event) }, title)));
  }

  pick(action, event) {
    if (action.type === 'openUrl') return void (/^https?:/.test(action.value) && open(action.value, '_blank', 'noopener'));
    const text = action.text || (typeof action.value === 'string' ? action.value : '') || action.title;
    this.send(text, typeof action.value === 'object' ? action.value ?? undefined : undefined, event);
  }

  checks({ options = [], exclusive = [] }) {
    const alone = box => exclusive.includes(box.value);
    const boxes = options.map(option => make('input', { type: 'checkbox', value: option, onchange: ({ target }) => {
      // "None of these" goes with nothing else.
      for (const other of target.checked ? boxes : []) if (other !== target && (alone(target) || alone(other))) other.checked = false;
    } }));
    const done = make('button', { type: 'submit', className: 'chip main' }, words.done);
    const hint = make('p', { className: 'small', id: 'pick' }, words.pickSome);
    const group = make('fieldset', {}, make('legend', { className: 'hidden' }, words.pickSome), ...boxes.map(box => make('label', {}, box, box.value)), hint, done);
    return make('form', {
      className: 'form',
      onsubmit: event => {
        event.preventDefault();
        const picked = boxes.filter(box => box.checked).map(box => box.value);
        if (picked.length) return this.send(picked.join('; '), undefined, event);
        hint.classList.add('wrong');
        boxes[0]?.focus();
      },
    }, group);
  }

  picker({ kind, min, max }) {
    const input = make('input', { type: kind === 'datetime' ? 'datetime-local' : kind, required: true, ariaLabel: words.pickDate });
    if (min) input.min = min;
    if (max) input.max = max;
    return make('form', {
      className: 'form row',
      onsubmit: event => {
        event.preventDefault();
        this.send(input.value, undefined, event);
      },
    }, input, make('button', { type: 'submit', className: 'chip main' }, words.use));
  }

  // The text field is the form's field too, with the keyboard that the answer needs.
  dress(form) {
    const { field, hint, progress } = this;
    const own = form && typed[form.kind];
    field.inputMode = own?.inputMode ?? '';
    field.autocapitalize = own?.autocapitalize ?? '';
    field.setAttribute('autocomplete', own?.autocomplete ?? 'off');
    field.placeholder = form ? form.placeholder || words.answer : words.ask;
    this.label.textContent = form ? words.answer : words.message;
    const limits = form && ['number', 'quantity'].includes(form.kind) ? [form.min && form.max ? `${form.min} – ${form.max}` : '', form.unit].filter(Boolean).join(' ') : '';
    hint.textContent = limits;
    hint.hidden = !limits;
    const { step = 0, steps = 0 } = form ?? {};
    progress.hidden = !steps;
    if (!steps) return;
    Object.assign(progress, { ariaValueMin: 0, ariaValueMax: steps, ariaValueNow: step, ariaValueText: words.step(step, steps), title: words.step(step, steps) });
    progress.querySelector('span').style.inlineSize = `${Math.min(100, (100 * step) / steps)}%`;
    progress.dataset.label = words.step(step, steps);
  }
}
