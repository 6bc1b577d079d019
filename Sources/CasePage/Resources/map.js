// What is common to maps, whatever they are drawn with. All files of a page are one script.

/** Whether two boxes have something in common; of each: left, top, right, bottom. */
const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

const middle = ([left, top, right, bottom]) => [(left + right) / 2, (top + bottom) / 2];

/** A colour for lines and their names: it keeps its hue, and stands out from the ground, light or dark. */
const onGround = (color) => `light-dark(oklch(from ${color} 0.5 c h), oklch(from ${color} 0.8 c h))`;

/**
 * A map that can be moved. Each kind has these methods besides: `show` puts the drawing where the map now is, `has` and
 * `bounds` say whether and where an actor is in it, `at` what is at a point of the screen; `filter` hides, `light` shows
 * some things before the others; `stand` has an element for an actor that can have the focus, and `stands` says what an element stands for.
 */
class GraphMap {
	constructor(container, width, height, pick) {
		Object.assign(this, { container, width, height, pick, scale: 1, left: 0, top: 0, most: 8, pointers: new Map() });
		this.listen();
		// What was to be seen stays so, until somebody moves the map.
		new ResizeObserver(() => {
			if (this.target) this.reveal(this.target, 1, false);
			this.draw();
		}).observe(container);
	}

	/** Draws anew, where a browser does not do so by itself. */
	draw() {}

	/** Gets ready to be printed, or to be seen again. */
	print() {}

	place(left, top, scale, isFlight = false) {
		const { classList } = this.container;
		Object.assign(this, { left, top, scale });
		classList.toggle("flying", isFlight);
		classList.add("moving");
		clearTimeout(this.rest);
		this.rest = setTimeout(() => {
			classList.remove("moving", "flying");
			this.show();
		}, 250);
		this.show();
	}

	fit(isFlight = true) { this.reveal([], 1, isFlight); }

	move(x, y) {
		this.target = undefined;
		this.place(this.left + x, this.top + y, this.scale);
	}

	/** Zooms around a point of the container, or its middle. */
	zoom(factor, x = this.container.clientWidth / 2, y = this.container.clientHeight / 2) {
		const least = Math.min(this.container.clientWidth / this.width, this.container.clientHeight / this.height) / 2;
		const scale = Math.min(this.most, Math.max(least, this.scale * factor));
		const change = scale / this.scale;
		this.target = undefined;
		this.place(x - (x - this.left) * change, y - (y - this.top) * change, scale);
	}

	/** Brings actors into view, or everything, where the panel does not cover it. */
	reveal(chosen, least = 1, isFlight = true) {
		this.target = chosen;
		const around = this.container.getBoundingClientRect();
		if (around.width < 80) return;
		const boxes = chosen.filter((actor) => this.has(actor)).map((actor) => this.bounds(actor));
		const isAll = boxes.length === 0;
		const [left, top, right, bottom] = isAll ? [0, 0, this.width, this.height]
			: [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...boxes.map((box) => box[side])));
		const cover = panel.getBoundingClientRect();
		const isBelow = !isAll && cover.height > 0 && cover.top > around.top + 1;
		const height = Math.max(80, isBelow ? cover.top - around.top : around.height);
		const whole = Math.min((around.width - 60) / (right - left), (height - 60) / (bottom - top));
		const scale = Math.min(whole, isAll ? 2 : Math.max(this.scale, least));
		this.place((around.width - (left + right) * scale) / 2, (height - (top + bottom) * scale) / 2, scale, isFlight);
	}

	/** Gives the focus to the nearest actor in a direction, or to the one in the middle. */
	walk(x, y) {
		const { container: { clientWidth, clientHeight }, left, top, scale } = this;
		const current = this.stands(document.activeElement);
		const start = current ? middle(this.bounds(current))
			: [(clientWidth / 2 - left) / scale, (clientHeight / 2 - top) / scale];
		let [nearest, least] = [undefined, Infinity];
		for (const actor of actors) {
			if (actor === current || actor.isAway || !this.has(actor)) continue;
			const center = middle(this.bounds(actor));
			const [across, down] = [center[0] - start[0], center[1] - start[1]];
			const ahead = current ? across * x + down * y : Math.abs(across) + Math.abs(down);
			const distance = ahead + 2 * Math.abs(across * y + down * x);
			if (ahead > 0 && distance < least) [nearest, least] = [actor, distance];
		}
		if (!nearest) return;
		const element = this.stand(nearest);
		set(element, { tabindex: -1, role: "button", "aria-label": `${nearest.name}, ${note(nearest)}` });
		element.focus({ preventScroll: true });
		this.reveal([nearest], scale);
	}

	listen() {
		const { container, pointers } = this;
		const offset = ({ clientX, clientY }) => {
			const { left, top } = container.getBoundingClientRect();
			return [clientX - left, clientY - top];
		};
		/** How far apart two fingers are, and what is between them; of one, nothing and itself. */
		const grip = () => {
			const [one, other = one] = [...pointers.values()];
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
			if (!pointers.has(event.pointerId)) return;
			const [wide, x, y] = grip();
			pointers.set(event.pointerId, offset(event));
			const [wider, newX, newY] = grip();
			travelled += Math.hypot(newX - x, newY - y, wider - wide);
			if (travelled < 4) return;
			this.move(newX - x, newY - y);
			if (wide > 0) this.zoom(wider / wide, newX, newY);
		});
		on(container, "pointerup", (event) => {
			if (pointers.delete(event.pointerId) && travelled < 4 && pointers.size === 0) this.pick(this.at(event.clientX, event.clientY));
		});
		on(container, "pointercancel", (event) => pointers.delete(event.pointerId));
		// A screen reader clicks without a pointer.
		on(container, "click", ({ target, detail }) => {
			if (detail === 0 && this.stands(target)) this.pick(this.stands(target));
		});
		on(container, "wheel", (event) => {
			event.preventDefault();
			const step = event.deltaMode ? 24 : 1;
			this.zoom(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0015)), ...offset(event));
		}, { passive: false });
		const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
		const zooms = { "+": 1.25, "=": 1.25, "-": 0.8 };
		on(container, "keydown", (event) => {
			const { key, target } = event;
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (ways[key] && event.shiftKey) this.walk(...ways[key]);
			else if (ways[key]) this.move(...ways[key].map((way) => -60 * way));
			else if (zooms[key]) this.zoom(zooms[key]);
			else if (key === "0") this.fit();
			else if (key === "Enter" || key === " ") this.pick(this.stands(target));
			else return;
			event.preventDefault();
		});
	}
}

