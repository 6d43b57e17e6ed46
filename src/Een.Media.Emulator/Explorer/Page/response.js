// What came back: status, image or JSON, headers, and what to do about errors.

import { adviceFor, explain } from './advice.js';
import { announce, byId, bytes, copyButton, duration, h, replace } from './dom.js';
import { jsonTree } from './json.js';
import { queryString, target } from './request.js';
import { clockOf } from './wire.js';

/** Sends a request; the answer is complete when this returns. A connection that breaks gives `failure` and whatever came before. */
export async function send(request, credentials) {
	const headers = {};
	if (request.operation.auth === 'bearer') headers.Authorization = `Bearer ${credentials.accessToken}`;
	if (request.operation.auth === 'client') headers.Authorization = `Basic ${btoa(`${credentials.client.id}:${credentials.client.secret}`)}`;
	const begun = performance.now();
	const answer = { request, status: 0, reason: '', headers: [], blob: null, failure: null, headersAfter: null };
	try {
		const response = await fetch(target(request), {
			method: request.method, headers, redirect: 'manual', cache: 'no-store',
			body: request.method === 'GET' ? undefined : new URLSearchParams(request.form),
			credentials: request.operation.id === 'sessionCookie' ? 'same-origin' : 'omit',
		});
		answer.headersAfter = performance.now() - begun;
		answer.status = response.status;
		answer.reason = response.statusText;
		answer.headers = [...response.headers];
		answer.blob = request.operation.isStream && response.ok ? await firstImage(response) : await response.blob();
	} catch {
		answer.failure = answer.status === 0 ? 'The connection ended without an answer.' : 'The connection broke before the body was complete.';
	}
	answer.took = performance.now() - begun;
	return answer;
}

/** A stream of images has no end: its first one is enough. */
async function firstImage(response) {
	const reader = response.body.getReader();
	let all = new Uint8Array();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) throw new TypeError('The stream ended before its first image was complete.');
		all = new Uint8Array([...all, ...value]);
		const head = /Content-Length: (\d+)\r\n\r\n/.exec(new TextDecoder('latin1').decode(all.subarray(0, 300)));
		const start = head && head.index + head[0].length;
		if (head && all.length >= start + Number(head[1])) {
			reader.cancel();
			return new Blob([all.subarray(start, start + Number(head[1]))], { type: 'image/jpeg' });
		}
	}
}

export const header = (answer, name) => answer.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;

export class ResponsePanel {
	/** @param actions `walk(token)`, `act(name)`, `activeFaults()`, `listPage(token)` */
	constructor(container, actions) {
		Object.assign(this, { container, actions, boxes: true, urls: [] });
		document.addEventListener('keydown', event => this.key(event));
	}

	/** Arrow keys walk wherever they mean nothing else. */
	key(event) {
		if (event.altKey || event.ctrlKey || event.metaKey || !this.container.offsetParent) return;
		if (event.target.closest('input, textarea, select, [role=slider], [role=tab], summary, .scroll')) return;
		const token = { ArrowLeft: this.previous, ArrowRight: this.next }[event.key];
		if (!token) return;
		event.preventDefault();
		this.actions.walk(token);
	}

	waiting() {
		this.container.setAttribute('aria-busy', 'true');
	}

	async show(answer, asked) {
		const content = await this.contentOf(answer, asked);
		this.container.removeAttribute('aria-busy');
		const old = this.urls;
		this.urls = content.urls ?? [];
		this.previous = header(answer, 'x-een-prevtoken');
		this.next = header(answer, 'x-een-nexttoken');
		const focused = document.activeElement?.dataset?.walk;
		replace(this.container, this.statusLine(answer), content.nodes, this.headerTable(answer, asked));
		if (focused) this.container.querySelector(`[data-walk=${focused}]`)?.focus();
		old.forEach(url => URL.revokeObjectURL(url));
		announce(content.spoken);
	}

