// The form of an endpoint, built from what openapi.json says about it.

import { h, prose, replace } from './dom.js';
import { ordinaryFields } from './request.js';
import { Timeline } from './timeline.js';
import { clockOf, format, local, now, parse } from './wire.js';

const operators = {
	timestamp__lt: ['<', 'before'], timestamp__lte: ['≤', 'at or before'], timestamp: ['=', 'exactly at'],
	timestamp__gte: ['≥', 'at or after'], timestamp__gt: ['>', 'after'],
};

const titles = {
	deviceId: 'Camera', esn: 'Camera', stream: 'Stream', deviceId__in: 'Cameras', id: 'Camera', id__in: 'Cameras', type: 'Stream', mediaType: 'Recorded as', include: 'Include',
	overlayId__in: 'Boxes', targetWidth: 'Width', targetHeight: 'Height', startTimestamp__gte: 'From', endTimestamp__lte: 'Until',
	coalesce: 'Join intervals that touch', pageSize: 'Page size', pageToken: 'Page token', status__in: 'Status', name__contains: 'Name contains', q: 'Search',
};

const narrow = ['integer', 'string'];

export class RequestForm {
	/** @param account `cameras` and `thumbnail(id)`; @param changed called after every change; @param recordings for the timeline */
	constructor(container, account, recordings, changed) {
		Object.assign(this, { container, account, changed });
		this.timeline = new Timeline((from, until) => (this.camera ? recordings(this.camera.id, from, until) : { preview: [], main: [] }), at => this.chooseTime(at));
	}

	show(operation, model) {
		Object.assign(this, { operation, model, problemPlaces: {}, inputs: {} });
		const fields = operation.alone && model.alone ? [this.tokenField()] : this.allFields();
		// When comes right after what.
		if (operation.oneOf.length > 0) fields.splice(2, 0, this.timelineSection(model.alone));
		replace(this.container, this.waysToAsk(), fields);
		if (operation.oneOf.length > 0) {
			this.showTime();
			this.timeline.reload();
		}
	}

	allFields() {
		const sections = [];
		let row = null;
		for (const field of ordinaryFields(this.operation, this.model)) {
			const section = this.fieldFor(field);
			if (!narrow.includes(field.kind) || this.picksCamera(field)) {
				row = null;
				sections.push(section);
			} else {
				row ??= sections[sections.push(h('div', { class: 'row' })) - 1];
				row.append(section);
			}
		}
		if (this.operation.fields.length === 0) sections.push(h('p', { class: 'hint' }, 'Nothing to choose: this request has no parameters.'));
		return sections;
	}

	picksCamera(field) { return ['deviceId', 'id', 'esn'].includes(field.name); }

	fieldFor(field) {
		if (this.picksCamera(field)) return this.cameraField(field);
		if (field.kind === 'word') return this.wordField(field);
		if (field.kind === 'list') return this.listField(field);
		if (field.kind === 'time') return this.timeField(field);
		return this.textField(field);
	}

	// ---- how to ask

	waysToAsk() {
		const { operation, model } = this;
		if (!operation.alone) return null;
		const way = (alone, label) => h('label', {}, h('input', {
			type: 'radio', name: 'way', checked: model.alone === alone, change: () => { model.alone = alone; this.changed('shape'); },
		}), h('span', {}, label));
		return h('fieldset', { class: 'segments ways' }, h('legend', { class: 'offscreen' }, 'Ask by'), way(false, 'By time'), way(true, 'By page token'));
	}

	tokenField() {
		const { alone } = this.operation;
		const field = this.operation.fields.find(each => each.name === alone);
		return this.frame(field, 'div', h('textarea', {
			id: `field-${alone}`, rows: '4', spellcheck: 'false', autocomplete: 'off', value: this.model.values[alone] ?? '',
			input: event => this.set(alone, event.target.value),
		}));
	}

	// ---- kinds of fields

	cameraField(field) {
		const chosen = this.model.values[field.name];
		const options = this.account.cameras.map(camera => ({ value: camera.id, label: camera.name, camera }));
		if (!field.required && !this.operation.requiredUnlessAlone.includes(field.name)) options.unshift({ value: '', label: 'All cameras' });
		return this.frame(field, 'fieldset', h('div', { class: 'cameras' }, options.map(option => h('label', { class: 'camera' },
			h('input', { type: 'radio', name: field.name, value: option.value, checked: (chosen ?? '') === option.value, change: () => this.set(field.name, option.value, 'shape') }),
			option.camera ? this.thumbnailOf(option.camera) : h('span', { class: 'thumbnail all', 'aria-hidden': 'true' }, '∗'),
			h('span', { class: 'camera-name' }, option.label),
			option.camera ? h('span', { class: 'camera-id' }, option.camera.id, option.camera.online ? null : h('em', {}, ' offline')) : null))));
	}

