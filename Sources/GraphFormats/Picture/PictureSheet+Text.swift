import KnowledgeGraph

/// The text on a sheet: headline, sentences and sources.
extension PictureSheet {
  /// The title, and how much there is.
  func addHeadline(_ graph: Graph, to block: inout Block) {
    let title = Drawing.shortened((graph.metadata.title ?? graph.metadata.name.text).string)
    addText(
      title, size: 2 * unit, color: theme.ink, font: Drawing.boldFont, "title", to: &block)
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

  /// The sentences, in columns: those from `first` on that have room, or all of them.
  ///
  /// - Returns: the first that has none.
  func add(
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
  func addSources(_ graph: Graph, to block: inout Block) {
    let sources = graph.documents.prefix(40).map { $0.citation(text: PlainLine.text) }
    let more = graph.documents.count - sources.count
    let list = sources.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    if list.isEmpty { return }
    addText(
      "Sources: " + list, size: 0.9 * unit, color: theme.softInk, font: Drawing.font, "sources",
      to: &block)
  }

  /// From one line to the next, as a share of the size.
  static let leading = 1.2
}

extension Footnotes.Note {
  /// The note in lines that are at most so wide, as a share of the size of its letters.
  fileprivate func lines(width: Double) -> [String] {
    let said = pieces.map { "\($0.words) – \($0.voice) (\($0.source))" }
    let text = "\(number)\u{2002}\(claim). " + said.joined(separator: " ")
    // Pango takes the direction of the first letter for that of the line, also where it is isolated.
    let mark = text.contains("\u{2068}") ? "\u{200E}" : ""
    return TextWidth.lines(of: mark + text, width: width)
  }
}
