import KnowledgeGraph

/// The sheet that a map is printed on: a headline and a legend above it, its sentences and sources beneath.
///
/// Everything is in points (1/72 inch), upwards from the lower left corner.
struct PictureSheet {
  /// The map, where it is on the sheet.
  private(set) var plan: PicturePlan
  private let theme: Theme
  /// The size of letters: larger on a large sheet, which is seen from afar.
  private let unit: Double
  private(set) var width: Double
  private(set) var height = 0.0
  private var items: [Item] = []
  /// What the names of the sheet's nodes begin with, and no actor's does.
  private let prefix: String

  /// Something that is drawn beside the map; places are its upper left corner.
  private struct Item {
    enum Kind {
      case text([String], size: Double, color: Color, font: String)
      case actor(DOTAttributes)
      case line(PicturePlan.Line, DOTAttributes)
    }

    let kind: Kind
    var x: Double
    /// Downwards from the top of the block that it belongs to.
    var y: Double
    let width: Double
    let height: Double
    let kindOfThing: String
    let number: Int
  }

  /// A part of a sheet, on a page.
  struct View: Sendable {
    /// Width and height of the page, in points.
    let page: PicturePlan.Point
    /// How much larger the page shows what it shows.
    let zoom: Double
    /// What is in the middle of the page.
    let centre: PicturePlan.Point
    /// What stands in the page's lower left corner.
    var caption = ""
  }

  private let view: View?

  /// The sheet of a graph's map, or a part of it.
  init(of graph: Graph, _ style: PictureStyle, _ plan: PicturePlan, _ view: View? = nil) {
    self.view = view
    self.plan = plan
    theme = style.theme
    unit = max(9, min(plan.width, 1.6 * plan.height) / 170)
    width = max(plan.width, style.hasLegend || style.hasFootnotes ? 45 * unit : 0)
    prefix = PictureSheet.prefix(graph)
    var head = Block()
    if style.hasLegend {
      addHeadline(graph, to: &head)
      add(Legend(of: graph, style.theme), to: &head)
    }
    var foot = Block()
    if style.hasFootnotes { _ = add(Footnotes(of: graph), to: &foot) }
    if style.hasLegend || style.hasFootnotes { addSources(graph, to: &foot) }
    place(head, foot)
    if let view, !view.caption.isEmpty { add(view) }
  }

  /// A sheet of sentences only: as many of those from `first` on as have room, of which `first` becomes the next.
  init(
    of footnotes: Footnotes, from first: inout Int, _ style: PictureStyle, _ page: PicturePlan.Point
  ) {
    view = View(page: page, zoom: 1, centre: .init(x: page.x / 2, y: page.y / 2))
    plan = PicturePlan(actors: .init(points: []), lines: [], width: 0, height: 0)
    theme = style.theme
    unit = 10
    prefix = "sheet:"
    (width, height) = (page.x - 2 * PictureSheet.margin, page.y - 2 * PictureSheet.margin)
    var block = Block()
    first = add(footnotes, from: first, within: height, to: &block)
    for var item in block.items {
      item.x += PictureSheet.margin
      item.y = page.y - PictureSheet.margin - item.y
      items.append(item)
    }
    (width, height) = (page.x, page.y)
  }

  /// Of a page, in points: a centimetre.
  static let margin = 28.0

  private mutating func add(_ view: View) {
    let size = 9 / view.zoom
    let inset = PictureSheet.margin / 2 / view.zoom
    items.append(
      Item(
        kind: .text([view.caption], size: size, color: theme.softInk, font: Drawing.font),
        x: view.centre.x - view.page.x / 2 / view.zoom + inset,
        y: view.centre.y - view.page.y / 2 / view.zoom + inset + size,
        width: TextWidth.of(view.caption) * size * 1.1, height: size * PictureSheet.leading,
        kindOfThing: "caption", number: 1))
  }

  /// Items, and how high they are together.
  private struct Block {
    var items: [Item] = []
    var height = 0.0
  }

  private mutating func place(_ head: Block, _ foot: Block) {
    let gap = 1.5 * unit
    let footHeight = foot.height == 0 ? 0 : foot.height + gap
    plan = plan.moved(x: (width - plan.width) / 2, y: footHeight)
    let top = footHeight + plan.height + (head.height == 0 ? 0 : head.height + gap)
    height = top
    for block in [(head, top), (foot, foot.height)] {
      for var item in block.0.items {
        item.y = block.1 - item.y
        items.append(item)
      }
    }
  }

