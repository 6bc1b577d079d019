extension [UInt8] {
  /// The scalar that starts at a byte offset and its length in bytes, or nil when the bytes there
  /// are not UTF-8 (an overlong form, a surrogate, a stray or missing continuation).
  func utf8Scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = self[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard offset + length <= count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) {
      guard self[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(self[index] & 0x3F)
    }
    let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= smallest[length], let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// Whether a UTF-8 byte order mark comes first.
  var startsWithByteOrderMark: Bool { starts(with: [0xEF, 0xBB, 0xBF]) }

  /// The encoding that the first bytes announce when it is not UTF-8, by its usual name.
  var announcedForeignEncoding: String? {
    if starts(with: [0xFF, 0xFE, 0, 0]) || starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    return nil
  }

  /// The kind of file that the first bytes announce when it is no text at all.
  var announcedBinaryKind: String? {
    if starts(with: Array("%PDF-".utf8)) { return "a PDF" }
    if starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a ZIP archive or an office document" }
    return nil
  }
}

/// The encoding that UTF-8 is most often confused with.
enum Windows1252 {
  /// What the bytes 0x80…0x9F mean; nil for the five that mean nothing.
  private static let upper: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  /// The scalar that a byte stands for, or nil when it stands for none.
  static func scalar(for byte: UInt8) -> Unicode.Scalar? {
    (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The byte from 0x80 up that a scalar was read from; C1 controls stand for their own byte.
  static func byte(for scalar: Unicode.Scalar) -> UInt8? {
    if (0x80...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return upper.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
  }

  /// The number of bytes from `offset` on that are one UTF-8 sequence read as
  /// Windows-1252 by mistake, such as `â€œ` for a quotation mark; 0 when they are not.
  static func lengthOfDoubleEncoding(in utf8: [UInt8], at offset: Int) -> Int {
    guard utf8[offset] >= 0xC3, let first = utf8.utf8Scalar(at: offset),
      let lead = byte(for: first.scalar), lead >= 0xC2, lead <= 0xF4
    else { return 0 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var bytes = [lead]
    var next = offset + first.length
    while bytes.count < length, next < utf8.count, let (scalar, size) = utf8.utf8Scalar(at: next),
      let byte = byte(for: scalar)
    {
      bytes.append(byte)
      next += size
    }
    guard bytes.count == length, bytes.utf8Scalar(at: 0) != nil else { return 0 }
    return next - offset
  }
}
