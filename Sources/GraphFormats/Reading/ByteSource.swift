public import KnowledgeGraph

/// Where a format reads its bytes: memory, a file, standard input.
public protocol ByteSource<Failure>: ~Copyable {
  /// What can go wrong; `Never` for memory.
  associatedtype Failure: Error

  /// What the source is called: a file's name, without its folder.
  var name: Text { get }

  /// How many bytes there are in all, where that is known.
  var byteCount: Int? { get }

  /// Replaces what `buffer` holds by the bytes that come next; by none where there are no more.
  ///
  /// - Throws: `Failure`, when they cannot be read.
  mutating func read(into buffer: inout [UInt8]) throws(Failure)

  /// Goes on to the next of several files that make one graph; whether there is one. Name, bytes and digest are then
  /// those of that file.
  ///
  /// - Throws: `Failure`, when it cannot be opened.
  mutating func beginNextFile() throws(Failure) -> Bool

  /// The SHA-256 of all bytes, as 64 lower-case hexadecimal digits, where whoever made the source counts
  /// it; asked for when everything has been read.
  func sha256() -> Text?
}

/// A source whose bytes are in memory.
public struct MemorySource: ByteSource {
  public let name: Text
  private let bytes: [UInt8]
  private var position = 0
  private let digest: Text?
  private let blockSize: Int

  /// Makes a source of `bytes` that hands over `blockSize` bytes at a time.
  public init(_ bytes: [UInt8], name: Text, sha256: Text? = nil, blockSize: Int = 1 << 18) {
    self.bytes = bytes
    self.name = name
    digest = sha256
    self.blockSize = blockSize
  }

  public var byteCount: Int? { bytes.count }

  public mutating func read(into buffer: inout [UInt8]) {
    let end = min(position + blockSize, bytes.count)
    buffer.removeAll(keepingCapacity: true)
    buffer.append(copying: bytes.span.extracting(position..<end))
    position = end
  }

  public func sha256() -> Text? { digest }
}

extension ByteSource where Self: ~Copyable {
  /// There is one file only.
  public mutating func beginNextFile() throws(Failure) -> Bool { false }

  /// All bytes that are left, at most `limit` of them: a device may have no end.
  ///
  /// - Throws: `ReadError` where there are more, or what the source throws.
  mutating func readAll(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    if let byteCount, byteCount <= limit { bytes.reserveCapacity(byteCount) }
    var block: [UInt8] = []
    while byteCount ?? 0 <= limit, bytes.count <= limit {
      try read(into: &block)
      if block.isEmpty { return bytes }
      bytes.append(copying: block.span)
    }
    throw ReadError(
      "more than \(limit >> 30) GiB, the most of this format that is read", line: 1, column: 1)
  }
}
