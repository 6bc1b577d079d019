public import KnowledgeGraph

/// Where the things that a graph holds stand in the file that it was read from, or in several.
///
/// A reader hands over the positions that it has anyway; what they mean is worked out for whoever asks.
public struct ElementPlaces: Sendable {
  /// By kind, and by the elements' places in the graph's lists. What the file has not spelled itself has none.
  private var positions: [ElementKind: [UInt64]] = [:]
  private var unit: Unit

  /// What a position counts.
  enum Unit: Sendable {
    /// Lines from 1: elements begin their lines, or nothing more is known.
    case line
    /// Lines, in the higher 32 bits, and columns, both from 1.
    case lineAndColumn
    /// Lines of files of these names; see ``FilePlace``.
    case fileAndLine([Text])
    /// Bytes from the start of these, from 0.
    case byte([UInt8])
  }

  init(_ unit: Unit) { self.unit = unit }

  /// The positions of the elements of a kind.
  subscript(kind: ElementKind) -> [UInt64] {
    get { positions[kind] ?? [] }
    set { positions[kind] = newValue }
  }

  /// Forgets relations, by their places, that the graph does not have.
  mutating func remove(relations places: Set<Int>) {
    if places.isEmpty { return }
    self[.relation] = self[.relation].enumerated()
      .filter { !places.contains($0.offset) }.map(\.element)
  }

  /// The places, when positions count bytes of `bytes`.
  func counted(in bytes: [UInt8]) -> ElementPlaces {
    var places = self
    places.unit = .byte(bytes)
    return places
  }

  /// Counts lines and columns where that has not been done, so that the file's bytes are needed no more.
  public mutating func count() {
    guard case .byte(let bytes) = unit else { return }
    positions = positions.mapValues { ElementPlaces.counted($0, in: bytes) }
    unit = .lineAndColumn
  }

  /// Lines and columns of byte offsets; each byte is looked at once.
  private static func counted(_ offsets: [UInt64], in bytes: [UInt8]) -> [UInt64] {
    var position = XMLPosition()
    position.begin([bytes])
    var counted = offsets
    for place in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      position.advance(to: Int(offsets[place]))
      counted[place] = position.lineAndColumn
    }
    return counted
  }

  /// Where the element at a place of its list stands; nothing where it has no place of its own. Quick after
  /// ``count()``.
  public func place(of kind: ElementKind, at index: Int) -> Place? {
    guard let list = positions[kind], list.indices.contains(index) else { return nil }
    let position = list[index]
    switch unit {
    case .line: return Place(line: Int(position), column: 1)
    case .lineAndColumn:
      return Place(line: Int(position >> 32), column: Int(position & 0xFFFF_FFFF))
    case .fileAndLine(let files):
      let place = FilePlace(position)
      return Place(
        file: files.count > 1 ? files[place.file] : nil, line: place.line, column: 1)
    case .byte:
      var places = self
      places.count()
      return places.place(of: kind, at: index)
    }
  }

  /// A place in a text file.
  public struct Place: Sendable, Hashable {
    /// The name of the file, where several make one graph.
    public var file: Text?
    /// From 1.
    public let line: Int
    /// In Unicode scalars, from 1; 1 where no more is known than the line.
    public let column: Int
  }
}

extension XMLPosition {
  /// The line, in the higher 32 bits, and the column.
  var lineAndColumn: UInt64 { UInt64(line) << 32 | UInt64(UInt32(clamping: column)) }
}
