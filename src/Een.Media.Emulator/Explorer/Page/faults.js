// What goes wrong on purpose: buttons for every fault, and what is active.

import { announce, h, prose, replace } from './dom.js';
import * as server from './server.js';

const catalogue = [
	['Answers', [
		['503', 'status=503', 'Unavailable, in the vendor’s shape.'],
		['500', 'status=500', 'An internal error.'],
		['401', 'status=401', 'As if the token had just expired.'],
		['404', 'status=404', 'Not found.'],
		['429, try again in 5 s', 'status=429 retry-after=5', 'Too many requests.'],
		['429, try again by date', 'status=429 retry-after=date+5s', '`Retry-After` as a date.'],
		['406', 'status=406', 'An `Accept` that is not supported.'],
		['502 in HTML', 'status=502 body=html', 'An error of a gateway in front of the service.'],
		['Empty 502', 'status=502 body=empty', 'An error without a body.'],
		['500 of 1 MB', 'status=500 body=huge', 'An error with a very large body.'],
	]],
	['Time', [
		['Slow headers', 'header-delay=2s', 'Two seconds before the headers.'],
		['Slow body', 'body-delay=2s', 'Two seconds in the middle of the body.'],
		['No answer', 'stall=headers', 'The request hangs.'],
		['Body stops', 'stall=body', 'The body stalls in the middle.'],
	]],
	['Connection', [
		['Cut the body', 'cut=1000', 'The connection closes normally after 1000 bytes.'],
		['Reset at once', 'reset=headers', 'A TCP reset before any byte.'],
		['Reset in the body', 'reset=body', 'A TCP reset in the middle of the body.'],
		['Wrong length', 'content-length=+10', 'The body is ten bytes shorter than announced.'],
		['Chunked', 'chunked', 'No length is announced. This is harmless.'],
		['Gzip', 'gzip', 'Compressed, although not requested.'],
	]],
	['Images', [
		['Not a JPEG', 'not-jpeg', '200 and `image/jpeg`, but HTML.'],
		['JPEG without end', 'jpeg-without-end', 'The last quarter is missing, but the length is right.'],
		['No timestamp', 'timestamp=missing', 'No `X-Een-Timestamp`.'],
		['Garbage timestamp', 'timestamp=garbage', 'Text that is not a timestamp.'],
		['Time runs backwards', 'timestamp=-1h', 'An hour earlier than the real time.'],
		['300 KB of headers', 'header-bytes=300k', 'More than most clients accept.'],
		['Overlay in base64', 'svg=base64', 'Another encoding of the SVG header.'],
		['Hostile overlay', 'svg=hostile', 'Entities that multiply, and one that reads a file.'],
	]],
	['Page tokens', [
		['Options dropped', 'options-lost', 'Size and overlays are lost on a page.'],
		['Token expired', 'token-expired', 'Page tokens are refused.'],
		['Token cycle', 'cycle=2', 'A walk returns to earlier frames.'],
		['Tokens missing', 'tokens=missing', 'As if the recording ended here.'],
		['Tokens empty', 'tokens=empty', 'Headers without a value.'],
	]],
];

const scopes = [['Every request', '*'], ['Recorded images', 'recordedImage'], ['Main images', 'recordedImage:main'], ['Previews', 'recordedImage:preview'],
	['Page tokens', 'recordedImage pages'], ['Recordings', 'media'], ['Live images', 'liveImage'], ['Cameras', 'cameras'], ['Feeds', 'feeds'], ['Motion JPEG', 'multipartStream'], ['Tokens', 'token']];
const schedules = [['The next answer', 'first=1'], ['The next 3', 'first=3'], ['Every 2nd', 'every=2'], ['1 in 10 by chance', 'p=10%'], ['Every one', '']];

export class Faults {
	/** @param counted called with the active faults */
	constructor(container, counted) {
		Object.assign(this, { container, counted, active: [], scope: 'recordedImage', schedule: 'first=1' });
		this.list = h('div', { class: 'active-faults' });
		this.problem = h('p', { class: 'problem', role: 'alert' });
	}

	update(faults) {
		this.active = faults;
		this.counted(faults.filter(fault => !isUsedUp(fault)));
		this.drawActive();
	}

	draw() {
		const select = (label, options, value, change) => h('label', { class: 'pick' }, label, h('select', { change: event => change(event.target.value) },
			options.map(([name, rule]) => h('option', { value: rule, selected: rule === value }, name))));
		replace(this.container,
			h('h1', {}, 'Faults'),
			h('p', { class: 'lead' }, 'Make the emulator misbehave, and see what your program does about it. Press a button: the rule applies at once, to every program.'),
			h('div', { class: 'scope' }, select('On', scopes, this.scope, value => { this.scope = value; }), select('How often', schedules, this.schedule, value => { this.schedule = value; })),
			this.list, this.problem,
			h('div', { class: 'fault-groups' }, catalogue.map(([title, faults]) => h('section', {}, h('h2', {}, title), h('div', { class: 'fault-buttons' }, faults.map(([label, rule, hint]) =>
				h('button', { type: 'button', class: 'fault', click: () => this.add([this.scope, this.schedule, rule].filter(Boolean).join(' ')) },
					h('b', {}, label), h('code', {}, rule), h('small', {}, prose(hint)))))))),
			h('form', { class: 'custom', submit: event => { event.preventDefault(); this.add(new FormData(event.target).get('rule')); } },
				h('label', { for: 'custom-rule' }, 'A rule of your own'),
				h('input', { id: 'custom-rule', name: 'rule', spellcheck: 'false', autocomplete: 'off', placeholder: 'recordedImage:preview nth=2 reset=body' }), h('button', { type: 'submit' }, 'Add')));
		this.drawActive();
	}

	drawActive() {
		const count = this.active.filter(fault => !isUsedUp(fault)).length;
		replace(this.list, h('h2', {}, count === 0 ? 'None active: every answer is as it should be' : `Active (${count})`),
			this.active.length === 0 ? null : [h('ul', {}, this.active.map(fault => h('li', { class: isUsedUp(fault) ? 'used-up' : null },
				h('code', {}, fault.rule), h('span', {}, `applied ${fault.applied} of ${fault.matched}${isUsedUp(fault) ? ', used up' : ''}`),
				h('button', { type: 'button', class: 'quiet', 'aria-label': `Remove ${fault.rule}`, click: () => this.change(server.removeFault(fault.id)) }, 'Remove')))),
			h('button', { type: 'button', click: () => this.change(server.clearFaults()) }, 'Remove all')]);
	}

	async add(rule) {
		if (await this.change(server.addFault(rule))) announce(`Active: ${rule}`);
	}

	async change(call) {
		try {
			await call;
			this.problem.textContent = '';
		} catch (error) {
			this.problem.textContent = error.message;
			return false;
		}
		this.update((await server.state()).faults);
		return true;
	}
}

const isUsedUp = fault => {
	const first = /(?:^|\s)(?:first|nth)=(\d+)/.exec(fault.rule);
	return first !== null && fault.matched >= Number(first[1]);
};
