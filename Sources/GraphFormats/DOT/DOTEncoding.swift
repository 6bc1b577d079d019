/// Makes text of the bytes of a DOT file: UTF-8, or Latin-1 where the graph says so.
enum DOTEncoding {
  /// The text of a file; `warning` is about a `charset` that is not known.
  static func decode(
    _ bytes: [UInt8]
  ) throws(ReadError) -> (text: DOTText, warning: (problem: String, place: Int)?) {
    try refuseLong(bytes.count)
    try refuseUTF16(bytes)
    let contents = contents(of: bytes)
    if contents == .ascii { return (DOTText(bytes), nil) }
    guard let charset = DOTCharset.declared(in: bytes) else {
      return (try utf8(bytes, contents, ""), nil)
    }
    switch charset.name.lowercased() {
    case "latin-1", "latin1", "l1", "iso-8859-1", "iso_8859-1", "iso8859-1", "iso-ir-100":
      let text = latin1(bytes)
      try refuseLong(text.count)
      return (DOTText(text, isTranscoded: true), nil)
    case "utf-8", "utf8":
      return (try utf8(bytes, contents, ", as its charset says"), nil)
    default:
      let problem = "charset \"\(charset.name)\" is not known, the file is read as UTF-8"
      return (try utf8(bytes, contents, ""), (problem, charset.place))
    }
  }

  private static func refuseLong(_ count: Int) throws(ReadError) {
    guard count >= Int(UInt32.max) else { return }
    throw ReadError("the file has \(count) bytes in UTF-8, at most 4 GiB are read", at: 0, in: [])
  }

  private static func refuseUTF16(_ bytes: [UInt8]) throws(ReadError) {
    guard bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) else { return }
    throw ReadError("the file is UTF-16: save it as UTF-8", at: 0, in: bytes)
  }

  /// What bytes are, before anything is known of them.
  private enum Contents: Equatable {
    case ascii
    case utf8
    /// The offset of the first byte that no UTF-8 has there.
    case invalid(Int)
  }

  private static func contents(of bytes: [UInt8]) -> Contents {
    if let place = bytes.span.firstInvalidByte { return .invalid(place) }
    return bytes.span.endOfASCII(from: 0) == bytes.count ? .ascii : .utf8
  }

  private static func utf8(
    _ bytes: [UInt8], _ contents: Contents, _ reason: String
  ) throws(ReadError) -> DOTText {
    guard case .invalid(let offset) = contents else { return DOTText(bytes) }
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    throw ReadError(
      "byte 0x\(byte) is not UTF-8\(reason): save the file as UTF-8,"
        + " or write charset=latin1 in the graph if it is Latin-1",
      at: offset, in: bytes)
  }

  private static func latin1(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }
}
