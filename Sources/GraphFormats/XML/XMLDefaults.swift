/// How far values go that a file gives to all elements without one of their own.
enum XMLDefaults {
  /// More are taken only of a file that has as many bytes.
  static let many = 10_000_000

  static let areTooMany =
    "more default values than the file has bytes; leave out keys with a <default>"
}
