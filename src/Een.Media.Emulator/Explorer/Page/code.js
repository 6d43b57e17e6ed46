// Code for a request, in six languages. Every snippet is a whole program: a test runs them and compares the bytes.

export const languages = [
	['client', 'C# client'], ['http', 'C# HttpClient'], ['cli', 'een-media'], ['curl', 'curl'], ['python', 'Python'], ['javascript', 'JavaScript'],
];

/**
 * @param language one of the names above
 * @param request what `build` made
 * @param context `base` (address), `token`, `answered` (when the frame was taken that came for this very request), `client` ({id, secret}), `inline` (whether secrets stand in the code or come from the environment)
 * @returns the code, or null where the language has no way to say it
 */
export const codeFor = (language, request, context) =>
	(request.operation.isStream && language !== 'curl' ? null : writers[language](request, context));

const file = request => (request.operation.isStream ? 'stream.mjpeg' : request.operation.answersImage ? 'frame.jpg' : 'answer.json');
const address = (request, context) => context.base + request.path;

/** The secrets that a request needs, as [variable, environment variable, value]. */
function secrets(request, context) {
	if (request.operation.auth === 'bearer') return [['token', 'EEN_ACCESS_TOKEN', context.token]];
	if (request.operation.auth === 'client')
		return [['clientId', 'EEN_CLIENT_ID', context.client.id], ['clientSecret', 'EEN_CLIENT_SECRET', context.client.secret]];
	return [];
}

const lines = (...parts) => parts.flat(Infinity).filter(part => part !== null).join('\n') + '\n';

// ---- shell

const shellQuote = text => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function shellSecrets(request, context) {
	return context.inline ? [...secrets(request, context).map(([, variable, value]) => `export ${variable}=${shellQuote(value)}`), ''] : [];
}

function curl(request, context) {
	const pairs = [...request.query, ...request.form].map(([name, value]) => `  --data-urlencode ${shellQuote(`${name}=${value}`)}`);
	const auth = { bearer: '  -H "Authorization: Bearer $EEN_ACCESS_TOKEN"', client: '  -u "$EEN_CLIENT_ID:$EEN_CLIENT_SECRET"', none: null }[request.operation.auth];
	const body = request.method === 'GET' ? '-G ' : pairs.length === 0 ? '-X POST ' : '';
	const start = `curl -sS --fail-with-body ${request.operation.isStream ? '--max-time 10 ' : ''}${body}${shellQuote(address(request, context))}`;
	return lines(shellSecrets(request, context), [start, auth, ...pairs, `  -D headers.txt -o ${file(request)}`].filter(Boolean).join(' \\\n'));
}

function cli(request, context) {
	const command = cliCommand(request, context.answered);
	if (!command) return null;
	const note = command[0] !== 'get' ? null : context.answered ? '# --at takes the nearest frame: here, the one that came.'
		: '# --at takes the nearest frame, before or after.';
	const environment = context.inline ? [`export EEN_BASE_ADDRESS=${shellQuote(context.base)}`, ...shellSecrets(request, context)] : [];
	return lines(environment, note, ['een-media', ...command].map(shellQuote).join(' '));
}

function cliCommand(request, answered) {
	const value = Object.fromEntries(request.query);
	switch (request.operation.id) {
		case 'recordedImage': return cliGet(value, request.operation.oneOf.map(name => value[name]).find(Boolean), answered);
		case 'overlayList': return ['overlays', value.deviceId];
		case 'media': return ['recordings', value.deviceId, '--from', value.startTimestamp__gte,
			...(value.endTimestamp__lte ? ['--until', value.endTimestamp__lte] : []), ...(value.type === 'main' ? ['--main'] : [])];
		case 'cameras': return ['cameras'];
		default: return null;
	}
}

