import KnowledgeGraph

/// yEd's pictures: what is called and coloured in them is read, where it is drawn is not. In a file of ours only
/// what an element is called counts, and only for one that was added by hand.
extension GraphMLReader {
  mutating func drawn(
    _ name: Span<UInt8>, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    let string = name.string
    switch string.split(separator: ":").last.map(String.init) ?? string {
    case "NodeLabel", "EdgeLabel": return .label
    case _ where assembly.head != nil: break
    case "Fill": try color(attributes, events)
    case "Geometry", "Path", "BendStyle":
      dropLayout()
    default: break
    }
    return .drawing
  }

  private mutating func color(
    _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard nodeIsOpen, let color = attributes.event("color", events) else { return }
    if colorColumn == nil { colorColumn = assembly.column(.actor, "color") }
    do throws(Assembly.Fault) {
      if let colorColumn { try assembly.value(colorColumn, events[color]) }
    } catch {
      throw placed(error)
    }
  }

  mutating func label(_ text: Span<UInt8>) {
    if text.isEmpty { return }
    if assembly.head != nil {
      assembly.draft.shown = [UInt8](copying: text)
    } else if nodeIsOpen {
      assembly.label(text)
    } else if open.contains(.edge) {
      assembly.type(text)
    }
  }
}
