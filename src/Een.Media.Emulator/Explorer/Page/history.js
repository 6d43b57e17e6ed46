// What every program has sent, as it arrives.

import { bytes, duration, h, replace } from './dom.js';
import { clockOf } from './wire.js';

const most = 300;

/** "een-media/1.0 …" is told by its first product; a browser by its own name. */
export function programOf(userAgent) {
	if (!userAgent) return 'no name';
	if (userAgent === navigator.userAgent) return 'this browser';
	const browser = /(Firefox|Edg|Chrome|Safari)\/(\d+)/.exec(userAgent.startsWith('Mozilla/') ? userAgent.replace(/Chrome\/\d+[\d.]* .*?(Edg)/, '$1') : '');
	return browser ? `${browser[1]} ${browser[2]}` : userAgent.split(' ')[0];
}

export class History {
	/** @param actions `again(entry)`, `code(entry)`, `clear()`; @param counted called with the number of entries */
	constructor(container, actions, counted) {
		Object.assign(this, { container, actions, counted, entries: [], opened: new Set(), text: '', only: 'all', rows: new Map() });
		this.body = h('tbody');
		this.empty = h('p', { class: 'empty' });
		this.state = h('span', { class: 'live' });
		const filters = [['all', 'All'], ['others', 'Other programs'], ['errors', 'Errors'], ['faults', 'With faults']];
		replace(container,
			h('div', { class: 'history-bar' }, h('h2', { id: 'history-title' }, 'History'), this.state,
				h('div', { class: 'segments', role: 'group', 'aria-label': 'Show' }, filters.map(([name, label]) => h('button', {
					type: 'button', 'aria-pressed': String(name === this.only), click: event => this.filter(name, event.target) }, label))),
				h('input', { type: 'search', 'aria-label': 'Filter the history by text', placeholder: 'Path, program, status…', input: event => { this.text = event.target.value.toLowerCase(); this.draw(); } }),
				h('button', { type: 'button', class: 'quiet', click: () => this.actions.clear() }, 'Clear')),
			h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Requests' },
				this.table = h('table', { class: 'history', hidden: true },
					h('thead', {}, h('tr', {}, ['Time', 'Request', 'Status', 'Took', 'Bytes', 'Program', 'Faults'].map(title => h('th', { scope: 'col' }, title)))), this.body), this.empty));
	}

	/** Every connection begins with what the emulator holds. */
	connected(isOn) {
		if (isOn) this.reset();
		this.state.textContent = isOn ? 'live' : 'not connected';
		this.state.classList.toggle('on', isOn);
	}

	filter(name, button) {
		this.only = name;
		for (const each of button.parentElement.children) each.setAttribute('aria-pressed', String(each === button));
		this.draw();
	}

	reset() {
		this.entries = [];
		this.opened.clear();
		this.rows.clear();
		this.draw();
	}

	/** An entry that has arrived, or that has changed. Many arrive at once: they are drawn together. */
	add(state) {
		const entry = { ...state, isDone: state.milliseconds !== null, query: state.parameters.map(([name, value]) => `${name}=${value}`).join('&') };
		const index = this.entries.findIndex(each => each.id === entry.id);
		if (index >= 0) this.entries[index] = entry;
		else this.entries.unshift(entry);
		this.rows.delete(entry.id);
		for (const old of this.entries.splice(most)) this.rows.delete(old.id);
		this.pending ??= requestAnimationFrame(() => {
			this.pending = null;
			this.draw();
		});
	}

	shown(entry) {
		const matchesKind = { all: true, others: programOf(entry.userAgent) !== 'this browser', errors: entry.isDone && (entry.status === null || entry.status >= 400),
			faults: entry.faults.length > 0 }[this.only];
		return matchesKind && (this.text === '' || [entry.method, entry.path, entry.query, entry.status, entry.userAgent, entry.faults.join(' '), entry.camera].join(' ').toLowerCase().includes(this.text));
	}

	draw() {
		const shown = this.entries.filter(entry => this.shown(entry));
		this.table.hidden = shown.length === 0;
		this.empty.textContent = shown.length > 0 ? '' : this.entries.length > 0 ? 'Nothing matches.'
			: 'Nothing has been sent yet. Press Try it, or run your program against this address. Its requests appear here.';
		replace(this.body, shown.map(entry => {
			if (!this.rows.has(entry.id)) this.rows.set(entry.id, this.row(entry));
			return [this.rows.get(entry.id), this.opened.has(entry.id) ? this.more(entry) : null];
		}));
		this.counted(this.entries.length);
	}

	row(entry) {
		const kind = !entry.isDone ? 'open' : entry.status === null ? 'bad' : entry.status < 400 ? 'good' : entry.status < 500 ? 'fair' : 'bad';
		const isOpen = this.opened.has(entry.id);
		const path = entry.path.replace('/api/v3.0', '');
		return h('tr', { click: event => { if (!event.target.closest('button')) this.toggle(entry); } },
			h('td', { class: 'when' }, clockOf(Date.parse(entry.time), true)),
			h('td', { class: 'what' }, h('button', { type: 'button', class: 'row-button', 'aria-expanded': String(isOpen), click: () => this.toggle(entry) },
				h('span', { class: 'method' }, entry.method), ' ', path), h('small', {}, entry.query)),
			h('td', {}, h('span', { class: `status ${kind}` }, entry.isDone ? entry.status ?? 'broken off' : '…')),
			h('td', { class: 'number' }, entry.isDone ? duration(entry.milliseconds) : ''), h('td', { class: 'number' }, entry.isDone ? bytes(entry.bytes) : ''),
			h('td', { class: 'program', title: entry.userAgent ?? 'no User-Agent' }, programOf(entry.userAgent)),
			h('td', {}, entry.faults.map(fault => h('span', { class: 'fault-chip' }, fault))));
	}

	toggle(entry) {
		if (!this.opened.delete(entry.id)) this.opened.add(entry.id);
		this.rows.delete(entry.id);
		this.draw();
		this.rows.get(entry.id)?.querySelector('.row-button').focus({ preventScroll: true });
	}

	more(entry) {
		const known = this.actions.knows(entry);
		const hidden = entry.parameters.some(([, value]) => value === '***');
		const reason = !known ? 'The API has no such endpoint.' : hidden ? 'The history keeps no tokens, so this request cannot be sent again from here.' : null;
		return h('tr', { class: 'more' }, h('td', { colspan: '7' },
			h('dl', {}, [...entry.parameters.map(([name, value]) => [name, value]), ['User-Agent', entry.userAgent ?? '(none)'], ['Authorization', entry.authorization ?? '(none)'], ['Protocol', entry.protocol]]
				.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
			h('div', { class: 'buttons' },
				h('button', { type: 'button', disabled: reason !== null, click: () => this.actions.again(entry) }, 'Try again'),
				h('button', { type: 'button', disabled: reason !== null, click: () => this.actions.code(entry) }, 'As code'), reason ? h('small', {}, reason) : null)));
	}
}
