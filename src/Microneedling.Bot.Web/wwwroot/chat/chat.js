// The chat page: joins what is heard and said with what is seen.
import { Answers } from './answers.js';
import { dress } from './accent.js';
import { Connection } from './connection.js';
import { Transcript } from './transcript.js';
import { words } from './words.js';

const $ = id => document.getElementById(id);
const options = new URLSearchParams(location.search);
const embedded = options.has('embed') && window.parent !== window;
const { assistant, phone } = document.body.dataset;
const touch = matchMedia('(pointer: coarse)');

dress(options.get('color'));
const language = options.get('lang');
if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language ?? '')) {
  document.documentElement.dir = /^(ar|he|fa|ur)\b/i.test(language) ? 'rtl' : 'ltr';
}

// The session comes with the page, unless the page came by a way that changed its address.
const brought = $('session') && JSON.parse($('session').content.textContent);
const first = brought && new URL(brought.streamUrl).host === location.host ? brought : null;

const transcript = new Transcript({
  list: $('messages'), scroller: $('transcript'), newer: $('newer'), polite: $('polite'), urgent: $('urgent'), assistant,
  again: item => connection.again(item),
});
const answers = new Answers({ area: $('choices'), field: $('text'), label: $('label'), hint: $('hint'), progress: $('progress'), send: say });

const connection = new Connection({
  session(isNew) {
    typing(false);
    if (!isNew) return;
    transcript.clear();
    answers.clear();
  },
  activity(activity, isHistory) {
    if (activity.type === 'typing' && activity.from?.role !== 'user') return typing(true, 3000);
    if (!transcript.add(activity, isHistory)) return;
    if (activity.from?.role === 'user') {
      answers.clear();
    } else {
      withPerson = activity.from?.id === 'staff';
      typing(false);
      answers.offer(activity);
      if (!isHistory) news();
    }
  },
  outgoing(item) {
    transcript.outgoing(item);
    if (item.state === 'sent' && !withPerson) typing(true); // a person takes the time that a person takes
    if (item.state === 'waiting' && !item.fault) answers.clear();
  },
  state(online, fault) {
    clearTimeout(noticeTimer);
    if (online) return void ($('notice').hidden = true);
    // A short break is mended before anyone need know of it.
    noticeTimer = setTimeout(() => {
      $('notice').hidden = false;
      $('notice').firstElementChild.textContent = navigator.onLine === false ? words.offline
        : fault?.sentence ?? (connection.session ? words.reconnecting : words.unreachable(phone));
    }, navigator.onLine === false ? 0 : 1500);
  },
}, { embedded, first });
let noticeTimer, withPerson;
if (options.get('topic')) connection.extra = { topic: options.get('topic').slice(0, 100) };

$('notice').lastElementChild.textContent = words.tryNow;
$('notice').lastElementChild.onclick = () => connection.wake();

function say(text, value, event) {
  text = text.trim();
  if (!text) return;
  connection.send(text, value);
  // Where a pressed button was is nothing now; on a phone the keyboard stays away.
  if (!event || event.detail === 0 || !touch.matches) $('text').focus({ preventScroll: true });
}

// The text field
const field = $('text');
const fit = () => {
  field.style.blockSize = 'auto';
  field.style.blockSize = Math.min(field.scrollHeight, 160) + 'px';
  $('send').disabled = !field.value.trim();
};
field.addEventListener('input', fit);
field.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $('composer').requestSubmit();
});
$('composer').addEventListener('submit', event => {
  event.preventDefault();
  const text = field.value;
  if (!text.trim()) return;
  field.value = '';
  fit();
  say(text);
  field.focus({ preventScroll: true });
});
fit();

// The head
$('team').onclick = event => say(words.team, { name: 'talk-to-team' }, event);
for (const entry of document.querySelectorAll('[data-if]')) {
  if (!entry.dataset.if) entry.remove();
  else if (entry.firstElementChild.protocol === 'tel:') entry.firstElementChild.href = 'tel:' + entry.dataset.if.replace(/[^\d+]/g, '');
}
const menu = $('menu');
menu.addEventListener('toggle', () => ($('restart').textContent = words.restart));
menu.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !menu.open) return;
  event.stopPropagation();
  menu.open = false;
  menu.firstElementChild.focus();
});
document.addEventListener('pointerdown', event => menu.contains(event.target) || (menu.open = false));
$('restart').onclick = event => {
  if (event.target.textContent !== words.sure) return void (event.target.textContent = words.sure);
  menu.open = false;
  transcript.clear(true);
  connection.restart();
  field.focus();
};

let typingShown, typingHidden;
function typing(on, longest = 20000) {
  clearTimeout(typingShown);
  clearTimeout(typingHidden);
  if (!on) return void ($('typing').hidden = true);
  typingShown = setTimeout(() => {
    $('typing').hidden = false;
    transcript.toEnd();
  }, 400);
  typingHidden = setTimeout(() => ($('typing').hidden = true), longest);
}

// In a page of the clinic's: that page holds the frame, opens it and closes it.
const tell = message => embedded && window.parent.postMessage({ microneedling: message, unread }, '*');
let unread = 0, shown = true;
const title = document.title;
function news() {
  if (shown && !document.hidden) return;
  unread++;
  document.title = `(${unread}) ${title}`;
  tell('unread');
}
function read() {
  unread = 0;
  document.title = title;
  tell('unread');
}
document.addEventListener('visibilitychange', () => document.hidden || read());
if (embedded) {
  document.documentElement.classList.add('embedded');
  $('close').hidden = false;
  $('close').onclick = () => tell('close');
  addEventListener('keydown', event => event.key === 'Escape' && tell('close'));
  addEventListener('message', event => {
    if (event.source !== window.parent) return;
    shown = event.data?.microneedling === 'open';
    if (!shown) return;
    read();
    // A phone's keyboard does not jump up unasked.
    (touch.matches ? $('title') : field).focus({ preventScroll: true });
  });
}

// A phone's keyboard takes from the height that is seen, not from the page's.
const seen = window.visualViewport;
if (seen && !embedded) {
  const place = () => {
    document.documentElement.style.setProperty('--seen', `${seen.height}px`);
    document.documentElement.style.setProperty('--shift', `${seen.offsetTop}px`);
  };
  seen.addEventListener('resize', place);
  seen.addEventListener('scroll', place);
}
addEventListener('beforeunload', event => connection.outbox.length && event.preventDefault());

tell('ready');
connection.connect();
