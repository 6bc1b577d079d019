/// A day, a month or a year of the Gregorian calendar, as exactly as a source gives it.
public struct PartialDate: Hashable, Sendable {
  // Four bytes, as there may be millions; 0 where a part is not known.
  private let storedYear: UInt16
  private let storedMonth: UInt8
  private let storedDay: UInt8

  /// The year, 1 to 9999.
  public var year: Int { Int(storedYear) }
  /// The month, 1 to 12, where it is known.
  public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// The day of the month, where it is known.
  public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// Makes a date, or nothing when no such day exists.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1) else { return nil }
    if let day {
      guard let month, (1...PartialDate.days(in: month, of: year)).contains(day) else { return nil }
    }
    storedYear = UInt16(year)
    storedMonth = UInt8(month ?? 0)
    storedDay = UInt8(day ?? 0)
  }

  /// Reads `2024`, `2024-03` or `2024-03-05` (XML Schema's `gYear`, `gYearMonth` and `date` without a
  /// time zone); nothing else is a date.
  public init?(_ string: String) {
    let parts = string.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() {
      guard index == 0 || part.count == 2, let number = PartialDate.number(part) else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0],
      month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// Whether every day that `self` may mean lies before every day that `other` may mean.
  public func isBefore(_ other: PartialDate) -> Bool {
    if year != other.year { return year < other.year }
    guard let month, let otherMonth = other.month else { return false }
    if month != otherMonth { return month < otherMonth }
    guard let day, let otherDay = other.day else { return false }
    return day < otherDay
  }

  /// The first day that the date may mean.
  package var firstDay: PartialDate {
    PartialDate(year: year, month: month ?? 1, day: day ?? 1) ?? self
  }

  /// The last day that the date may mean.
  package var lastDay: PartialDate {
    let month = month ?? 12
    let day = day ?? PartialDate.days(in: month, of: year)
    return PartialDate(year: year, month: month, day: day) ?? self
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date as `2024`, `2024-03` or `2024-03-05`.
  public var description: String {
    var text = PartialDate.padded(year, to: 4)
    if let month { text += "-" + PartialDate.padded(month, to: 2) }
    if let day { text += "-" + PartialDate.padded(day, to: 2) }
    return text
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