	statusLine(answer) {
		const kind = answer.failure ? 'bad' : answer.status < 400 ? 'good' : answer.status < 500 ? 'fair' : 'bad';
		const word = answer.failure ? 'No answer' : `${answer.status || 'Redirect'} ${answer.reason}`;
		return h('div', { class: 'status-line' }, h('strong', { class: `status ${kind}` }, word.trim()),
			h('span', {}, duration(answer.took), answer.headersAfter === null ? null : h('small', {}, ` (headers after ${duration(answer.headersAfter)})`)),
			answer.blob ? h('span', {}, bytes(answer.blob.size)) : null,
			h('code', { class: 'asked' }, `${answer.request.method} ${answer.request.path}`));
	}

	async contentOf(answer, asked) {
		if (answer.failure) return this.failed(answer);
		if (answer.request.operation.id === 'authorize' && answer.status === 0)
			return { spoken: 'Redirect', nodes: h('p', { class: 'card' }, 'The sign-in page sends the browser on. Scripts may not see where to: open it as a browser would.',
				' ', h('a', { href: `${answer.request.path}?${queryString(answer.request.query)}` }, 'Open the sign-in page')) };
		if (answer.blob?.type === 'image/jpeg' && answer.status === 200) return this.image(answer, asked);
		const text = answer.blob ? await answer.blob.text() : '';
		let body = null;
		try {
			body = JSON.parse(text);
		} catch {
			// A gateway in front may answer in HTML or with nothing.
		}
		return answer.status >= 400 ? this.error(answer, body, text) : this.data(answer, body, text);
	}

	failed(answer) {
		return { spoken: answer.failure, nodes: h('div', { class: 'card error', role: 'group', 'aria-label': 'Error' }, h('h2', {}, answer.failure),
			h('p', {}, answer.status === 0 ? 'Is the emulator still running? A program waits and tries again.'
				: 'A program tries again. An image that was cut must be thrown away: its first half looks complete to some decoders.'), this.faultHint(), this.button(['Try again', 'again'])) };
	}

	error(answer, body, text) {
		const [sentence, action] = adviceFor(answer.status, body, answer.request, header(answer, 'retry-after'));
		const message = body?.message ?? body?.error_description ?? (text ? 'The body is not JSON.' : 'The body is empty.');
		return { spoken: `${answer.status}. ${message} ${sentence}`, nodes: [
			h('div', { class: 'card error', role: 'group', 'aria-label': 'Error' }, h('h2', {}, message), h('p', {}, h('b', {}, 'What to change: '), sentence), this.faultHint(), this.button(action)),
			body ? this.folded('Body', jsonTree(body)) : text ? this.folded('Body', h('pre', { class: 'scroll', tabindex: '0' }, text.slice(0, 5000))) : null] };
	}

	faultHint() {
		const active = this.actions.activeFaults();
		return active.length === 0 ? null : h('p', {}, 'Faults are active and may have made this answer: ', active.map((fault, i) => [i > 0 ? ', ' : '', h('code', {}, fault.rule)]), '. ',
			h('a', { href: '#faults' }, 'Faults'));
	}

	button(action) {
		return action ? h('button', { type: 'button', class: 'primary', click: () => this.actions.act(action[1]) }, action[0]) : null;
	}

	data(answer, body, text) {
		const pages = [['prevPageToken', '← Previous page'], ['nextPageToken', 'Next page →']].filter(([name]) => body?.[name])
			.map(([name, label]) => h('button', { type: 'button', click: () => this.actions.walk(body[name]) }, label));
		const count = body?.results ? `${body.results.length} result${body.results.length === 1 ? '' : 's'} on this page${body.totalSize === undefined ? '' : `, ${body.totalSize} in all`}` : null;
		const tokens = body?.access_token ? h('div', { class: 'card' }, h('p', {}, 'A new pair. The old refresh token and its access token are no longer valid.'),
			h('button', { type: 'button', class: 'primary', click: () => this.actions.adopt(body) }, 'Use these tokens from now on')) : null;
		return { spoken: `${answer.status}. ${count ?? ''}`, nodes: [count ? h('p', { class: 'count' }, count) : null, tokens,
			body === null ? h('p', { class: 'card' }, text || 'There is no body, as expected.') : [jsonTree(body), h('div', { class: 'buttons' }, pages, copyButton(JSON.stringify(body, null, 2), 'Copy JSON'))]] };
	}

