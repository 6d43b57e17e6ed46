// Small helpers for building the page. Text goes in as text: nothing here parses HTML.

export const byId = id => document.getElementById(id);

/** Makes an element. Attributes that are functions become listeners; null and false leave one out. */
export function h(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') element.addEventListener(name, value);
		else if (name in { checked: 1, value: 1, disabled: 1, open: 1, hidden: 1, selected: 1 }) element[name] = value ?? '';
		else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
	}
	element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
	return element;
}

export const replace = (element, ...children) =>
	element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));

/** Text in which `words` in backquotes are code. */
export const prose = text => text.split('`').map((part, i) => (i % 2 ? h('code', {}, part) : part));

/** Says something to screen readers. */
export function announce(text) {
	byId('announcer').textContent = text;
}

export function copyButton(text, label = 'Copy') {
	const button = h('button', { type: 'button', class: 'quiet' }, label);
	button.addEventListener('click', async () => {
		const value = typeof text === 'function' ? text() : text;
		let done = true;
		try {
			await navigator.clipboard.writeText(value);
		} catch {
			done = copyBySelection(value);
		}
		button.textContent = done ? 'Copied' : 'Copying is not allowed here';
		announce(button.textContent);
		setTimeout(() => { button.textContent = label; }, 1500);
	});
	return button;
}

function copyBySelection(text) {
	const area = h('textarea', { class: 'offscreen', 'aria-hidden': 'true' });
	area.value = text;
	document.body.append(area);
	area.select();
	const done = document.execCommand('copy');
	area.remove();
	return done;
}

const units = [['B', 1], ['KB', 1e3], ['MB', 1e6], ['GB', 1e9]];

export function bytes(count) {
	if (count === null || count === undefined) return '–';
	const [unit, size] = units.findLast(([, least]) => count >= least) ?? units[0];
	return `${size === 1 ? count : (count / size).toFixed(count / size < 10 ? 1 : 0)} ${unit}`;
}

export function duration(ms) {
	if (ms === null || ms === undefined) return '–';
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10000 ? 2 : 1)} s`;
}

/** A span of time in the two largest units that it has. */
export function span(ms) {
	const exact = Math.abs(ms);
	if (exact < 1e3) return `${Math.round(exact)} ms`;
	if (exact < 6e4) return `${(exact / 1e3).toFixed(exact < 1e4 ? 1 : 0)} s`;
	const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
	let rest = Math.round(exact / 1000);
	const words = [];
	for (const [size, unit] of parts) {
		const count = Math.floor(rest / size);
		rest -= count * size;
		if (count > 0) words.push(`${count} ${unit}`);
	}
	return words.slice(0, 2).join(' ');
}