/** The command takes the nearest frame, and every overlay or none. */
function cliGet(value, asked, answered) {
	if (!asked || value.targetHeight || value.include === 'overlaySvgHeader') return null;
	return ['get', value.deviceId, '--at', answered ?? asked, ...(value.type === 'main' ? ['--main'] : []), ...(value.include ? ['--boxes'] : []),
		...(value.targetWidth ? ['--width', value.targetWidth] : []), '-o', 'frame.jpg'];
}

// ---- Python

const python = text => JSON.stringify(text);

function pythonCode(request, context) {
	const pairs = request.method === 'GET' ? request.query : request.form;
	const names = { token: 'token', clientId: 'client_id', clientSecret: 'client_secret' };
	const imports = ['import urllib.parse', 'import urllib.request'];
	const needed = secrets(request, context);
	if (!context.inline && needed.length > 0) imports.unshift('import os');
	if (request.operation.auth === 'client') imports.unshift('import base64');
	const dictionary = pairs.length === 0 ? null
		: ['arguments = urllib.parse.urlencode({', ...pairs.map(([name, value]) => `    ${python(name)}: ${python(value)},`), '})'];
	const url = python(address(request, context) + (request.method === 'GET' && dictionary ? '?' : '')) + (request.method === 'GET' && dictionary ? ' + arguments' : '');
	const data = request.method === 'GET' ? '' : dictionary ? ', data=arguments.encode()' : ', data=b""';
	const header = {
		bearer: ['request.add_header("Authorization", "Bearer " + token)'],
		client: ['pair = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()', 'request.add_header("Authorization", "Basic " + pair)'],
		none: [],
	}[request.operation.auth];
	return lines(
		imports, '',
		needed.map(([variable, environment, value]) => `${names[variable]} = ${context.inline ? python(value) : `os.environ[${python(environment)}]`}`),
		dictionary, `request = urllib.request.Request(${url}${data})`, header,
		'with urllib.request.urlopen(request, timeout=60) as response:',
		request.operation.answersImage ? '    print(response.headers["X-Een-Timestamp"])' : null,
		`    with open(${python(file(request))}, "wb") as file:`, '        file.write(response.read())');
}

// ---- JavaScript

