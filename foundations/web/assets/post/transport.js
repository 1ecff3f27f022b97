// How the bytes leave. A transport has one method, `send(parcel, { onProgress, signal })`, and answers
// { status, body, askedMs, whole }. This one sends everything in one request; a resumable one can take its place.

import { askedMs } from './retry.js';

/** A request that moves no byte for this long is dead, whatever the network layer believes. */
const STALL_MS = 45_000;

export class WholeRequest {
  constructor(url) {
    this.url = url;
  }

  /** XMLHttpRequest, because fetch still tells nobody how much of an upload has left. */
  send({ fields, media }, { onProgress, signal }) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const answer = { status: 0, body: null, askedMs: 0, whole: false };
      let timer;
      const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(() => request.abort(), STALL_MS);
      };
      const end = () => {
        clearTimeout(timer);
        resolve(answer);
      };
      request.upload.onprogress = (event) => {
        alive();
        answer.whole ||= event.lengthComputable && event.loaded >= event.total;
        onProgress(event.lengthComputable ? event.loaded / event.total : 0);
      };
      request.upload.onload = () => { answer.whole = true; onProgress(1); };
      request.onload = () => {
        answer.status = request.status;
        answer.body = parsed(request.responseText);
        answer.askedMs = askedMs(request.getResponseHeader('Retry-After'));
        end();
      };
      request.onerror = request.onabort = end;
      signal.addEventListener('abort', () => request.abort(), { once: true });
      request.open('POST', this.url);
      request.setRequestHeader('Accept', 'application/json, application/problem+json');
      alive();
      request.send(asForm(fields, media));
    });
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The file's own name stays on the device: names carry people, places and dates. */
function asForm(fields, media) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  if (media) form.append('media', media, 'x');
  return form;
}
