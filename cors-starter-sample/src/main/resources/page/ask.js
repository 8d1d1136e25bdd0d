// The form to ask the server about a request that is never sent.

import { explain } from './api.js';
import { element } from './dom.js';
import { showAnswer, showFailure } from './picture.js';

const listed = `${location.protocol}//localhost${location.port && `:${location.port}`}`;

const note = { origin: listed, method: 'PUT', path: '/api/notes/1', headers: 'Content-Type', credentials: 'include' };

const PRESETS = [
  ['Signed-in PUT', { ...note, headers: 'Content-Type, X-CSRF-TOKEN' }],
  ['Wrong port', { ...note, origin: 'http://localhost:3000' }],
  ['Method not listed', { ...note, method: 'PATCH' }],
  ['Header not listed', { ...note, headers: 'Content-Type, X-Request-Id' }],
  ['Origin null', { ...note, origin: 'null', method: 'GET', headers: '', credentials: 'omit' }],
];

const section = document.querySelector('#ask');

const form = section.querySelector('form');

let asking;

// Fills the form in, and asks.
export function ask(question) {
  fill(question);
  form.requestSubmit();
  section.scrollIntoView();
  section.querySelector('h2').focus({ preventScroll: true });
}

function fill(question) {
  for (const [name, value] of Object.entries(question)) {
    form.elements[name].value = value;
  }
}

async function answer(event) {
  event.preventDefault();
  // Only the latest question counts, whichever is answered first.
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  section.ariaBusy = 'true';
  const question = Object.fromEntries(new FormData(form));
  const show = await explain(question, signal).then(
    (explanation) => () => showAnswer(question, explanation),
    (error) => () => showFailure(error));
  if (!signal.aborted) {
    show();
    section.ariaBusy = 'false';
  }
}

function presetOf([title, question]) {
  const button = element('button', 'preset', title);
  button.type = 'button';
  button.addEventListener('click', () => {
    fill(question);
    form.requestSubmit();
  });
  return button;
}

document.querySelector('#presets').append(...PRESETS.map(presetOf));
fill(PRESETS[0][1]);
form.addEventListener('submit', answer);