  /// Says what the sheet covers, and which part of it is seen (Graphviz's attributes `bb` and `viewport`).
  func addView(to attributes: inout DOTAttributes) {
    attributes.add("bb", "0,0," + [width, height].map(PictureSheet.number).joined(separator: ","))
    guard let view else { return }
    attributes.add(
      "viewport",
      [view.page.x, view.page.y, view.zoom, view.centre.x, view.centre.y]
        .map(PictureSheet.number).joined(separator: ","))
    attributes.add("margin", "0")
  }

  private static func prefix(_ graph: Graph) -> String {
    var prefix = "sheet:"
    while graph.storage.actors.contains(where: { actor in
      graph.storage.identifiers[actor.id].string.hasPrefix(prefix)
    }) {
      prefix = "_" + prefix
    }
    return prefix
  }
}

/// The blocks.
extension PictureSheet {
  /// The title, and how much there is.
  private func addHeadline(_ graph: Graph, to block: inout Block) {
    let title = Drawing.shortened((graph.metadata.title ?? graph.metadata.name.text).string)
    addText(
      title, size: 2 * unit, color: theme.ink, font: PictureSheet.boldFont, "title", to: &block)
    let counts = [
      PictureSheet.counted(graph.actors.count, "actor"),
      PictureSheet.counted(graph.relations.count, "relation"),
      PictureSheet.counted(graph.documents.count, "document"),
    ].joined(separator: ", ")
    addText(counts, size: unit, color: theme.softInk, font: Drawing.font, "subtitle", to: &block)
    block.height += 0.8 * unit
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }

  private func addText(
    _ text: String, size: Double, color: Color, font: String, _ kind: String,
    to block: inout Block
  ) {
    let lines = TextWidth.lines(of: text, width: width / size * 0.94)
    let height = Double(lines.count) * size * PictureSheet.leading
    block.items.append(
      Item(
        kind: .text(lines, size: size, color: color, font: font), x: 0, y: block.height,
        width: width, height: height, kindOfThing: kind, number: block.items.count + 1))
    block.height += height
  }

