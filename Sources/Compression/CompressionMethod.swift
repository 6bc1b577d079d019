/// A way to make a stream of bytes smaller.
public enum CompressionMethod: String, CaseIterable, Sendable {
  /// RFC 1952.
  case gzip
  /// RFC 8878.
  case zstandard

  /// The ending of its files' names, without the dot.
  public var fileExtension: String {
    switch self {
    case .gzip: "gz"
    case .zstandard: "zst"
    }
  }

  /// What its streams begin with.
  private var mark: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstandard: [0x28, 0xB5, 0x2F, 0xFD]
    }
  }

  /// How many bytes ``init(startOf:)`` has to see.
  public static var markLength: Int { 4 }

  /// The method of the files whose names end so.
  public init?(fileExtension: String) {
    let word = fileExtension.lowercased()
    let method = CompressionMethod.allCases.first { $0.fileExtension == word }
    guard let method else { return nil }
    self = method
  }

  /// The method that made a stream that begins with `bytes`; nothing where it is not compressed.
  public init?(startOf bytes: [UInt8]) {
    guard let method = CompressionMethod.allCases.first(where: { bytes.starts(with: $0.mark) })
    else { return nil }
    self = method
  }
}

/// Why a compressed stream cannot be read to its end.
public enum CompressionFault: Error, Sendable {
  /// It is damaged; what the library says of it.
  case damaged(CompressionMethod, String)
  /// It ends too early.
  case cutOff(CompressionMethod)
}

extension CompressionFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .damaged(let method, let reason): "the \(method.rawValue) stream is damaged: \(reason)"
    case .cutOff(let method): "the \(method.rawValue) stream is cut off; fetch the whole file"
    }
  }
}
