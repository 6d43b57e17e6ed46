// A camera's recordings and gaps on a line of time: click, drag or use the arrow keys to choose an instant.

import { h, replace } from './dom.js';
import { clockOf, format, now } from './wire.js';

const ranges = [['15 min', 9e5], ['1 h', 36e5], ['6 h', 216e5], ['24 h', 864e5], ['7 d', 6048e5]];
const ticks = [1e3, 5e3, 15e3, 6e4, 3e5, 9e5, 18e5, 36e5, 108e5, 216e5, 432e5, 864e5];
const lanes = ['preview', 'main'];

export class Timeline {
	/** @param load (from, until) → { preview: [[start, end]…], main: […] } in milliseconds; @param choose called with the chosen instant */
	constructor(load, choose) {
		Object.assign(this, { load, choose, spans: { preview: [], main: [] }, lane: 'preview', chosen: null, answered: null, length: 36e5, until: now() });
		this.canvas = h('canvas', { 'aria-hidden': 'true' });
		this.tip = h('div', { class: 'tip', hidden: true });
		this.slider = h('div', {
			class: 'track', role: 'slider', tabindex: '0', 'aria-label': 'Time on the camera’s timeline', 'aria-describedby': 'timeline-help',
			pointerdown: event => this.press(event), pointermove: event => this.hover(event), pointerleave: () => { this.tip.hidden = true; },
			keydown: event => this.key(event),
		}, this.canvas, this.tip);
		this.title = h('span', { class: 'timeline-title' });
		this.zooms = ranges.map(([name, length]) => h('button', { type: 'button', 'aria-pressed': 'false', click: () => this.zoom(length) }, name));
		this.element = h('div', { class: 'timeline' },
			h('div', { class: 'timeline-bar' }, this.title,
				h('div', { class: 'segments', role: 'group', 'aria-label': 'Range of the timeline' }, this.zooms),
				h('div', { class: 'segments' },
					h('button', { type: 'button', 'aria-label': 'Earlier', click: () => this.pan(-0.5) }, '←'),
					h('button', { type: 'button', 'aria-label': 'Later', click: () => this.pan(0.5) }, '→'),
					h('button', { type: 'button', click: () => this.toNow() }, 'Now'))),
			this.slider,
			h('div', { class: 'legend' },
				h('span', { class: 'key recorded' }, 'recorded'), h('span', { class: 'key gap' }, 'gap'),
				h('span', { class: 'key chosen' }, 'asked for'), h('span', { class: 'key answered' }, 'the frame that came'),
				h('span', { id: 'timeline-help', class: 'offscreen' }, 'Arrow keys move the time, with Shift in larger steps; Page Up and Page Down move the range.')));
		new ResizeObserver(() => this.draw()).observe(this.slider);
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
	}

	get from() { return this.until - this.length; }

	show({ lane, chosen, answered }) {
		if (lane) this.lane = lane;
		if (chosen !== undefined) this.chosen = chosen;
		if (answered !== undefined) this.answered = answered;
		const mark = answered ?? this.chosen;
		if (mark !== null && (mark < this.from || mark > this.until)) {
			this.until = Math.min(now(), mark + this.length / 2);
			this.reload();
		} else this.draw();
	}

	zoom(length) {
		const middle = this.chosen ?? this.until;
		this.length = length;
		this.until = Math.min(Math.max(middle + length / 2, middle), now());
		this.reload();
	}

	pan(fraction) {
		this.until = Math.min(this.until + this.length * fraction, now());
		this.reload();
	}

	toNow() {
		this.until = now();
		this.reload();
		this.choose(this.until);
	}

	async reload() {
		const wanted = `${this.from}–${this.until}`;
		this.wanted = wanted;
		this.draw();
		try {
			const spans = await this.load(this.from, this.until);
			if (this.wanted !== wanted) return;
			this.spans = spans;
		} catch {
			this.spans = { preview: [], main: [] };
		}
		this.draw();
	}

	isRecorded(at) {
		return this.spans[this.lane].some(([start, end]) => at >= start && at <= end);
	}

	timeAt(event) {
		const box = this.slider.getBoundingClientRect();
		const fraction = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
		const step = this.length > 36e5 ? 1000 : 100;
		return Math.round((this.from + fraction * this.length) / step) * step;
	}

	press(event) {
		if (event.button !== 0) return;
		this.slider.setPointerCapture(event.pointerId);
		this.choose(this.timeAt(event));
	}

	hover(event) {
		const at = this.timeAt(event);
		if (event.buttons & 1) this.choose(at);
		const box = this.slider.getBoundingClientRect();
		replace(this.tip, `${clockOf(at)} `, h('b', {}, this.isRecorded(at) ? 'recorded' : 'gap'));
		this.tip.hidden = false;
		this.tip.style.left = `${Math.min(Math.max(event.clientX - box.left, 55), box.width - 55)}px`;
	}

