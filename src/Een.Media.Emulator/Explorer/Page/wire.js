// Timestamps as they travel, and as people type them. Everything is UTC.

let skew = 0;

/** The emulator's clock, which a test may have set to any time. */
export const now = () => Date.now() + skew;

export function setClock(ms) {
	skew = Math.abs(ms - Date.now()) < 2000 ? 0 : ms - Date.now();
}

export const format = ms => new Date(ms).toISOString().replace('Z', '+00:00');

const units = { s: 1e3, m: 6e4, min: 6e4, h: 36e5, d: 864e5 };

/** Reads "now", "-90s", "-1h", "12:03", "2026-03-01 12:03" and complete timestamps; null when it is none of them. */
export function parse(text) {
	const input = text.trim();
	if (input === 'now') return now();

	const ago = /^-(\d+(?:\.\d+)?)\s*(s|min|m|h|d)$/.exec(input);
	if (ago) return Math.round(now() - Number(ago[1]) * units[ago[2]]);

	const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(input);
	if (clock) {
		const day = new Date(now()).toISOString().slice(0, 10);
		return exact(`${day}T${clock[1].padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}.${(clock[4] ?? '0').padEnd(3, '0')}Z`);
	}

	const full = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d{2}:\d{2})?$/i.exec(input);
	return full ? exact(`${full[1]}T${full[2]}:${full[3] ?? '00'}.${(full[4] ?? '0').padEnd(3, '0')}${(full[5] ?? 'Z').toUpperCase()}`) : null;
}

/** JavaScript rolls February 30 over into March; a time that does not exist is none. */
function exact(iso) {
	const ms = Date.parse(iso);
	const days = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`));
	return Number.isNaN(ms) || Number.isNaN(days.getTime()) || days.toISOString().slice(0, 10) !== iso.slice(0, 10) ? null : ms;
}

const pad = (number, length = 2) => String(number).padStart(length, '0');

export const clockOf = (ms, withMilliseconds = false) => new Date(ms).toISOString().slice(11, withMilliseconds ? 23 : 19);

/** The same instant where the reader is; nothing where that is UTC. */
export function local(ms) {
	const at = new Date(ms);
	if (at.getTimezoneOffset() === 0) return '';
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())} in ${zone}`;
}
