// The conversation as it is read: who said what, in order, each once.
import { make } from './make.js';
import { render } from './markdown.js';
import { words } from './words.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
export class Transcript {
  constructor({ list, scroller, newer, polite, urgent, assistant, again }) {
    Object.assign(this, { list, scroller, newer, polite, urgentRegion: urgent, assistant, again });
    this.clear(true);
    scroller.addEventListener('scroll', () => this.atEnd() && this.seen(), { passive: true });
    newer.addEventListener('click', () => this.toEnd());
  }

  // Empties the page for another conversation; what still waits to be sent stays, unless that is to be left behind too.
  clear(all) {
    if (all || !this.waiting) this.waiting = new Map();
    this.list.replaceChildren(...this.waiting.values());
    this.known = new Set();
    this.settled = this.turn = null;
    this.seen();
  }

  // Draws an activity; one that is there already is left alone.
  add(activity, isHistory) {
    if (activity.type !== 'message' || this.known.has(activity.id)) return false;
    this.known.add(activity.id);
    const mine = activity.from?.role === 'user';
    const clientId = activity.channelData?.clientActivityID;
    const stick = isHistory || mine || this.atEnd();
    const item = this.item(mine ? 'me' : activity.from?.id === 'staff' ? 'staff' : 'bot', activity.from?.name, activity.timestamp);
    item.append(this.bubble(activity, mine));
    if (mine) {
      this.waiting.get(clientId)?.remove();
      this.waiting.delete(clientId);
    }
    // What the server has stands in its order, above what it does not have yet.
    this.list.insertBefore(item, this.settled ? this.settled.nextElementSibling : this.list.firstElementChild);
    this.settled = item;
    this.group(item);
    if (item.nextElementSibling) this.group(item.nextElementSibling);
    if (mine) this.turn = item;
    else if (!isHistory) this.announce(item, activity);
    stick ? this.toEnd(isHistory) : this.unseen();
    return true;
  }

  // Draws a message of this page's own that the server may not have yet.
  outgoing(message) {
    let item = this.waiting.get(message.id);
    if (message.state === 'sent') return item?.querySelector('.state')?.remove();
    if (!item) {
      item = this.turn = this.item('me', '', new Date().toISOString());
      item.append(make('div', { className: 'bubble' }, message.text), make('p', { className: 'state' }));
      this.waiting.set(message.id, item);
      this.list.append(item);
      this.group(item);
      this.toEnd();
    }
    item.dataset.state = message.state;
    const state = item.querySelector('.state');
    const label = message.fault?.sentence ?? words[message.state];
    state.replaceChildren(label);
    if (message.state === 'failed' || (message.fault && message.state === 'waiting')) {
      state.append(' ', make('button', { type: 'button', className: 'link', onclick: () => this.again(message) }, words.again));
    }
  }

  item(who, name, timestamp) {
    const item = make('li', { className: who });
    item.who = who;
    item.at = new Date(timestamp ?? Date.now());
    item.name = who === 'bot' ? this.assistant : name;
    item.append(make('span', { className: 'hidden' }, who === 'me' ? words.you : words.says(item.name), ' '));
    return item;
  }

  bubble(activity, mine) {
    const bubble = make('div', { className: 'bubble' });
    if (mine) {
      bubble.textContent = activity.channelData?.messageBack?.displayText ?? activity.text ?? '';
    } else {
      if (activity.channelData?.urgent) {
        bubble.classList.add('urgent');
        bubble.append(make('p', { className: 'alert' }, words.urgent));
      }
      bubble.append(render(activity.text));
      // What the form below shows as buttons or boxes need not stand here as a list too.
      const options = activity.channelData?.form?.options;
      for (const list of options?.length ? bubble.querySelectorAll('ol') : [])
        if ([...list.children].map(item => item.textContent).join() === options.join()) list.remove();
      for (const card of activity.attachments ?? []) this.card(bubble, card.content);
    }
    bubble.dir = 'auto';
    return bubble;
  }

  // The common cards: title, subtitle, text.
  card(bubble, content) {
    if (!content || typeof content !== 'object') return;
    const card = make('div', { className: 'card' });
    if (content.title) card.append(make('h2', {}, content.title));
    for (const text of [content.subtitle, content.text]) if (text) card.append(render(text));
    if (card.childNodes.length) bubble.append(card);
  }

  // Says who speaks and when at the head of a group, not at every message.
  group(item) {
    const before = item.previousElementSibling;
    const newDay = !before || before.at.toDateString() !== item.at.toDateString();
    const first = newDay || before.who !== item.who || before.name !== item.name || item.at - before.at > 300000;
    item.classList.toggle('first', first);
    item.querySelector('.meta')?.remove();
    if (!first) return;
    const time = make('time', {}, (newDay && item.at.toDateString() !== new Date().toDateString() ? day.format(item.at) + ', ' : '') + clock.format(item.at));
    time.dateTime = item.at.toISOString();
    const meta = make('p', { className: 'meta' });
    if (item.who !== 'me') {
      const name = make('b', {}, item.name);
      name.ariaHidden = 'true';
      meta.append(name, ' ');
    }
    meta.append(time);
    item.prepend(meta);
  }

  // Screen readers hear each new message once, here; the transcript itself keeps silent.
  announce(item, activity) {
    const region = activity.channelData?.urgent ? this.urgentRegion : this.polite;
    region.append(make('p', {}, `${words.says(item.name)} ${item.querySelector('.bubble').innerText || activity.text || ''}`));
    while (region.childElementCount > 4) region.firstChild.remove();
    this.onNew?.();
  }

  atEnd() { return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 80; }

  // To the end, but never past the beginning of the answer to what the visitor asked last.
  toEnd(atOnce) {
    this.seen();
    requestAnimationFrame(() => {
      const { scroller, turn } = this;
      const end = scroller.scrollHeight - scroller.clientHeight;
      const top = turn?.isConnected ? turn.offsetTop - 12 : end;
      scroller.scrollTo({ top: Math.min(end, top), behavior: atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
    });
  }

  unseen() {
    this.newer.hidden = false;
    this.newer.textContent = words.newer(this.count = (this.count ?? 0) + 1);
  }

  seen() {
    this.newer.hidden = true;
    this.count = 0;
  }
}
