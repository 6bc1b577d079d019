import KnowledgeGraph

/// A sheet as DOT text.
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
    // The letters may be wider than was reckoned; Graphviz does not warn of it.
    attributes.add("fixedsize", "shape")
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
  }

  /// With three decimals at most.
  static func number(_ number: Double) -> String {
    let thousandths = Int((number * 1_000).rounded())
    let rest = String(thousandths % 1_000 + 1_000).dropFirst()
    return "\(thousandths / 1_000).\(rest)"
  }
}