  /// The legend, in rows.
  private func add(_ legend: Legend, to block: inout Block) {
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
    for kind in kinds {
      block.items.append(
        Item(
          kind: kind, x: x, y: block.height, width: width, height: height, kindOfThing: "sign",
          number: number))
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

  /// The sentences, in columns: those from `first` on that have room, or all of them.
  ///
  /// - Returns: the first that has none.
  private func add(
    _ footnotes: Footnotes, from first: Int = 0, within limit: Double? = nil, to block: inout Block
  ) -> Int {
    let size = 0.8 * unit
    let gap = 2 * size
    let columns = max(1, Int((width + gap) / (36 * size + gap)))
    let column = (width + gap) / Double(columns) - gap
    let notes = (first..<footnotes.count).lazy.map { place in
      footnotes[place].lines(width: column / size * 0.93)
    }
    let leading = size * PictureSheet.leading
    let between = 0.5 * size
    let highestColumn =
      limit ?? notes.reduce(0) { $0 + Double($1.count) * leading + between } / Double(columns)
    var (x, y, highest) = (0.0, 0.0, 0.0)
    for (place, lines) in zip(first..., notes) {
      let height = Double(lines.count) * leading
      if y > 0, y + (limit == nil ? height / 2 : height) > highestColumn {
        let hasRoom = x + column + gap < width
        if limit != nil, !hasRoom { return place }
        if hasRoom {
          x += column + gap
          y = 0
        }
      }
      block.items.append(
        Item(
          kind: .text(lines, size: size, color: theme.ink, font: Drawing.font), x: x,
          y: block.height + y, width: column, height: height, kindOfThing: "footnote",
          number: place + 1))
      y += height + between
      highest = max(highest, y)
    }
    block.height += highest + unit
    return footnotes.count
  }

  /// The documents.
  private func addSources(_ graph: Graph, to block: inout Block) {
    let sources = graph.documents.prefix(40).map(\.citation)
    let more = graph.documents.count - sources.count
    let list = sources.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    if list.isEmpty { return }
    addText(
      "Sources: " + list, size: 0.9 * unit, color: theme.softInk, font: Drawing.font, "sources",
      to: &block)
  }

  private static let boldFont = "DejaVu Sans Bold"
  /// From one line to the next, as a share of the size.
  private static let leading = 1.2
}

extension Legend.Sign {
  /// Whether it is shown by a line.
  fileprivate var isLine: Bool {
    switch self {
    case .actor, .unnamedSource: false
    default: true
    }
  }
}

extension Footnotes.Note {
  /// The note in lines that are at most so wide, as a share of the size of its letters.
  fileprivate func lines(width: Double) -> [String] {
    let said = pieces.map { "\($0.words) – \($0.voice) (\($0.source))" }
    let text = "\(number)\u{2002}\(claim). " + said.joined(separator: " ")
    return TextWidth.lines(of: Drawing.withoutDirectionControls(text), width: width)
  }
}

/// The DOT text.
extension PictureSheet {
  /// The sheet by itself, without a map.
  var dot: [UInt8] {
    var attributes = DOTAttributes()
    attributes.add("bgcolor", theme.paper.description)
    addView(to: &attributes)
    var block = ByteBlock()
    block.append("digraph {\n  graph [")
    attributes.write(to: &block)
    block.append("];\n")
    write(to: &block)
    block.append("}\n")
    return block.bytes
  }

  /// Writes what is on the sheet beside the map.
  func write(to block: inout ByteBlock) {
    for (place, item) in items.enumerated() {
      switch item.kind {
      case .text(let lines, let size, let color, let font):
        var attributes = DOTAttributes()
        attributes.addLabel("label", lines: lines)
        attributes.add("shape", "plaintext")
        attributes.add("style", "solid")
        attributes.add("margin", "0")
        attributes.add("fontsize", PictureSheet.number(size))
        attributes.add("fontcolor", color.description)
        attributes.add("fontname", font)
        write(item, attributes, place, to: &block)
      case .actor(var attributes):
        attributes.add("label", "")
        write(item, attributes, place, to: &block)
      case .line(let line, let attributes): write(item, line, attributes, place, to: &block)
      }
    }
  }

  private func write(
    _ item: Item, _ own: DOTAttributes, _ place: Int, to block: inout ByteBlock
  ) {
    var attributes = own
    attributes.add("fixedsize", "true")
    attributes.add("width", PictureSheet.number(item.width / 72))
    attributes.add("height", PictureSheet.number(item.height / 72))
    addMarkup(item, to: &attributes)
    block.append("  ")
    block.append(quoted: "\(prefix)\(place)")
    block.append(" [")
    attributes.write(to: &block)
    block.append(", pos=\"")
    block.append(PicturePlan.Point(x: item.x + item.width / 2, y: item.y - item.height / 2))
    block.append("\"];\n")
  }

  private func write(
    _ item: Item, _ line: PicturePlan.Line, _ own: DOTAttributes, _ place: Int,
    to block: inout ByteBlock
  ) {
    let ends = ["\(prefix)\(place)a", "\(prefix)\(place)b"]
    for (end, x) in zip(ends, [item.x, item.x + item.width]) {
      block.append("  ")
      block.append(quoted: end)
      block.append(" [shape=\"point\", style=\"invis\", width=\"0.01\", height=\"0.01\", pos=\"")
      block.append(PicturePlan.Point(x: x, y: item.y - item.height / 2))
      block.append("\"];\n")
    }
    var attributes = own
    addMarkup(item, to: &attributes)
    block.append("  ")
    block.append(quoted: ends[0])
    block.append(" -> ")
    block.append(quoted: ends[1])
    block.append(" [")
    attributes.write(to: &block)
    block.append(", pos=\"")
    block.append(line.moved(x: item.x, y: item.y).curves)
    block.append("\"];\n")
  }

  private func addMarkup(_ item: Item, to attributes: inout DOTAttributes) {
    attributes.add("id", "\(item.kindOfThing)-\(item.number)")
    attributes.add("class", item.kindOfThing)
    attributes.add("tooltip", " ")
  }

  /// With three decimals at most.
  private static func number(_ number: Double) -> String {
    let thousandths = Int((number * 1_000).rounded())
    let rest = String(thousandths % 1_000 + 1_000).dropFirst()
    return "\(thousandths / 1_000).\(rest)"
  }
}
