/// A JSON number as it is spelled.
public struct JSONNumber: Sendable {
  /// The spelling in the document.
  public let spelling: ExactString

  /// Makes a number of a spelling that follows the grammar of JSON.
  init(_ spelling: ExactString) { self.spelling = spelling }

  /// The nearest double; infinite where the number is out of range.
  public var double: Double { Double(spelling.string) ?? .nan }

  /// The exact decimal value.
  var decimal: Decimal { Decimal(spelling) }

  /// The number as an `xsd:integer`, if it is whole and less than 10²¹ away from zero.
  ///
  /// The digits are those of the document: a double would round them.
  public var canonicalInteger: ExactString? {
    let decimal = decimal
    guard decimal.exponent >= 0, decimal.digits.count + decimal.exponent <= 21 else { return nil }
    if decimal.digits.isEmpty { return "0" }
    let zeros = String(repeating: "0", count: decimal.exponent)
    let digits = String(decoding: decimal.digits, as: UTF8.self)
    return ExactString((decimal.isNegative ? "-" : "") + digits + zeros)
  }

  /// The number as an `xsd:double` (XML Schema 1.1, part 2, section 3.3.5.2).
  public var canonicalDouble: ExactString {
    let double = double
    if double.isInfinite { return double < 0 ? "-INF" : "INF" }
    let decimal = Decimal(ExactString(double.description))
    guard let first = decimal.digits.first else {
      return double.sign == .minus ? "-0.0E0" : "0.0E0"
    }
    let rest = decimal.digits.dropFirst()
    let exponent = decimal.exponent + rest.count
    var text = decimal.isNegative ? "-" : ""
    text.unicodeScalars.append(Unicode.Scalar(first))
    text += "." + (rest.isEmpty ? "0" : String(decoding: rest, as: UTF8.self)) + "E\(exponent)"
    return ExactString(text)
  }

  /// The number as ECMAScript spells it (ECMA-262, `Number::toString`); nil where a double cannot hold it.
  var ecmaScript: ExactString? {
    let double = double
    guard double.isFinite else { return nil }
    let decimal = Decimal(ExactString(double.description))
    let count = decimal.digits.count
    guard count > 0 else { return "0" }
    let digits = String(decoding: decimal.digits, as: UTF8.self)
    let point = count + decimal.exponent
    var text = decimal.isNegative ? "-" : ""
    switch point {
    case count...21 where decimal.exponent >= 0:
      text += digits + String(repeating: "0", count: decimal.exponent)
    case 1...21: text += digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0: text += "0." + String(repeating: "0", count: -point) + digits
    default:
      text += digits.prefix(1) + (count > 1 ? "." : "") + digits.dropFirst()
      text += "e" + (point > 0 ? "+" : "-") + "\(abs(point - 1))"
    }
    return ExactString(text)
  }
}

extension JSONNumber: Equatable {
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.spelling == right.spelling || left.decimal == right.decimal
  }
}

/// A decimal number without leading or trailing zeros: `digits` × 10^`exponent`.
struct Decimal: Equatable {
  private(set) var isNegative = false
  /// The digits as ASCII; none is zero.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  /// The value of a spelling: an optional sign, digits with an optional point, and an optional exponent.
  init(_ spelling: ExactString) {
    var isAfterPoint = false
    var rest = spelling.utf8[...]
    loop: while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isAfterPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += Decimal.exponent(rest)
        break loop
      default:
        if isAfterPoint { exponent -= 1 }
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
      }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  /// An exponent; one that no number needs stays at a thousand million.
  private static func exponent(_ text: Substring.UTF8View) -> Int {
    var value = 0
    for byte in text where byte >= 0x30 && byte <= 0x39 && value < 1_000_000_000 {
      value = value * 10 + Int(byte - 0x30)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }
}