	async image(answer, asked) {
		const url = URL.createObjectURL(answer.blob);
		const image = h('img', { src: url, alt: '' });
		const urls = [url];
		try {
			await image.decode();
		} catch {
			return { ...this.failed({ ...answer, failure: 'The status says 200, but the body is not a complete JPEG.' }), urls };
		}
		const at = header(answer, 'x-een-timestamp');
		const ms = at ? Date.parse(at) : NaN;
		const { isStream } = answer.request.operation;
		const time = isStream ? 'First image of the stream' : Number.isNaN(ms) ? 'at an unknown time' : `${at.slice(0, 10)} ${clockOf(ms, true)} UTC`;
		image.alt = `${this.actions.nameOf(answer.request)}, ${time}`;
		const overlay = overlayOf(header(answer, 'x-een-overlaysvg'), urls);
		const stage = h('div', { class: 'stage' }, image, overlay);
		if (overlay) overlay.hidden = !this.boxes;
		const toggle = overlay && h('label', { class: 'check' }, h('input', {
			type: 'checkbox', checked: this.boxes, change: event => { this.boxes = event.target.checked; overlay.hidden = !this.boxes; },
		}), h('span', {}, 'Boxes'));
		const walk = (name, label, token) => h('button', { type: 'button', 'data-walk': name, disabled: !token, title: token ? null : 'There is no token, because nothing is recorded on that side.',
			click: () => this.actions.walk(token) }, label);
		return { urls, spoken: `200. ${image.alt}`, nodes: h('figure', {}, stage,
			h('figcaption', {}, h('span', {}, h('b', {}, time), ` · ${image.naturalWidth}×${image.naturalHeight} · ${bytes(answer.blob.size)}`), toggle),
			h('div', { class: 'buttons walk' }, isStream ? null : [walk('previous', '← Previous', header(answer, 'x-een-prevtoken')),
				walk('next', 'Next →', header(answer, 'x-een-nexttoken')), h('small', {}, 'or the arrow keys')], h('a', { class: 'button', href: url, download: `${(at ?? 'frame').replaceAll(':', '-').slice(0, 23)}.jpg` }, 'Save'))) };
	}

	headerTable(answer, asked) {
		if (answer.headers.length === 0) return null;
		const first = name => (name.startsWith('x-een') || name === 'retry-after' ? 0 : 1);
		const rows = [...answer.headers].sort(([a], [b]) => first(a) - first(b) || a.localeCompare(b)).map(([name, value]) => h('tr', {},
			h('th', { scope: 'row' }, spelled(name)),
			h('td', {}, h('div', { class: 'value' }, h('code', { title: value.length > 60 ? value.slice(0, 400) : null }, value.length > 60 ? `${value.slice(0, 56)}…` : value),
				value.length > 60 ? copyButton(value) : null), h('small', {}, explain(name, value, asked, answer.request.operation)))));
		return this.folded(`Headers (${rows.length})`, h('table', { class: 'headers' }, h('tbody', {}, rows)), answer.request.operation.answersImage);
	}

	folded(title, content, isOpen = true) {
		return h('details', { class: 'fold', open: isOpen }, h('summary', {}, title), content);
	}
}

const spelled = name => name.replace(/(?:^|-)[a-z]|token$|svg$/g, part => part.replace(/[a-z]/, letter => letter.toUpperCase()));

/** The overlay as an image of its own: scripts and outside references in it are dead, whatever a fault put there. */
function overlayOf(text, urls) {
	if (!text) return null;
	const svg = text.startsWith('<') ? text : text.startsWith('%3C') ? decodeURIComponent(text) : decode64(text);
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	urls.push(url);
	return h('img', { class: 'overlay', src: url, alt: 'Boxes around what was detected' });
}

function decode64(text) {
	try {
		return new TextDecoder().decode(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)));
	} catch {
		return text;
	}
}