	thumbnailOf(camera) {
		const image = h('img', { class: 'thumbnail', alt: '', width: '144', height: '81' });
		this.account.thumbnail(camera.id).then(url => { image.src = url; }, () => { /* a grey box will do */ });
		return image;
	}

	wordField(field) {
		const isRequired = field.required || this.operation.requiredUnlessAlone.includes(field.name);
		const words = field.words.length === 1 && isRequired ? field.words : [...(isRequired ? [] : ['']), ...field.words];
		if (words.length === 1) this.model.values[field.name] = words[0];
		const unsent = field.fallback === undefined ? 'not sent' : `not sent (${field.fallback})`;
		return this.frame(field, 'fieldset', h('div', { class: 'segments' }, words.map(word => h('label', {},
			h('input', {
				type: 'radio', name: field.name, value: word, checked: (this.model.values[field.name] ?? '') === word,
				change: () => this.set(field.name, word, field.name in this.operation.onlyWith ? 'shape' : field.name === 'type' ? 'lane' : undefined),
			}), h('span', {}, word || unsent)))));
	}

	listField(field) {
		const options = this.optionsOf(field);
		const boxes = options.map(([value, label, hint]) => h('label', { class: 'check' },
			h('input', { type: 'checkbox', name: field.name, value, checked: (this.model.values[field.name] ?? []).includes(value), change: event => this.toggle(field, value, event.target.checked) }),
			h('span', {}, label, hint ? h('small', {}, hint) : null)));
		return this.frame(field, 'fieldset', h('div', { class: 'checks' }, boxes.length > 0 ? boxes : h('span', { class: 'hint' }, 'None here.')));
	}

	optionsOf(field) {
		if (field.name === 'overlayId__in') return this.overlays().map(overlay => [overlay.id, overlay.name, overlay.id]);
		if (['deviceId__in', 'id__in'].includes(field.name)) return this.account.cameras.map(camera => [camera.id, camera.name, camera.id]);
		return field.words.map(word => [word, word]);
	}

	overlays() {
		return this.camera?.overlays ?? [];
	}

	get camera() { return this.account.cameras.find(camera => camera.id === this.model.values.deviceId); }

	/** `include` and `overlayId__in` go together: choosing in one list chooses in the other, and emptying one empties both. */
	toggle(field, value, isOn) {
		const { values } = this.model;
		const order = this.optionsOf(field).map(([name]) => name);
		const set = new Set(values[field.name] ?? []);
		if (isOn) set.add(value);
		else set.delete(value);
		values[field.name] = order.filter(name => set.has(name));
		const pair = this.operation.together ?? [];
		if (pair.includes(field.name)) {
			const other = this.operation.fields.find(each => each.name === pair.find(name => name !== field.name));
			const names = this.optionsOf(other).map(([name]) => name);
			if (values[field.name].length === 0) values[other.name] = [];
			else if ((values[other.name] ?? []).length === 0) values[other.name] = other.words.length > 0 ? [names.at(-1)] : names;
			for (const box of this.container.querySelectorAll('input[type=checkbox]'))
				if (pair.includes(box.name)) box.checked = values[box.name].includes(box.value);
		}
		this.changed();
	}

	timeField(field) {
		const echo = h('span', { class: 'echo', 'aria-live': 'off' });
		const input = this.input(field, { placeholder: field.required ? '-1h' : 'now' });
		const show = () => {
			const at = parse(input.value);
			echo.textContent = at === null ? '' : [format(at), local(at)].filter(Boolean).join(' · ');
		};
		input.addEventListener('input', show);
		input.addEventListener('change', () => {
			const at = parse(input.value);
			if (at === null) return;
			input.value = format(at);
			this.set(field.name, input.value);
		});
		show();
		return this.frame(field, 'div', h('div', { class: 'time-row' }, input, [['1 h ago', '-1h'], ['24 h ago', '-24h'], ['now', 'now']].map(([label, text]) =>
			h('button', { type: 'button', class: 'quiet', click: () => { input.value = format(parse(text)); this.set(field.name, input.value); show(); } }, label))), echo);
	}

	textField(field) {
		const isNumber = field.kind === 'integer';
		return this.frame(field, 'div', this.input(field, isNumber
			? { type: 'number', min: field.least, max: field.most, step: '1', inputmode: 'numeric', placeholder: field.fallback ?? `${field.least}–${field.most}` }
			: {}));
	}

	input(field, more) {
		return h('input', {
			id: `field-${field.name}`, type: 'text', spellcheck: 'false', autocomplete: 'off', value: this.model.values[field.name] ?? '', ...more,
			input: event => this.set(field.name, event.target.value),
		});
	}

