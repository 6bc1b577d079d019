/// What the bytes of a YAML file must be before libyaml sees them.
enum YAMLBytes {
  /// The first reason not to read the bytes, with its place; nil when they are clean.
  static func refusal(of bytes: [UInt8]) -> (message: String, mark: Mark?)? {
    if bytes.count > YAMLReader.sizeLimit {
      let limit = YAMLReader.sizeLimit >> 20
      return ("the file has \(bytes.count) bytes; at most \(limit) MiB are read", nil)
    }
    if let encoding = bytes.announcedForeignEncoding {
      return ("the file is \(encoding), not UTF-8: save it as UTF-8", .start)
    }
    let start = bytes.startsWithByteOrderMark ? 3 : 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        index += 1
        continue
      }
      guard let (scalar, length) = bytes.utf8Scalar(at: index) else {
        return (invalidMessage(bytes, at: index), mark(in: bytes, from: start, to: index))
      }
      if let message = refusal(of: scalar, in: bytes) {
        return (message, mark(in: bytes, from: start, to: index))
      }
      index += length
    }
    return nil
  }

  private static func refusal(of scalar: Unicode.Scalar, in bytes: [UInt8]) -> String? {
    if scalar.value == 0, bytes.prefix(2).contains(0) {
      return "the file looks like UTF-16, not UTF-8: save it as UTF-8"
    }
    if scalar.isForbiddenControl {
      return "control character \(scalar.codePoint): delete it"
    }
    if scalar.value == 0xFFFE || scalar.value == 0xFFFF {
      return "\(scalar.codePoint) is no character: delete it"
    }
    return nil
  }

  private static func invalidMessage(_ bytes: [UInt8], at offset: Int) -> String {
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    let found = "byte 0x\(byte) at offset \(offset) is not UTF-8"
    guard let scalar = Windows1252.scalar(for: bytes[offset]) else {
      return "\(found): save the file as UTF-8"
    }
    return "\(found); in Windows-1252 it is '\(scalar)': save the file as UTF-8,"
      + " or convert it with 'iconv -f WINDOWS-1252 -t UTF-8'"
  }

  private static func mark(in bytes: [UInt8], from start: Int, to end: Int) -> Mark {
    let before = Array(bytes[start..<end])
    let scalars = before.count { $0 & 0xC0 != 0x80 }
    return LineTable(before).mark(ofScalar: scalars)
  }
}
