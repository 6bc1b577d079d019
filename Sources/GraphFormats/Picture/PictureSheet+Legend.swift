import KnowledgeGraph

/// The legend on a sheet.
extension PictureSheet {
  /// The legend, in rows.
  func add(_ legend: Legend, to block: inout Block) {
    let size = 0.95 * unit
    let (sample, row) = (2.6 * unit, 1.9 * unit)
    var x = 0.0
    var wasLine = false
    for (place, entry) in legend.entries.enumerated() {
      let label = "\(entry.label) \(entry.count)"
      let textWidth = TextWidth.of(label) * size * 1.08
      let needed = sample + 0.6 * unit + textWidth
      let beginsLines = entry.sign.isLine && !wasLine
      if x > 0, x + needed > width || beginsLines {
        x = 0
        block.height += row
      }
      wasLine = entry.sign.isLine
      addSample(entry.sign, place + 1, x: x, width: sample, height: 1.2 * unit, to: &block)
      block.items.append(
        Item(
          kind: .text([label], size: size, color: theme.ink, font: Drawing.font),
          x: x + sample + 0.6 * unit, y: block.height, width: textWidth, height: 1.2 * unit,
          kindOfThing: "legend", number: place + 1))
      x += needed + 1.6 * unit
    }
    if !legend.entries.isEmpty { block.height += row }
  }

  private func addSample(
    _ sign: Legend.Sign, _ number: Int, x: Double, width: Double, height: Double,
    to block: inout Block
  ) {
    var attributes = DOTAttributes()
    var kinds: [Item.Kind] = []
    switch sign {
    case .actor(let color, let shape):
      attributes.add("shape", shape.graphvizName)
      attributes.add("style", shape == .roundedRectangle ? "rounded,filled" : "filled")
      attributes.add("fillcolor", color.description)
      kinds = [.actor(attributes)]
    case .unnamedSource:
      attributes.add("shape", "ellipse")
      attributes.add("style", "filled,dashed")
      attributes.add("fillcolor", theme.paper.description)
      attributes.add("color", theme.softInk.description)
      kinds = [.actor(attributes)]
    case .box:
      attributes.add("shape", "box")
      attributes.add("style", "rounded")
      attributes.add("color", theme.softInk.description)
      kinds = [.actor(attributes)]
    case .family(let color): kinds = [line(color, width: width, height: height, "penwidth", "2")]
    case .pattern(let style):
      kinds = [line(theme.ink, width: width, height: height, "style", style.rawValue)]
    case .disputed:
      kinds = [
        line(theme.ink, width: width, height: height, "style", "solid"),
        line(theme.ink, width: width, height: height, "style", "dotted", beside: 3),
      ]
    case .negative: kinds = [line(theme.ink, width: width, height: height, "arrowhead", "tee")]
    case .inferred: kinds = [line(theme.ink, width: width, height: height, "arrowhead", "onormal")]
    case .wide:
      kinds = [
        line(
          theme.ink, width: width, height: height, "penwidth", Drawing.lineWidth(documents: 3))
      ]
    }
    for (order, kind) in kinds.enumerated() {
      block.items.append(
        Item(
          kind: kind, x: x, y: block.height, width: width, height: height,
          kindOfThing: order == 0 ? "sign" : "sign-beside", number: number))
    }
  }

  /// A sample of a line, from the upper left corner of its item.
  private func line(
    _ color: Color, width: Double, height: Double, _ name: String, _ value: String,
    beside distance: Double? = nil
  ) -> Item.Kind {
    var attributes = DOTAttributes()
    attributes.add("color", color.description)
    attributes.add(name, value)
    let hasArrow = name == "arrowhead"
    if !hasArrow { attributes.add("dir", "none") }
    let tip = PicturePlan.Point(x: width, y: -height / 2)
    let line = PicturePlan.Line(
      from: .init(x: 0, y: -height / 2),
      to: hasArrow ? .init(x: width - 7, y: -height / 2) : tip, arrow: hasArrow ? tip : nil)
    return .line(distance.map { line.beside($0) } ?? line, attributes)
  }
}

extension Legend.Sign {
  /// Whether it is shown by a line.
  fileprivate var isLine: Bool {
    switch self {
    case .actor, .unnamedSource, .box: false
    default: true
    }
  }
}