	// ---- the five timestamps

	timelineSection(isAlone) {
		if (isAlone) return h('section', { class: 'field' }, h('h2', {}, 'Where the walk is'), this.timeline.element,
			h('p', { class: 'hint' }, 'A page token contains camera, stream, time, size and overlays. Click the timeline to ask by time again.'));
		const { model } = this;
		this.timeText = h('input', {
			id: 'field-time', type: 'text', spellcheck: 'false', autocomplete: 'off', value: model.oneValue, 'aria-describedby': 'time-echo',
			input: event => { model.oneValue = event.target.value; this.showTime(true); this.changed(); },
			change: () => { const at = parse(model.oneValue); if (at !== null) this.chooseTime(at); },
		});
		this.timeEcho = h('span', { class: 'echo', id: 'time-echo' });
		const nudge = (label, ms) => h('button', { type: 'button', class: 'quiet', click: () => this.nudge(ms) }, label);
		const section = h('section', { class: 'field' },
			h('fieldset', {}, h('legend', {}, 'Which frame'), h('div', { class: 'segments operators' }, this.operation.oneOf.map(name => h('label', { title: name },
				h('input', { type: 'radio', name: 'operator', value: name, checked: model.one === name, change: () => { model.one = name; this.changed(); } }),
				h('span', {}, h('b', { 'aria-hidden': 'true' }, operators[name][0]), operators[name][1]))))),
			this.timeline.element,
			h('label', { class: 'time-label', for: 'field-time' }, 'Time'),
			h('div', { class: 'time-row' }, this.timeText, nudge('−1 min', -6e4), nudge('−1 s', -1e3), nudge('+1 s', 1e3), nudge('+1 min', 6e4)),
			this.timeEcho, h('p', { class: 'problem', id: 'problem-time' }));
		for (const name of this.operation.oneOf) {
			this.problemPlaces[name] = section.querySelector('#problem-time');
			this.inputs[name] = this.timeText;
		}
		return section;
	}

	nudge(ms) {
		this.chooseTime((parse(this.model.oneValue) ?? now()) + ms);
	}

	chooseTime(at) {
		const wasAlone = this.model.alone;
		this.model.alone = false;
		this.model.oneValue = format(at);
		if (this.timeText) this.timeText.value = this.model.oneValue;
		this.showTime();
		this.changed(wasAlone ? 'shape' : undefined);
	}

	/** The frame that came for it. */
	answered(at) {
		this.timeline.show({ answered: at });
	}

	showTime(isTyping = false) {
		const at = parse(this.model.oneValue);
		if (this.timeEcho) this.timeEcho.textContent = at === null ? 'Write 12:03, -1h, now, or a complete timestamp. Without a time zone, it is UTC.'
			: [isTyping ? format(at) : `${clockOf(at)} UTC`, local(at)].filter(Boolean).join(' · ');
		this.timeline.show({ chosen: this.model.alone ? null : at, lane: this.model.values.type === 'main' ? 'main' : 'preview' });
	}

	// ---- common

	set(name, value, change) {
		this.model.values[name] = value;
		if (change === 'lane' && this.operation.oneOf.length > 0) this.showTime();
		this.changed(change);
	}

	frame(field, tag, control) {
		const id = `field-${field.name}`;
		const title = field.name === 'include' && this.operation.together ? 'How the boxes arrive' : titles[field.name] ?? field.name;
		const wire = titles[field.name] ? h('code', {}, field.name) : null;
		const isGroup = tag === 'fieldset';
		const problem = h('p', { class: 'problem', id: `problem-${field.name}` });
		this.problemPlaces[field.name] = problem;
		if (!isGroup) {
			this.inputs[field.name] = control.matches('input,textarea') ? control : control.querySelector('input');
			this.inputs[field.name].setAttribute('aria-describedby', `hint-${field.name} problem-${field.name}`);
		}
		return h(tag, { class: 'field' },
			isGroup ? h('legend', {}, title, wire) : h('label', { for: id }, title, wire),
			control, this.picksCamera(field) || !field.description ? null : h('p', { class: 'hint', id: `hint-${field.name}` }, prose(field.description)), problem);
	}

	showProblems(problems) {
		for (const place of new Set(Object.values(this.problemPlaces))) place.textContent = '';
		for (const [name, input] of Object.entries(this.inputs)) input.toggleAttribute('aria-invalid', false);
		for (const [name, text] of Object.entries(problems)) {
			if (this.problemPlaces[name]) this.problemPlaces[name].textContent = text;
			this.inputs[name]?.setAttribute('aria-invalid', 'true');
		}
	}
}
