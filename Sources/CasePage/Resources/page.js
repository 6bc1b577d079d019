
// What a page does. All text of the case stays text.
"use strict";
{
const byId = (id) => document.getElementById(id);
const on = (target, type, act, options) => target.addEventListener(type, act, options);
const press = (id, act) => byId(id)?.addEventListener("click", act);
const data = JSON.parse(byId("data").textContent);
const { actors, documents, relations, types, verbs } = data;

function set(element, attributes) {
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false || key.startsWith("aria-")) element.setAttribute(key, value);
	}
}

/** An element; what is false among its attributes and children is left out. */
function make(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	set(element, attributes);
	element.append(...children.flat(9).filter((child) => child || child === 0));
	return element;
}

/** A link that leaves the page; only text, where the address is not safe to follow. */
function outside(address, ...children) {
	const url = URL.canParse(address) && new URL(address);
	if (!url || !["http:", "https:", "mailto:"].includes(url.protocol)) return make("span", {}, ...children);
	return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

const isolated = (text) => make("bdi", {}, text);
const counted = (count, word, words = word + "s") => `${count.toLocaleString("en")} ${count === 1 ? word : words}`;
const hash = (...parts) => "#" + parts.map(encodeURIComponent).join("/");
const joined = (items, separator) => items.flatMap((item, place) => place ? [separator, item] : [item]);

/** What has to be said of what nobody has accepted, or no text says in one place. */
const reviewed = ({ review, inferred }) => [review !== "accepted" && review, inferred && "inferred"].filter(Boolean);

// Places in lists become the things themselves.
for (const actor of actors) {
	Object.assign(actor, { type: types[actor.type], hash: hash("actor", actor.id), relations: [], spoken: [] });
}
relations.forEach((relation, place) => {
	const { evidence } = relation;
	Object.assign(relation, {
		number: place + 1, hash: hash("relation", relation.id), from: actors[relation.from], to: actors[relation.to],
		verb: (relation.negative ? "not: " : "") + verbs[relation.verb].label,
	});
	relation.ends = [...new Set([relation.from, relation.to])];
	for (const end of relation.ends) end.relations.push(relation);
	for (const piece of evidence) {
		Object.assign(piece, { document: documents[piece.document], speaker: actors[piece.speaker] });
		if (piece.speaker && piece.speaker.spoken.at(-1) !== relation) piece.speaker.spoken.push(relation);
	}
	const is = (stance) => evidence.some((piece) => piece.stance === stance);
	const stance = is("asserts") ? "asserted" : is("alleges") ? "alleged" : "denied";
	relation.tags = [
		...reviewed(relation), stance, is("denies") && stance !== "denied" && "disputed", relation.negative && "not so",
	].filter(Boolean);
});
const actorsById = new Map(actors.map((actor) => [actor.id, actor]));
const relationsById = new Map(relations.map((relation) => [relation.id, relation]));

const actorLink = (actor) => make("a", { href: actor.hash }, isolated(actor.name));
const plainSentence = ({ from, verb, to }) => `${from.name} ${verb} ${to.name}`;

/** A relation as a sentence, with links to its ends. */
const sentence = ({ from, verb, to, when }) => [actorLink(from), ` ${verb} `, actorLink(to), when ? `, ${when}` : ""];

/** Relations as a list, each with its number, and what else has to be said of it. */
const listed = (list) => make("ol", {}, list.map((relation) => make("li", {},
	make("a", { class: "number", href: relation.hash }, relation.number), sentence(relation),
	tagged(relation.tags.filter((tag) => tag !== "asserted")))));

const tagged = (tags) => tags.flatMap((tag) => [" ", make("span", { class: `tag ${tag}` }, tag)]);
const facts = (pairs = []) => pairs.flatMap(([label, value]) => [
	make("dt", {}, label),
	make("dd", {}, typeof value === "number" ? actorLink(actors[value]) : isolated(value)),
]);

/** The words of a piece of evidence: what is quoted is marked. */
function words(piece, context = true) {
	if (!piece.text) return [];
	const last = piece.text.length - 1;
	return piece.text.map((stretch, place) => {
		if (place % 2 === 1) return make("mark", {}, stretch);
		if (stretch === null) return " […] ";
		if (!context) return place === 0 || place === last ? "" : " … ";
		if (piece.paragraph || !stretch) return stretch;
		return place === 0 ? "…" + stretch : place === last ? stretch + "…" : stretch;
	});
}

const language = ({ document }) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(document.language) && document.language;
const speaker = (piece) => piece.speaker ? actorLink(piece.speaker) : "The document itself";

const source = ({ document: { title, publisher, published, authors, url } }) => joined([
	make("cite", {}, outside(url, isolated(title))),
	...[authors?.join(", "), publisher, published].filter(Boolean).map(isolated)], ", ");

const states = { unchecked: ", not checked against the text", file: ", the file itself" };
const state = (piece) => piece.state && states[piece.state] + (piece.line ? `, line ${piece.line}` : "");

/** A piece of evidence: the quote where it stands, who speaks, and where. */
function figure(piece) {
	return make("figure", {},
		piece.text && make("blockquote", { lang: language(piece), dir: "auto" }, words(piece)),
		make("figcaption", {},
			make("strong", {}, speaker(piece)), ` ${piece.stance} · `, source(piece), state(piece),
			piece.link && [make("br"), outside(piece.link, "Open the source at these words ↗")]));
}

// Filters.

let shown = new Set(relations);

/** Hides what the boxes leave out. */
function applyFilters() {
	const out = (name) => new Set(Array.from(
		byId("filters").querySelectorAll(`[name=${name}]:not(:checked)`), (box) => box.value));
	const [outTypes, outStances, outDocuments, outDates] = ["type", "stance", "document", "undated"].map(out);
	const { from, to } = byId("filters").elements;
	const isOut = (actor) => outTypes.has(actor.type.label);
	shown = new Set(relations.filter(({ ends, start, end, evidence }) =>
		!ends.some(isOut)
		&& (start || end || outDates.size === 0)
		&& !(from.value && end?.slice(0, 4) < from.value)
		&& !(to.value && start?.slice(0, 4) > to.value)
		&& evidence.some(({ stance, document }) => !outStances.has(stance) && !outDocuments.has(document.id))));
	map?.filter((thing) => thing.evidence ? shown.has(thing)
		: !isOut(thing) && (thing.relations.length === 0 || thing.relations.some((relation) => shown.has(relation))));
	const isWhole = shown.size === relations.length;
	byId("status").textContent = isWhole ? "" : `${shown.size} of ${counted(relations.length, "relation")} shown`;
	byId("reset").hidden = isWhole;
	table.isFilled = false;
	if (!byId("table-view").hidden) table.fill();
	if (!byId("panel").hidden) route();
}

function buildFilters() {
	const add = (name, value, label, sign, count) => {
		const box = make("input", { type: "checkbox", name, value, checked: "" });
		byId(`${name}-filter`).append(make("label", { title: label }, box, sign, isolated(label), count && make("small", {}, count)));
	};
	for (const type of types) {
		const { length } = actors.filter((actor) => actor.type === type);
		if (length) add("type", type.label, type.label, swatch(type), length);
	}
	for (const [stance, word] of [["asserts", "asserted"], ["alleges", "alleged"], ["denies", "denied"]]) {
		const { length } = relations.filter(({ evidence }) => evidence.some((piece) => piece.stance === stance));
		if (length) add("stance", stance, word, make("span", { class: `line ${word}` }), length);
	}
	for (const document of documents) add("document", document.id, document.title);
	byId("document-filter").hidden = documents.length < 2;
	const years = new Set(relations.flatMap(({ start, end }) => [start, end])
		.filter(Boolean).map((date) => date.slice(0, 4)).sort());
	for (const [name, label] of [["from", "First year"], ["to", "Last year"]]) {
		byId("undated-filter").append(make("select", { name, "aria-label": label },
			make("option", { value: "" }, label.toLowerCase()), [...years].map((year) => make("option", {}, year))));
	}
	add("undated", 0, "without a date");
	byId("undated-filter").hidden = years.size === 0;
	on(byId("filters"), "change", applyFilters);
}

function swatch(type) {
	const element = make("span", { class: "swatch" });
	element.style.setProperty("--color", type.color);
	return element;
}

// The map.

/**
 * The map as Graphviz's SVG. Whatever draws a map has these methods: `filter` hides, `light` shows some before the
 * others, `reveal` brings actors into view, `fit`, `move`, `zoom` and `walk`; it tells `pick` what was chosen.
 */
class VectorMap {
	constructor(container, svg, pick) {
		Object.assign(this, { container, svg, pick, scale: 1, left: 0, top: 0, lit: [], pointers: new Map() });
		const name = (id) => encodeURIComponent(id).replace(/[_.!~*'()]/g, (sign) => "%" + sign.charCodeAt(0).toString(16))
			.replace(/%(..)/g, (_, digits) => "_" + digits.toLowerCase());
		this.things = new Map();
		this.elements = new Map();
		for (const [kind, list] of [["actor", actors], ["relation", relations]]) {
			for (const thing of list) {
				const element = byId(`${kind}-${name(thing.id)}`);
				if (!element) continue;
				this.things.set(element, thing);
				this.elements.set(thing, element);
			}
		}
		const { width, height } = svg.viewBox.baseVal;
		this.matrix = svg.querySelector(".graph")?.transform.baseVal.consolidate()?.matrix ?? { a: 1, d: 1, e: 0, f: 0 };
		Object.assign(this, { width, height });
		set(svg, { width, height });
		this.color();
		this.listen();
		// What was to be seen stays so, until somebody moves the map.
		new ResizeObserver(() => { if (this.target) this.reveal(this.target, 1, false); }).observe(container);
	}

	/** Lines and their names keep their hue, and stand out from the ground, light or dark. */
	color() {
		const sheet = document.styleSheets[0];
		for (const key of ["stroke", "fill"]) {
			const used = new Set(Array.from(this.svg.querySelectorAll(`.edge [${key}]`), (part) => part.getAttribute(key)));
			for (const color of used) {
				if (!/^#[0-9a-f]{6}$/i.test(color)) continue;
				const pair = `light-dark(oklch(from ${color} 0.5 c h), oklch(from ${color} 0.8 c h))`;
				sheet.insertRule(`@media screen { #map .edge [${key}="${color}"] { ${key}: ${pair}; } }`, sheet.cssRules.length);
			}
		}
	}

	place(left, top, scale, isFlight = false) {
		const { classList } = this.container;
		Object.assign(this, { left, top, scale });
		this.svg.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
		classList.toggle("flying", isFlight);
		// A layer of its own is quick to move; anew, it is sharp.
		classList.add("moving");
		clearTimeout(this.rest);
		this.rest = setTimeout(() => classList.remove("moving", "flying"), 250);
	}

	least() {
		return Math.min(this.container.clientWidth / this.width, this.container.clientHeight / this.height) || 1;
	}

	fit(isFlight = true) { this.reveal([], 1, isFlight); }

	move(x, y) {
		this.target = undefined;
		this.place(this.left + x, this.top + y, this.scale);
	}

	/** Zooms around a point of the container, or its middle. */
	zoom(factor, x = this.container.clientWidth / 2, y = this.container.clientHeight / 2) {
		const scale = Math.min(8, Math.max(this.least() / 2, this.scale * factor));
		const change = scale / this.scale;
		this.target = undefined;
		this.place(x - (x - this.left) * change, y - (y - this.top) * change, scale);
	}

	/** Where an actor is in the drawing: left, top, right, bottom. */
	bounds(actor) {
		const { x, y, width, height } = this.elements.get(actor).getBBox();
		const { a, d, e, f } = this.matrix;
		return [x * a + e, y * d + f, (x + width) * a + e, (y + height) * d + f];
	}

	/** Brings actors into view, or everything, where the panel does not cover it. */
	reveal(chosen, least = 1, isFlight = true) {
		this.target = chosen;
		const around = this.container.getBoundingClientRect();
		const boxes = chosen.filter((actor) => this.elements.has(actor)).map((actor) => this.bounds(actor));
		if (around.width === 0) return;
		const isAll = boxes.length === 0;
		const side = (place, pick) => pick(...boxes.map((box) => box[place]));
		const [left, top, right, bottom] = isAll ? [0, 0, this.width, this.height]
			: [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
		const panel = byId("panel").getBoundingClientRect();
		const isBelow = !isAll && panel.height > 0 && panel.top > around.top + 1;
		const height = Math.max(80, isBelow ? panel.top - around.top : around.height);
		const margin = isAll ? 16 : 80;
		const whole = Math.min(around.width / (right - left + margin), height / (bottom - top + margin));
		const scale = Math.min(whole, isAll ? 2 : Math.max(this.scale, least));
		this.place((around.width - (left + right) * scale) / 2, (height - (top + bottom) * scale) / 2, scale, isFlight);
	}

	filter(shows) {
		for (const [thing, element] of this.elements) element.classList.toggle("away", !shows(thing));
	}

	/** Shows some things before the others, and the chosen ones before these; nothing for all alike. */
	light(things, chosen = []) {
		for (const element of this.lit) element.classList.remove("lit", "chosen");
		this.lit = [...things].map((thing) => this.elements.get(thing)).filter(Boolean);
		for (const element of this.lit) element.classList.add("lit");
		for (const thing of chosen) this.elements.get(thing)?.classList.add("chosen");
		this.svg.classList.toggle("focused", this.lit.length > 0);
	}

	/** Gives the focus to the nearest actor in a direction, or to the one in the middle. */
	walk(x, y) {
		this.centers ??= new Map(actors.filter((actor) => this.elements.has(actor)).map((actor) => {
			const [left, top, right, bottom] = this.bounds(actor);
			return [actor, [(left + right) / 2, (top + bottom) / 2]];
		}));
		const { clientWidth, clientHeight } = this.container;
		const current = this.things.get(document.activeElement);
		const start = this.centers.get(current)
			?? [(clientWidth / 2 - this.left) / this.scale, (clientHeight / 2 - this.top) / this.scale];
		let [nearest, least] = [undefined, Infinity];
		for (const [actor, center] of this.centers) {
			if (actor === current || this.elements.get(actor).classList.contains("away")) continue;
			const [across, down] = [center[0] - start[0], center[1] - start[1]];
			const ahead = current ? across * x + down * y : Math.abs(across) + Math.abs(down);
			const distance = ahead + 2 * Math.abs(across * y + down * x);
			if (ahead > 0 && distance < least) [nearest, least] = [actor, distance];
		}
		if (!nearest) return;
		const element = this.elements.get(nearest);
		const label = `${nearest.name}, ${note(nearest)}`;
		set(element, { tabindex: -1, role: "button", "aria-label": label });
		element.focus({ preventScroll: true });
		this.reveal([nearest], this.scale);
	}

	/** What is at a point of the screen, or near: lines are thin. */
	at(x, y) {
		for (const distance of [0, 4, 8]) {
			for (let turn = 0; turn < (distance ? 8 : 1); turn += 1) {
				const angle = turn * Math.PI / 4;
				const hit = document.elementFromPoint(x + distance * Math.cos(angle), y + distance * Math.sin(angle));
				const thing = this.things.get(hit?.closest?.("g.node, g.edge"));
				if (thing) return thing;
			}
		}
		return undefined;
	}

	listen() {
		const { container, pointers } = this;
		const offset = (event) => {
			const box = container.getBoundingClientRect();
			return [event.clientX - box.left, event.clientY - box.top];
		};
		const gap = () => {
			const [one, other] = [...pointers.values()];
			return [Math.hypot(one[0] - other[0], one[1] - other[1]), (one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
		};
		let travelled = 0;
		on(container, "pointerdown", (event) => {
			if (event.button > 0) return;
			if (pointers.size === 0) travelled = 0;
			pointers.set(event.pointerId, offset(event));
			container.setPointerCapture(event.pointerId);
		});
		on(container, "pointermove", (event) => {
			const before = pointers.get(event.pointerId);
			if (!before) return;
			const now = offset(event);
			travelled += Math.hypot(now[0] - before[0], now[1] - before[1]);
			if (pointers.size === 2) {
				const [wide, x, y] = gap();
				pointers.set(event.pointerId, now);
				const [wider, newX, newY] = gap();
				this.move(newX - x, newY - y);
				if (wide > 0) this.zoom(wider / wide, newX, newY);
				travelled += 9;
				return;
			}
			pointers.set(event.pointerId, now);
			if (travelled > 4) this.move(now[0] - before[0], now[1] - before[1]);
		});
		on(container, "pointerup", (event) => {
			if (!pointers.delete(event.pointerId) || travelled > 4 || pointers.size > 0) return;
			this.pick(this.at(event.clientX, event.clientY));
		});
		on(container, "pointercancel", (event) => pointers.delete(event.pointerId));
		// A screen reader clicks without a pointer.
		on(container, "click", (event) => {
			const thing = this.things.get(event.target.closest("g.node, g.edge"));
			if (event.detail === 0 && thing) this.pick(thing);
		});
		on(container, "wheel", (event) => {
			event.preventDefault();
			const step = event.deltaMode ? 24 : 1;
			this.zoom(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0015)), ...offset(event));
		}, { passive: false });
		on(container, "keydown", (event) => {
			const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
			const way = ways[event.key];
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (way && event.shiftKey) this.walk(...way);
			else if (way) this.move(-60 * way[0], -60 * way[1]);
			else if (event.key === "+" || event.key === "=") this.zoom(1.25);
			else if (event.key === "-") this.zoom(0.8);
			else if (event.key === "0") this.fit();
			else if (event.key === "Enter" || event.key === " ") this.pick(this.things.get(document.activeElement));
			else return;
			event.preventDefault();
		});
	}
}

// The panel.

let isOpened = false;
let returnTo;

function open(...content) {
	const panel = byId("panel");
	if (panel.hidden) returnTo = document.activeElement;
	panel.hidden = false;
	byId("details").replaceChildren(make("div", {}, content));
	panel.scrollTop = 0;
	if (isOpened) byId("details").querySelector("h2").focus({ preventScroll: true });
}

function close() {
	const hadFocus = byId("panel").contains(document.activeElement);
	byId("panel").hidden = true;
	map?.light([]);
	if (hadFocus && returnTo?.isConnected) returnTo.focus({ preventScroll: true });
}

const heading = (...children) => make("h2", { tabindex: -1 }, children);
const quietly = (...children) => make("p", { class: "sort" }, children);

function showActor(actor) {
	const visible = actor.relations.filter((relation) => shown.has(relation));
	const away = actor.relations.length - visible.length;
	const field = make("input", { type: "text", id: "path-search", placeholder: "the other actor", autocomplete: "off" });
	const list = make("ul", { id: "path-suggestions", hidden: "" });
	open(
		heading(isolated(actor.name)),
		quietly(swatch(actor.type), " ", actor.type.label, tagged(reviewed(actor))),
		actor.about && make("p", { dir: "auto" }, actor.about),
		make("dl", {},
			actor.aliases && [make("dt", {}, "also called"), make("dd", {}, joined(actor.aliases.map(isolated), ", "))],
			facts(actor.facts),
			actor.same && [make("dt", {}, "elsewhere"), make("dd", {}, joined(actor.same.map((iri) => outside(iri, iri)), " "))]),
		make("h3", {}, counted(visible.length, "relation"), away ? `, ${away} more left out by the filters` : ""),
		listed(visible),
		actor.spoken.length > 0 && [
			make("h3", {}, `Speaks for or against ${counted(actor.spoken.length, "relation")}`),
			listed(actor.spoken)],
		make("h3", {}, make("label", { for: "path-search" }, "Find a path to")),
		make("div", { class: "search" }, field, list));
	combobox(field, list, (query) => found(query, false).filter((item) => item.actor !== actor),
		(item) => { location.hash = hash("path", actor.id, item.actor.id); });
	const near = visible.flatMap((relation) => [relation, ...relation.ends]);
	map?.light(new Set([actor, ...near]), [actor]);
	map?.reveal([actor]);
}

function showRelation(relation) {
	open(
		quietly(`Relation ${relation.number}`, tagged(relation.tags)),
		heading(sentence(relation)),
		make("dl", {}, facts(relation.facts)),
		make("h3", {}, counted(relation.evidence.length, "piece of evidence", "pieces of evidence")),
		data.quoteLimit && quietly(
			`Quotes are cut to ${data.quoteLimit} characters; the sources have the rest.`),
		relation.evidence.map(figure));
	map?.light([relation, ...relation.ends], [relation]);
	map?.reveal(relation.ends);
}

/** A shortest way between two actors over relations that are shown. */
function path(from, to) {
	const cameBy = new Map([[from, undefined]]);
	for (const actor of cameBy.keys()) {
		if (actor === to) break;
		for (const relation of actor.relations) {
			for (const end of shown.has(relation) ? relation.ends : []) {
				if (!cameBy.has(end)) cameBy.set(end, relation);
			}
		}
	}
	if (!cameBy.has(to)) return undefined;
	const steps = [];
	for (let actor = to; actor !== from;) {
		const relation = cameBy.get(actor);
		steps.unshift(relation);
		actor = relation.from === actor ? relation.to : relation.from;
	}
	return steps;
}

function showPath(from, to) {
	const steps = path(from, to);
	const ends = [actorLink(from), " to ", actorLink(to)];
	if (!steps) {
		open(heading("No path from ", ends), make("p", {}, "No relations that are shown lead from one to the other."));
		map?.light([from, to], [from, to]);
		return;
	}
	open(
		heading("From ", ends),
		quietly(`A shortest path: ${counted(steps.length, "step")}, whichever way the lines point.`),
		listed(steps));
	const along = steps.flatMap((relation) => relation.ends);
	map?.light([...steps, ...along, from, to], [...steps, from, to]);
	map?.reveal([from, to, ...along]);
}

// Search.

const note = ({ type, relations }) => `${type.label}, ${counted(relations.length, "relation")}`;
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let index;

/** What a query finds: actors, then relations. */
function found(query, alsoRelations = true) {
	index ??= {
		actors: actors.map((actor) => [actor, [actor.name, ...actor.aliases ?? []].map(folded)]),
		relations: relations.map((relation) => [relation, folded([
			plainSentence(relation), ...relation.evidence.map((piece) => (piece.text ?? []).filter((_, place) => place % 2).join(" ")),
		].join(" "))]),
	};
	const wanted = folded(query.trim());
	if (!wanted) return [];
	const rank = (name) => name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9;
	const ranked = index.actors.map(([actor, names]) => [Math.min(...names.map(rank)), actor])
		.filter(([place]) => place < 9).sort((a, b) => a[0] - b[0] || b[1].relations.length - a[1].relations.length);
	const people = ranked.slice(0, 8).map(([, actor]) => ({
		actor, hash: actor.hash, label: actor.name,
		note: note(actor),
	}));
	if (!alsoRelations) return people;
	const words = wanted.split(/\s+/);
	const lines = index.relations.filter(([{ number }, text]) =>
		wanted === `${number}` || words.every((word) => text.includes(word)));
	return [...people, ...lines.slice(0, 6).map(([relation]) =>
		({ hash: relation.hash, label: plainSentence(relation), note: `relation ${relation.number}` }))];
}

/** Makes an input suggest, as WAI-ARIA's combobox. */
function combobox(input, list, find, choose) {
	let options = [];
	let active = -1;
	set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": false });
	set(list, { role: "listbox", "aria-label": "Suggestions" });
	const mark = (place) => {
		active = place;
		[...list.children].forEach((child, position) => child.setAttribute("aria-selected", position === place));
		if (place < 0) input.removeAttribute("aria-activedescendant");
		else {
			set(input, { "aria-activedescendant": list.children[place].id });
			list.children[place].scrollIntoView({ block: "nearest" });
		}
	};
	const hide = () => {
		list.hidden = true;
		set(input, { "aria-expanded": false });
		mark(-1);
	};
	const take = (place) => {
		const option = options[place];
		hide();
		if (!option) return;
		input.value = "";
		choose(option);
	};
	const suggest = () => {
		options = find(input.value);
		const items = options.length > 0 || !input.value.trim() ? options : [{ label: "Nothing found" }];
		list.replaceChildren(...items.map((option, place) => make("li", { role: "option", id: `${list.id}-${place}` },
			isolated(option.label), option.note && make("small", {}, option.note))));
		list.hidden = items.length === 0;
		set(input, { "aria-expanded": !list.hidden });
		mark(-1);
	};
	on(input, "input", suggest);
	on(input, "blur", hide);
	on(input, "keydown", (event) => {
		const last = options.length - 1;
		if (event.key === "ArrowDown" && last >= 0) mark(active < last ? active + 1 : 0);
		else if (event.key === "ArrowUp" && last >= 0) mark(active > 0 ? active - 1 : last);
		else if (event.key === "Enter") take(Math.max(active, 0));
		else if (event.key === "Escape" && !list.hidden) { hide(); event.stopPropagation(); }
		else return;
		event.preventDefault();
	});
	// Before the input loses the focus.
	on(list, "pointerdown", (event) => {
		event.preventDefault();
		take([...list.children].indexOf(event.target.closest("li")));
	});
}

// The table.

const table = {
	isFilled: false,
	column: 0,
	direction: 1,
	/** What each column is sorted by. */
	keys: [
		({ number }) => number, ({ from }) => from.name, ({ verb }) => verb, ({ to }) => to.name,
		({ start, end }) => start ?? end ?? "", ({ tags }) => tags.join(" "), ({ evidence }) => evidence[0].document.title,
	],

	sort(column) {
		this.direction = column === this.column ? -this.direction : 1;
		this.column = column;
		this.fill();
	},

	row(relation) {
		return make("tr", {},
			[
				make("a", { href: relation.hash, "aria-label": `Relation ${relation.number}` }, relation.number),
				actorLink(relation.from), relation.verb, actorLink(relation.to), relation.when, tagged(relation.tags),
				relation.evidence.map((piece) => make("p", {},
					make("span", { lang: language(piece), dir: "auto" }, words(piece, false)), " ",
					make("cite", {}, speaker(piece), ` ${piece.stance}, `, isolated(piece.document.title), state(piece)))),
			].map((content) => make("td", {}, content)));
	},

	fill() {
		const key = this.keys[this.column];
		const order = new Intl.Collator("en", { numeric: true });
		const compare = (a, b) => typeof a === "number" ? a - b : order.compare(a, b);
		const keyed = Array.from(shown, (relation) => [key(relation), relation]);
		keyed.sort((a, b) => this.direction * compare(a[0], b[0]) || a[1].number - b[1].number);
		byId("table").tBodies[0].replaceChildren(...keyed.map(([, relation]) => this.row(relation)));
		[...byId("table-heads").cells].forEach((cell, column) => {
			if (column !== this.column) return cell.removeAttribute("aria-sort");
			cell.setAttribute("aria-sort", this.direction > 0 ? "ascending" : "descending");
		});
		this.isFilled = true;
	},
};

// Views and addresses.

function show(view) {
	for (const name of ["map", "table"]) {
		byId(`${name}-view`).hidden = name !== view;
		const tab = byId(`${name}-tab`);
		tab.setAttribute("aria-selected", name === view);
		tab.tabIndex = name === view ? 0 : -1;
	}
	if (view === "table" && !table.isFilled) table.fill();
}

/** Shows what the address asks for: `#actor/<id>`, `#relation/<id>`, `#path/<id>/<id>`, `#table`. */
function route() {
	let [kind, ...ids] = location.hash.slice(1).split("/");
	try { ids = ids.map(decodeURIComponent); } catch { /* No address of ours. */ }
	const [one, other] = ids.map((id) => actorsById.get(id));
	if (kind === "actor" && one) showActor(one);
	else if (kind === "relation" && relationsById.has(ids[0])) showRelation(relationsById.get(ids[0]));
	else if (kind === "path" && one && other) showPath(one, other);
	else {
		if (kind === "table") {
			show("table");
			byId("table-view").focus();
		}
		close();
	}
}

const leave = () => { if (!byId("panel").hidden) location.hash = "#all"; };

// Beginning.

const drawing = document.querySelector("#map > svg");
const map = drawing && new VectorMap(byId("map"), drawing, (thing) => {
	if (thing) location.hash = thing.hash;
	else leave();
});

buildFilters();
press("more", () => {
	const isOpen = byId("filters").classList.toggle("open");
	byId("more").setAttribute("aria-expanded", isOpen);
});
byId("theme").setAttribute("aria-pressed", matchMedia("(prefers-color-scheme: dark)").matches);
press("theme", ({ target }) => {
	const isDark = target.getAttribute("aria-pressed") !== "true";
	document.documentElement.dataset.theme = isDark ? "dark" : "light";
	target.setAttribute("aria-pressed", isDark);
});
press("reset", () => { byId("filters").reset(); applyFilters(); });
press("close", leave);
press("table-heads", ({ target }) => { if (target.matches("button")) table.sort(target.parentElement.cellIndex); });
press("zoom-in", () => map?.zoom(1.4));
press("zoom-out", () => map?.zoom(1 / 1.4));
press("zoom-all", () => map?.fit());
for (const [name, other] of [["map", "table"], ["table", "map"]]) {
	press(`${name}-tab`, () => show(name));
	on(byId(`${name}-tab`), "keydown", (event) => {
		if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
		show(other);
		byId(`${other}-tab`).focus();
	});
}
combobox(byId("search"), byId("suggestions"), found, (item) => { location.hash = item.hash; });
on(document, "keydown", (event) => {
	if (event.key === "Escape") leave();
	else if (event.key === "/" && !event.target.matches("input, select")) {
		event.preventDefault();
		byId("search").focus();
	}
});
on(window, "hashchange", route);
on(window, "beforeprint", () => { if (!table.isFilled) table.fill(); });

show(map ? "map" : "table");
map?.fit(false);
route();
isOpened = true;
}
