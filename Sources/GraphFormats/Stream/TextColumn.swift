import KnowledgeGraph

/// A text for each actor, by its place in the list of actors, on the disk: a slot of fixed size for each, which
/// holds a short text itself, and says of a long one where it is.
struct TextColumn: Sendable {
  private let slots: any ScratchFile
  private let longTexts: any ScratchFile
  private var bytes: [UInt8] = []
  private static let slotSize = 32
  /// What stands in the place of a length where the text is long.
  private static let isLong: UInt8 = 0xFF

  init(_ scratch: any Scratch) throws {
    slots = try scratch.makeFile()
    longTexts = try scratch.makeFile()
  }

  /// Adds the text of the next actor.
  mutating func add(_ text: Span<UInt8>) throws {
    if text.count < TextColumn.slotSize {
      bytes.append(UInt8(text.count))
      bytes.append(copying: text)
      bytes += repeatElement(0, count: TextColumn.slotSize - 1 - text.count)
    } else {
      bytes.append(TextColumn.isLong)
      bytes.append(word: UInt64(longTexts.byteCount))
      bytes.append(word: UInt64(text.count))
      bytes += repeatElement(0, count: TextColumn.slotSize - 17)
      try longTexts.append(text)
    }
    try slots.takeIfMany(&bytes)
  }

  /// Brings what was added to the disk.
  mutating func finish() throws {
    try slots.take(&bytes)
  }

  /// Puts the text of the actor at `place` into `buffer`.
  func read(_ place: UInt32, into buffer: inout [UInt8]) throws {
    try slots.read(
      TextColumn.slotSize, at: Int(place) * TextColumn.slotSize, into: &buffer)
    if buffer[0] == TextColumn.isLong {
      let (start, count) = (Int(buffer.span.word(at: 1)), Int(buffer.span.word(at: 9)))
      return try longTexts.read(count, at: start, into: &buffer)
    }
    buffer.removeSubrange((1 + Int(buffer[0]))...)
    buffer.removeFirst()
  }
}
