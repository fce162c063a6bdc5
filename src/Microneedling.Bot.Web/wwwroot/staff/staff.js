// Keeps an open staff page up to date. Without this file everything works by reloading.
import { watchWaiting } from './alarm.js';

const source = document.querySelector('[data-live-source]');

if (source && 'EventSource' in window) listen(source.dataset.liveSource);

for (const select of document.querySelectorAll('[data-fill]')) {
  select.addEventListener('change', () => {
    const field = document.getElementById(select.dataset.fill);
    if (select.value) {
      field.value = field.value.trim() ? `${field.value.trimEnd()}\n\n${select.value}` : select.value;
      field.focus();
    }
    select.selectedIndex = 0;
  });
}

for (const field of document.querySelectorAll('[data-send-on-enter]')) {
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
}

for (const field of document.querySelectorAll('[data-tell-writing]')) {
  let told = 0;
  field.addEventListener('input', () => {
    if (Date.now() - told < 3000) return;
    told = Date.now();
    fetch(field.dataset.tellWriting, { method: 'POST', headers: { 'X-Refresh': '1' } }).catch(() => {});
  });
}

for (const form of document.querySelectorAll('form')) {
  let sent = false;
  form.addEventListener('submit', event => {
    if (sent) event.preventDefault();
    else {
      sent = true;
      setTimeout(() => { sent = false; }, 4000);
    }
  });
}

for (const form of document.querySelectorAll('[data-confirm]')) {
  form.addEventListener('submit', event => {
    if (!confirm(form.dataset.confirm)) event.preventDefault();
  });
}

for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());

const alarm = watchWaiting();
scrollToEnd();

function listen(address) {
  const stream = new EventSource(address);
  stream.addEventListener('change', refresh);
  stream.addEventListener('beat', refresh); // a signal between nodes can be lost
  stream.addEventListener('hello', () => {
    for (const state of document.querySelectorAll('[data-live-state]')) state.hidden = false;
    refresh(); // what changed since the page was made, or while the stream was away, was told to nobody
  });
  stream.addEventListener('viewers', event => showViewers(JSON.parse(event.data)));
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) leave();
  });
}

// The session has ended. What is being written is not thrown away for that.
function leave() {
  const drafts = [...document.querySelectorAll('textarea')].some(field => field.value.trim());
  if (!drafts) return location.reload();
  if (document.getElementById('ended')) return;
  const notice = document.createElement('p');
  notice.id = 'ended';
  notice.className = 'tell tell-fault';
  notice.setAttribute('role', 'alert');
  notice.textContent = 'You are signed out or the connection is lost, and this page no longer keeps itself up to date. Copy what you have written, then reload the page.';
  document.getElementById('main').prepend(notice);
}

let pause;

function showViewers(viewers) {
  const place = document.querySelector('[data-viewers]');
  if (!place) return;
  const others = viewers.filter(viewer => viewer.name !== place.dataset.me);
  const writing = others.filter(viewer => viewer.isWriting).map(viewer => viewer.name);
  const looking = others.filter(viewer => !viewer.isWriting).map(viewer => viewer.name);
  place.textContent = [
    writing.length ? `${writing.join(', ')} ${writing.length > 1 ? 'are' : 'is'} writing a reply …` : '',
    looking.length ? `Also looking: ${looking.join(', ')}` : '',
  ].filter(Boolean).join(' ');
  clearTimeout(pause);
  if (writing.length) pause = setTimeout(() => showViewers(viewers.map(viewer => ({ ...viewer, isWriting: false }))), 6000);
}

// A press is a click only where its release finds the same element: what is under a finger stays until it is lifted.
let pressed = false;

addEventListener('pointerdown', event => { pressed = event.button === 0; });
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => {
    if (!pressed) return;
    pressed = false;
    if (missed) setTimeout(refresh); // the click comes first
  });
}

let missed = false;
let running = false;
let again = false;

async function refresh() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    const answer = await fetch(location.href, { headers: { 'X-Refresh': '1' }, redirect: 'manual' });
    if (answer.type === 'opaqueredirect') leave();
    else if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      missed = pressed;
      if (!missed) replace(fresh);
      alarm?.();
    }
  } catch {
    // The connection is gone; the stream comes back by itself and asks again.
  } finally {
    running = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

// Replaces the parts that are marked as live, but never what the person is in the middle of.
function replace(fresh) {
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (!next || next.innerHTML === part.innerHTML || isBusy(part)) continue;
    const keepsEnd = part.hasAttribute('data-keep-end') && part.scrollHeight - part.scrollTop - part.clientHeight < 80;
    const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    part.innerHTML = next.innerHTML;
    if (keepsEnd) part.scrollTop = part.scrollHeight;
    if (focused) part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

function isBusy(part) {
  const active = document.activeElement;
  return part.contains(active) && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName);
}

function scrollToEnd() {
  if (location.hash) return;
  for (const part of document.querySelectorAll('[data-keep-end]')) part.scrollTo({ top: part.scrollHeight, behavior: 'instant' });
}
