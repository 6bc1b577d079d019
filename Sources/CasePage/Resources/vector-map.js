/** The map as Graphviz's SVG. */
class VectorMap extends GraphMap {
	constructor(container, svg, pick) {
		const { width, height } = svg.viewBox.baseVal;
		super(container, width, height, pick);
		Object.assign(this, { svg, lit: [], things: new Map(), elements: new Map(), boxes: new Map() });
		set(svg, { width, height });
		const name = (id) => encodeURIComponent(id).replace(/[_.!~*'()]/g, (sign) => "%" + sign.charCodeAt(0).toString(16))
			.replace(/%(..)/g, (_, digits) => "_" + digits.toLowerCase());
		for (const [kind, list] of [["actor", actors], ["relation", relations]]) {
			for (const thing of list) {
				const element = byId(`${kind}-${name(thing.id)}`);
				if (!element) continue;
				this.things.set(element, thing);
				this.elements.set(thing, element);
			}
		}
		this.matrix = svg.querySelector(".graph")?.transform.baseVal.consolidate()?.matrix ?? { a: 1, d: 1, e: 0, f: 0 };
		this.color();
	}

	color() {
		const sheet = document.styleSheets[0];
		for (const key of ["stroke", "fill"]) {
			const used = new Set(Array.from(this.svg.querySelectorAll(`.edge [${key}]`), (part) => part.getAttribute(key)));
			for (const color of used) {
				if (!/^#[0-9a-f]{6}$/i.test(color)) continue;
				sheet.insertRule(`@media screen { #map .edge [${key}="${color}"] { ${key}: ${onGround(color)}; } }`, sheet.cssRules.length);
			}
		}
	}

	show() { this.svg.style.transform = `translate(${this.left}px, ${this.top}px) scale(${this.scale})`; }

	has(actor) { return this.elements.has(actor); }

	/** Where an actor is in the drawing: left, top, right, bottom. */
	bounds(actor) {
		let bounds = this.boxes.get(actor);
		if (bounds) return bounds;
		const { x, y, width, height } = this.elements.get(actor).getBBox();
		const { a, d, e, f } = this.matrix;
		bounds = [x * a + e, y * d + f, (x + width) * a + e, (y + height) * d + f];
		this.boxes.set(actor, bounds);
		return bounds;
	}

	filter(shows) {
		for (const [thing, element] of this.elements) {
			thing.isAway = !shows(thing);
			element.classList.toggle("away", thing.isAway);
		}
	}

	light(things, chosen = []) {
		for (const element of this.lit) element.classList.remove("lit", "chosen");
		this.lit = [...things].map((thing) => this.elements.get(thing)).filter(Boolean);
		for (const element of this.lit) element.classList.add("lit");
		for (const thing of chosen) this.elements.get(thing)?.classList.add("chosen");
		this.svg.classList.toggle("focused", this.lit.length > 0);
	}

	stand(actor) { return this.elements.get(actor); }

	stands(element) { return this.things.get(element?.closest("g.node, g.edge")); }

	/** What is at a point of the screen, or near: lines are thin. */
	at(x, y) {
		for (const distance of [0, 4, 8]) {
			for (let turn = 0; turn < (distance ? 8 : 1); turn += 1) {
				const angle = turn * Math.PI / 4;
				const thing = this.stands(document.elementFromPoint(x + distance * Math.cos(angle), y + distance * Math.sin(angle)));
				if (thing) return thing;
			}
		}
		return undefined;
	}
}

