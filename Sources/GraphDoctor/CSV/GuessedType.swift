/// The type that Gephi guesses for a column of a table: the first in its list that fits the first rows.
struct GuessedType: Sendable {
  /// How many rows Gephi looks at.
  static let rowLimit = 25

  /// What fits all values so far; later ones in the list hold those before, too.
  private var fitting: Set<Kind> = Set(Kind.allCases)
  private var isGuessed = false
  private var guess: Kind?

  private enum Kind: CaseIterable {
    case truth, int, long, whole, decimal

    func holds(_ text: String) -> Bool {
      switch self {
      case .truth: ["true", "false"].contains(text.lowercased())
      case .int: Int32(text) != nil
      case .long: Int64(text) != nil
      case .whole:
        !text.isEmpty
          && text.drop { $0 == "-" || $0 == "+" }.allSatisfy { $0.isASCII && $0.isNumber }
      case .decimal: Double(text) != nil
      }
    }
  }

  /// Takes the next value; whether the column's type, once guessed, holds it.
  mutating func takes(_ value: [UInt8], row: Int) -> Bool {
    if row > GuessedType.rowLimit, !isGuessed {
      isGuessed = true
      if fitting.count < Kind.allCases.count {
        guess = Kind.allCases.first(where: fitting.contains)
      }
    }
    if value.isEmpty || isGuessed && guess == nil { return true }
    // No number is as long as that.
    let text = value.count > 400 ? "-" : String(decoding: value, as: UTF8.self)
    if let guess { return guess.holds(text) }
    fitting = fitting.filter { $0.holds(text) }
    return true
  }
}