	key(event) {
		const step = (event.shiftKey ? 10 : 1) * Math.max(1000, Math.round(this.length / 200 / 1000) * 1000);
		const at = this.chosen ?? this.until;
		const target = { ArrowLeft: at - step, ArrowDown: at - step, ArrowRight: at + step, ArrowUp: at + step, Home: this.from, End: this.until }[event.key];
		if (target !== undefined) this.choose(Math.min(target, now()));
		else if (event.key === 'PageUp') this.pan(-0.5);
		else if (event.key === 'PageDown') this.pan(0.5);
		else return;
		event.preventDefault();
		event.stopPropagation();
	}

	describe() {
		const { from, until } = this;
		const sameDay = format(from).slice(0, 10) === format(until).slice(0, 10);
		this.title.textContent = sameDay ? `${format(from).slice(0, 10)}, UTC` : `${format(from).slice(0, 10)} to ${format(until).slice(0, 10)}, UTC`;
		this.zooms.forEach((button, i) => button.setAttribute('aria-pressed', String(ranges[i][1] === this.length)));
		const at = this.chosen ?? until;
		const attributes = { valuemin: Math.round(from), valuemax: Math.round(until), valuenow: Math.round(Math.min(Math.max(at, from), until)) };
		for (const [name, value] of Object.entries(attributes)) this.slider.setAttribute(`aria-${name}`, value);
		this.slider.setAttribute('aria-valuetext', `${format(at).slice(0, 10)} ${clockOf(at)}, ${this.isRecorded(at) ? 'recorded' : 'in a gap'}`);
	}

	draw() {
		this.describe();
		const width = this.slider.clientWidth;
		const height = 88;
		if (width === 0) return;
		const scale = devicePixelRatio || 1;
		Object.assign(this.canvas, { width: width * scale, height: height * scale });
		// A canvas does not understand var(): the element beneath it does.
		const color = name => {
			this.canvas.style.color = `var(--${name})`;
			return getComputedStyle(this.canvas).color;
		};
		const style = getComputedStyle(this.slider);
		const pen = this.canvas.getContext('2d');
		pen.scale(scale, scale);
		pen.font = `11px ${style.fontFamily}`;
		const x = at => ((at - this.from) / this.length) * width;

		this.drawTicks(pen, color, x, width);
		lanes.forEach((lane, i) => this.drawLane(pen, color, x, width, lane, 24 + i * 32));
		this.drawMark(pen, color('chosen'), x, this.chosen, false, height);
		this.drawMark(pen, color('answered'), x, this.answered, true, height);
	}

	drawTicks(pen, color, x, width) {
		const step = ticks.find(each => (each / this.length) * width >= 58) ?? ticks.at(-1);
		pen.textAlign = 'center';
		for (let at = Math.ceil(this.from / step) * step; at <= this.until; at += step) {
			const left = Math.round(x(at)) + 0.5;
			pen.fillStyle = color('line');
			pen.fillRect(left, 18, 1, 70);
			const label = step >= 864e5 ? format(at).slice(5, 10) : clockOf(at).slice(0, step < 6e4 ? 8 : 5);
			if (left < 16 || left > width - 16) continue;
			pen.fillStyle = color('muted');
			pen.fillText(label, left, 12);
		}
	}

	drawLane(pen, color, x, width, lane, top) {
		const isChosen = lane === this.lane;
		pen.fillStyle = color('gap');
		pen.fillRect(0, top, width, 26);
		pen.fillStyle = color(isChosen ? 'recorded' : 'recorded-faint');
		for (const [start, end] of this.spans[lane]) {
			const left = Math.max(0, x(start));
			pen.fillRect(left, top, Math.max(1, Math.min(width, x(end)) - left), 26);
		}
		pen.textAlign = 'left';
		pen.font = `${isChosen ? 600 : 400} 11px ${getComputedStyle(this.slider).fontFamily}`;
		const room = pen.measureText(lane).width;
		pen.fillStyle = color('label-back');
		pen.fillRect(4, top + 5, room + 8, 16);
		pen.fillStyle = color('text');
		pen.fillText(lane, 8, top + 17);
	}

	drawMark(pen, color, x, at, isAnswer, height) {
		if (at === null || at < this.from || at > this.until) return;
		const left = Math.round(x(at));
		pen.fillStyle = color;
		pen.fillRect(left - 1, 18, 2, height - 18);
		pen.beginPath();
		if (isAnswer) pen.rect(left - 5, height - 10, 10, 10);
		else {
			pen.moveTo(left - 6, 16);
			pen.lineTo(left + 6, 16);
			pen.lineTo(left, 25);
		}
		pen.fill();
	}
}

