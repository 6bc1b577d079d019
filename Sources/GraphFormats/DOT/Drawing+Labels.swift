import KnowledgeGraph

/// Names and labels as a picture shows them.
extension Drawing {
  /// The most Unicode scalars of a name that a picture shows; the data has all of them.
  private static let longestLabel = 120

  /// A label as a picture shows it: not too long, and without the controls that turn text around.
  package static func shortened(_ label: String) -> String {
    let scalars = withoutDirectionControls(label).unicodeScalars
    guard scalars.count > longestLabel else { return String(scalars) }
    return String(String.UnicodeScalarView(scalars.prefix(longestLabel - 1))) + "…"
  }

  /// A text with a mark in place of each control that turns text around.
  static func withoutDirectionControls(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.isDirectionControl ? "\u{FFFD}" : $0 }))
  }

  /// `label` in lines of at most `width` Unicode scalars, broken at spaces; a longer word stays whole.
  package static func wrapped(_ label: String, width: Int) -> String {
    var lines: [String] = []
    for word in label.split(whereSeparator: \.isWhitespace) {
      if let line = lines.last, line.unicodeScalars.count + word.unicodeScalars.count < width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Appends a label as `shortened` and `wrapped` would have it, byte by byte; false where it has scalars
  /// that take a closer look.
  static func append(
    wrapping label: Span<UInt8>, width: Int, to block: inout ByteBlock
  ) -> Bool {
    guard label.count <= longestLabel else { return false }
    for index in label.indices {
      switch label[index] {
      // What may begin white space or a control of direction.
      case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1...0xE3: return false
      default: break
      }
    }
    block.append(UInt8(ascii: "\""))
    var lineLength = 0
    var start = 0
    while start < label.count {
      var end = start
      var length = 0
      while end < label.count, label[end] != UInt8(ascii: " ") {
        if label[end] & 0xC0 != 0x80 { length += 1 }
        end += 1
      }
      if length > 0 {
        if lineLength > 0 {
          let fits = lineLength + length < width
          block.append(fits ? " " : "\\n")
          lineLength = fits ? lineLength + 1 : 0
        }
        block.append(label.extracting(start..<end), escaping: DOTLabelEscapes.self)
        lineLength += length
      }
      start = end + 1
    }
    block.append(UInt8(ascii: "\""))
    return true
  }
}

/// What stands at lines.
extension Drawing {
  /// The most relations that are named at one line.
  private static let longestList = 5

  /// Appends what an engine has to know of a line for several relations: how large its label is.
  func append(bundle places: [Int], to block: inout ByteBlock) {
    var attributes = DOTAttributes()
    attributes.addLabel("label", linesAreLabelled ? label(of: places) : "")
    attributes.write(to: &block)
  }

  /// What stands at a line, in lines: what its relations are called, in a picture each with the number of its sentence.
  func label(of places: [Int]) -> String {
    func numbered(_ name: String, _ place: Int) -> String {
      nameSizes == nil
        ? name : name + "\u{A0}" + Footnotes.superscript(Footnotes.number(at: place))
    }
    func name(_ place: Int) -> String {
      Drawing.shortened(self.name(of: storage.relations[place]))
    }
    if !detail.linesAreNamed {
      return places.prefix(Drawing.longestList).map { numbered("", $0) }.joined()
        + (places.count > Drawing.longestList ? "…" : "")
    }
    if places.count == 1 {
      return numbered(Drawing.wrapped(name(places[0]), width: 20), places[0])
    }
    var lines = places.prefix(Drawing.longestList).map { numbered(name($0), $0) }
    if places.count > lines.count { lines.append("and \(places.count - lines.count) more") }
    return lines.joined(separator: "\n")
  }

  func name(of relation: RelationRow) -> String {
    relation.marks + (relationTypes.places[relation.type].map { relationTypes.labels[$0] } ?? "")
  }
}

extension Unicode.Scalar {
  /// Whether the scalar changes the direction of text (Unicode's explicit formatting characters).
  var isDirectionControl: Bool {
    switch value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: true
    default: false
    }
  }
}
