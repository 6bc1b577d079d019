import KnowledgeGraph

/// What of SVG may stand in a picture of ours; whatever is not here is left out.
enum SVGAllowlist {
  /// An element of a picture, as far as it is treated in a way of its own.
  enum Element {
    case root, group, link, title, text, shape
  }

  /// The element called `name`; nothing where it may not be there, with all that is in it.
  static func element(_ name: Span<UInt8>) -> Element? {
    for (known, element) in elements where name.isEqual(to: known.utf8.span) { return element }
    return nil
  }

  /// Whether an attribute may have `value`. Nothing of it can name a file, call a function or hold a style sheet.
  static func allows(_ name: Span<UInt8>, _ value: Span<UInt8>) -> Bool {
    for known in attributes where name.isEqual(to: known.utf8.span) { return isPlain(value) }
    return name.isEqual(to: "transform".utf8.span) && isPlain(value, calls: true)
  }

  /// Whether a link may lead there.
  static func allowsLink(_ value: Span<UInt8>) -> Bool {
    for beginning in ["#", "http://", "https://", "mailto:"] {
      guard value.count > beginning.utf8.count else { continue }
      if value.extracting(0..<beginning.utf8.count).isEqual(to: beginning.utf8.span) { return true }
    }
    return false
  }

  private static let elements: [(String, Element)] = [
    ("g", .group), ("path", .shape), ("polygon", .shape), ("text", .text), ("title", .title),
    ("a", .link), ("ellipse", .shape), ("polyline", .shape), ("rect", .shape), ("tspan", .text),
    ("svg", .root), ("defs", .group),
  ]

  private static let attributes = [
    "fill", "stroke", "d", "points", "x", "y", "text-anchor", "font-family", "font-size", "class",
    "cx", "cy", "rx", "ry", "stroke-dasharray", "stroke-width", "font-weight", "font-style",
    "fill-opacity", "stroke-opacity", "opacity", "text-decoration", "baseline-shift", "width",
    "height", "viewBox", "xml:space", "id",
  ]

  /// Whether a value has only letters, digits and what numbers, colours and names of fonts are made of.
  private static func isPlain(_ value: Span<UInt8>, calls: Bool = false) -> Bool {
    for index in value.indices {
      switch value[index] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: continue
      case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "%"),
        UInt8(ascii: "'"):
        continue
      case UInt8(ascii: "("), UInt8(ascii: ")"): if !calls { return false }
      default: return false
      }
    }
    return true
  }
}
