import KnowledgeGraph

extension Span where Element == UInt8 {
  /// Whether it is a number that is zero.
  var isZero: Bool { !isEmpty && count <= 400 && Double(string) == 0 }

  /// Whether it is a colour as Gephi reads it: `#rrggbb`, `0xrrggbb`, a number, or what may be a name.
  var isColor: Bool {
    let text = string.lowercased()
    if text.allSatisfy(\.isLetter) { return true }
    for prefix in ["#", "0x", ""] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(prefix.count)
      let radix = prefix.isEmpty ? 10 : 16
      return !digits.isEmpty && digits.count <= 8 && Int32(digits, radix: radix) != nil
    }
    return false
  }
}