function javascript(request, context) {
	const pairs = request.method === 'GET' ? request.query : request.form;
	const object = pairs.length === 0 ? null
		: ['const parameters = new URLSearchParams({', ...pairs.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`), '});'];
	const url = address(request, context);
	const place = request.method === 'GET' && object ? `\`${url}?\${parameters}\`` : JSON.stringify(url);
	const authorization = {
		bearer: '  headers: { Authorization: `Bearer ${token}` },',
		client: '  headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },',
		none: null,
	}[request.operation.auth];
	const options = [
		request.method === 'GET' ? null : `  method: "${request.method}",`, authorization, request.method !== 'GET' && object ? '  body: parameters,' : null,
	].filter(Boolean);
	return lines(
		'// Node.js 18 or later, as a module (frame.mjs)', 'import { writeFile } from "node:fs/promises";', '',
		secrets(request, context).map(([variable, environment, value]) =>
			`const ${variable} = ${context.inline ? JSON.stringify(value) : `process.env.${environment}`};`),
		object,
		options.length > 0 ? [`const response = await fetch(${place}, {`, options, '});'] : `const response = await fetch(${place});`,
		'if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);',
		request.operation.answersImage ? 'console.log(response.headers.get("X-Een-Timestamp"));' : null,
		`await writeFile(${JSON.stringify(file(request))}, Buffer.from(await response.arrayBuffer()));`);
}

// ---- C#

const csharp = text => JSON.stringify(text);

const csharpSecrets = (request, context) => secrets(request, context).map(([variable, environment, value]) =>
	`string ${variable} = ${context.inline ? csharp(value) : `Environment.GetEnvironmentVariable(${csharp(environment)})!`};`);

function httpClient(request, context) {
	const escaped = ([name, value]) => (encodeURIComponent(value) === value ? csharp(`${name}=${value}`) : `${csharp(`${name}=`)} + Uri.EscapeDataString(${csharp(value)})`);
	const separator = index => (index === 0 ? '?' : '&');
	const query = request.query.map((pair, index) => `    + ${escaped(pair).replace('"', `"${separator(index)}`)}`);
	const authorization = {
		bearer: ['http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);'],
		client: ['string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));',
			'http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);'],
		none: [],
	}[request.operation.auth];
	const form = request.method === 'GET' ? null
		: ['using var form = new FormUrlEncodedContent(new Dictionary<string, string>', '{',
			...request.form.map(([name, value]) => `    [${csharp(name)}] = ${csharp(value)},`), '});'];
	return lines(
		request.operation.auth === 'none' ? null : 'using System.Net.Http.Headers;', request.operation.auth === 'client' ? 'using System.Text;' : null,
		request.operation.auth === 'none' ? null : '',
		csharpSecrets(request, context),
		`using var http = new HttpClient { BaseAddress = new Uri(${csharp(context.base)}) };`, authorization, '',
		query.length > 0 ? [`string url = ${csharp(request.path)}`, query.join('\n') + ';'] : `string url = ${csharp(request.path)};`,
		form, `using HttpResponseMessage response = await http.${form ? 'PostAsync(url, form)' : 'GetAsync(url)'};`,
		'response.EnsureSuccessStatusCode();',
		request.operation.answersImage ? 'Console.WriteLine(response.Headers.GetValues("X-Een-Timestamp").First());' : null,
		`await File.WriteAllBytesAsync(${csharp(file(request))}, await response.Content.ReadAsByteArrayAsync());`);
}

function client(request, context) {
	const call = clientCall(request);
	if (!call) return null;
	return lines(
		'using Een.Media.Client;', '', csharpSecrets(request, context),
		'using var client = new EenMediaClient(new EenMediaClientOptions', '{',
		`    BaseAddress = new Uri(${csharp(context.base)}),`, '    Credential = EenCredential.FromAccessToken(token),', '});', '', call);
}

function clientCall(request) {
	const value = Object.fromEntries(request.query);
	switch (request.operation.id) {
		case 'recordedImage': return imageCall(value);
		case 'liveImage': return ['using RecordedImage image =', `    await client.LiveImages.GetAsync(${csharp(value.deviceId)});`, saveImage];
		case 'overlayList': return ['IReadOnlyList<OverlayInfo> overlays =', `    await client.RecordedImages.ListOverlaysAsync(${csharp(value.deviceId)});`,
			'foreach (OverlayInfo overlay in overlays)', '    Console.WriteLine($"{overlay.Id}: {overlay.Name}");'];
		case 'cameras': return cameras(value);
		case 'camera': return [`Camera camera = await client.Cameras.GetAsync(${csharp(request.path.split('/').at(-1))});`, showCamera.trim()];
		case 'media': return recordings(value);
		case 'feeds': return feeds(value);
		case 'mediaSession': case 'sessionCookie': return ['MediaSession session = await client.MediaSession.StartAsync();', 'Console.WriteLine(session.ToCookieHeader());'];
		default: return null;
	}
}

const saveImage = ['await image.SaveAsync("frame.jpg");', 'Console.WriteLine(image.Timestamp);'];

const showCamera = '    Console.WriteLine($"{camera.Id}: {camera.Name}");';

/** A line of its own for a time, so that no line is too long for the page. */
function instant(name, text) {
	const parts = text.match(/\d+/g).slice(0, 7).map(Number);
	if (parts[6] === 0) parts.pop();
	return `DateTimeOffset ${name} = new(${parts.join(', ')}, TimeSpan.Zero);`;
}

function imageCall(value) {
	const get = 'using RecordedImage image = await client.RecordedImages.GetAsync(';
	if (value.pageToken) return [get, `    RecordedImageRequest.FromPageToken(new PageToken(${csharp(value.pageToken)})));`, saveImage];
	const operators = { timestamp__lt: 'Before', timestamp__lte: 'AtOrBefore', timestamp: 'At', timestamp__gte: 'AtOrAfter', timestamp__gt: 'After' };
	const operator = Object.keys(operators).find(name => value[name]);
	const sizes = ['width', 'height'].map(name => [name, value[`target${capital(name)}`]]).filter(([, size]) => size).map(([name, size]) => `${name}: ${size}`);
	const mode = { overlayEmbedded: 'Embedded', overlaySvgHeader: 'SvgHeader' }[value.include] ?? 'Both';
	const steps = [
		`    RecordedImageRequest.ForDevice(${csharp(value.deviceId)}).${value.type === 'main' ? 'Main' : 'Preview'}()`,
		`        .${operators[operator]}(time)`,
		sizes.length > 0 ? `        .WithSize(${sizes.join(', ')})` : null,
		value.include ? `        .WithOverlay(${[`OverlayMode.${mode}`, ...value.overlayId__in.split(',').map(csharp)].join(',\n            ')})` : null,
	].filter(Boolean);
	const boxes = value.include?.includes('Svg') ? 'await File.WriteAllTextAsync("boxes.svg", image.OverlaySvg);' : null;
	return [instant('time', value[operator]), get, steps.join('\n') + ');', saveImage, boxes];
}

const capital = word => word.charAt(0).toUpperCase() + word.slice(1);
const assign = (name, value) => (value ? `${name} = ${value}` : null);
const list = (text, item) => (text ? `[${text.split(',').map(item).join(', ')}]` : null);
const urlKinds = text => list(text, name => (name === 'rtspHttpsUrl' ? `new StreamUrlKind(${csharp(name)})` : `StreamUrlKind.${capital(name).replace('Url', '')}`));

function optionsOf(type, ...settings) {
	const made = settings.filter(Boolean);
	return made.length > 0 ? `new ${type} { ${made.join(', ')} }` : null;
}

function recordings(value) {
	const options = optionsOf('RecordingsOptions', value.coalesce === 'false' ? 'Coalesce = false' : null, assign('PageSize', value.pageSize), assign('Include', urlKinds(value.include)));
	const end = value.endTimestamp__lte;
	return [instant('from', value.startTimestamp__gte), end ? instant('until', end) : null, 'await foreach (RecordingInterval item in client.Recordings.ListAsync(',
		`    ${csharp(value.deviceId)}, StreamType.${capital(value.type)}, MediaType.${capital(value.mediaType)},`,
		`    from${end ? ', until' : ''}${options ? `, options: ${options}` : ''}))`, '    Console.WriteLine($"{item.StartTimestamp:O} to {item.EndTimestamp:O}");'];
}

function feeds(value) {
	const options = optionsOf('FeedsOptions', assign('Type', value.type && `FeedType.${capital(value.type)}`), assign('PageSize', value.pageSize), assign('Include', urlKinds(value.include)));
	const some = value.deviceId ? csharp(value.deviceId) : list(value.deviceId__in, csharp);
	return [`await foreach (Feed feed in client.Feeds.ListAsync(${[some, options].filter(Boolean).join(', ')}))`, '    Console.WriteLine(feed);'];
}

/** The client asks for status and time zone by itself. */
function cameras(value) {
	const more = value.include?.split(',').filter(name => !['status', 'timeZone'].includes(name)).join();
	const options = optionsOf('CamerasOptions', assign('Ids', list(value.id__in, csharp)), assign('NameContains', value.name__contains && csharp(value.name__contains)),
		assign('Statuses', list(value.status__in, name => `CameraStatus.${capital(name)}`)), assign('Search', value.q && csharp(value.q)),
		assign('Include', list(more, name => `CameraField.${capital(name)}`)), assign('PageSize', value.pageSize));
	return [`await foreach (Camera camera in client.Cameras.ListAsync(${options ?? ''}))`, showCamera];
}

const writers = { client, http: httpClient, cli, curl, python: pythonCode, javascript };
